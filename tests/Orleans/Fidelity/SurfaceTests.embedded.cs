namespace Nexus.Orleans.Tests.Fidelity;

/// <summary>The comparison itself, on two types that claim to be the same.</summary>
public sealed class SurfaceTests
{
    public abstract class Here<T> : IDisposable
    {
        public const int Limit = 3;

        public abstract void Abstract();

        public virtual void Virtual() => Instance();

        public void Dispose() => GC.SuppressFinalize(this);

        public void Instance() => Limit.ToString();

        public int Count { get; set; }

        public override string ToString() => "";

        protected void Protected() => Instance();

        public void Named(int size) => Instance();

        public void Defaulted(int size = 3) => Instance();

        public TResult Generic<TResult>(T value) where TResult : class => throw new NotSupportedException();

        public void Same(in T value, params string[] rest) => Instance();

        private void Private() => Instance();
    }

    public class There<T> where T : class
    {
        public const int Limit = 4;

        public virtual void Abstract() => Static();

        public void Virtual() => Static();

        public static void Static() => Limit.ToString();

        public static void Instance() => Static();

        public int Count { get; init; }

        public void Protected() => Static();

        public There()
        {
        }

        public There(int length) => Named(length);

        public void Named(int length) => Static();

        public void Defaulted(int size = 4) => Static();

        public TResult Generic<TResult>(T value) => throw new NotSupportedException();

        public void Same(in T value, params string[] rest) => Static();
    }

    public class Heir : There<string>;

    public class Claimant
    {
        public Claimant()
        {
        }

        public Claimant(int length) => Named(length);

        public void Named(int length) => ToString();

        public void Missing() => ToString();
    }

    private static readonly IReadOnlyDictionary<string, SurfaceType> s_types = Surface.Read(typeof(SurfaceTests).Assembly.Location);

    [Fact]
    public void Type_equals_itself() => Assert.Empty(Of("Here`1").DifferencesFrom(Of("Here`1"), s_types, _ => true));

    [Fact]
    public void Every_difference_is_seen() => Assert.Equal(
        [
            "X: !!0 Generic<!0 & ReferenceTypeConstraint>(!0 value) is not there",
            "X: System.Void Abstract() is abstract here, virtual there",
            "X: System.Void Defaulted(System.Int32 size = 3) is not there",
            "X: System.Void Dispose() is not there",
            "X: System.Void Instance() is not there",
            "X: System.Void Named(System.Int32 size) is not there",
            "X: System.Void Virtual() is virtual here, final there",
            "X: System.Void set_Count(System.Int32 value) is not there",
            "X: abstract class<!0> is class<!0 & ReferenceTypeConstraint> there",
            "X: does not implement System.IDisposable there",
            "X: protected System.Void .ctor() is not there",
            "X: protected System.Void Protected() is not there",
            "X: static const System.Int32 Limit = 3 is not there",
        ],
        (Of("Here`1") with { Name = "X" }).DifferencesFrom(Of("There`1"), s_types, _ => true).Order(StringComparer.Ordinal));

    [Fact]
    public void Inherited_members_are_there_and_constructors_are_not() => Assert.Equal(
        ["X: System.Void .ctor(System.Int32 length) is not there", "X: System.Void Missing() is not there"],
        (Of("Claimant") with { Name = "X" }).DifferencesFrom(Of("Heir"), s_types, _ => true));

    [Fact]
    public void Another_base_is_seen() => Assert.Equal(
        [$"X: does not derive from {typeof(SurfaceTests).FullName}+There`1<System.String> there"],
        (Of("Heir") with { Name = "X" }).DifferencesFrom(Of("Claimant"), s_types, _ => true));

    private static SurfaceType Of(string name) => s_types[$"{typeof(SurfaceTests).FullName}+{name}"];
}
