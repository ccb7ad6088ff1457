namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>The schema that the specification's section 5 tells its examples with, as classes.</summary>
public static class PetSchema
{
    public enum DogCommand
    {
        Sit,
        Heel,
        Down,
    }

    public enum CatCommand
    {
        Jump,
    }

    public enum FurColor
    {
        Brown,
        Black,
    }

    [InterfaceType("Sentient")]
    public interface ISentient
    {
        string Name { get; }
    }

    [InterfaceType("Pet")]
    public interface IPet
    {
        string Name { get; }
    }

    [UnionType("CatOrDog")]
    public interface ICatOrDog;

    [UnionType("HumanOrAlien")]
    public interface IHumanOrAlien;

    public sealed class Dog : IPet, ICatOrDog
    {
        public string Name => "Rex";

        public string? Nickname => null;

        public int? BarkVolume => null;

        public Human? Owner => null;

        public bool DoesKnowCommand(DogCommand dogCommand) => dogCommand == DogCommand.Sit;

        public bool IsHouseTrained(bool? atOtherHomes) => atOtherHomes ?? false;
    }

    public sealed class Cat : IPet, ICatOrDog
    {
        public string Name => "Tom";

        public string? Nickname => null;

        public int? MeowVolume => null;

        public FurColor? Fur => null;

        public bool DoesKnowCommand(CatCommand catCommand) => catCommand == CatCommand.Jump;
    }

    public sealed class Human : ISentient, IHumanOrAlien
    {
        public string Name => "Ada";

        public IReadOnlyList<IPet>? Pets => null;

        public Human? Friend => null;
    }

    public sealed class Alien : ISentient, IHumanOrAlien
    {
        public string Name => "Zorg";

        public string? HomePlanet => null;
    }

    public sealed class Arguments
    {
        public int MultipleRequirements(int x, int y) => x + y;

        public bool? BooleanArgField(bool? booleanArg) => booleanArg;

        public double? FloatArgField(double? floatArg) => floatArg;

        public int? IntArgField(int? intArg) => intArg;

        public string? StringArgField(string? stringArg) => stringArg;

        public string? IdArgField([ID] string? idArg) => idArg;

        public FurColor? EnumArgField(FurColor? enumArg) => enumArg;

        public bool NonNullBooleanArgField(bool nonNullBooleanArg) => nonNullBooleanArg;

        public IReadOnlyList<bool?>? BooleanListArgField(IReadOnlyList<bool?> booleanListArg) => booleanListArg;

        public IReadOnlyList<string>? StringListArgField(IReadOnlyList<string>? stringListArg) => stringListArg;

        public bool OptionalNonNullBooleanArgField(bool optionalBooleanArg = false) => optionalBooleanArg;
    }

    public sealed record ComplexInput(string Name, int? Weight, FurColor? Fur, ComplexInput? Child);

    public sealed class Query
    {
        public Dog? Dog => null;

        public Cat? Cat => null;

        public IPet? Pet => null;

        public ICatOrDog? CatOrDog => null;

        public Human? Human => null;

        public Alien? Alien => null;

        public IHumanOrAlien? HumanOrAlien => null;

        public ISentient? Sentient => null;

        public Arguments? Arguments => null;

        public Dog? FindDog(ComplexInput? complex) => complex is null ? null : new Dog();

        public bool? BooleanList(IReadOnlyList<bool>? booleanListArg) => booleanListArg?.Count > 0;
    }

    public sealed class Mutation
    {
        public string? Rename(string name) => name;
    }

    public sealed class Subscription
    {
        [Subscribe(With = nameof(SubscribeToMessages))]
        public string NewMessage([EventMessage] string message) => message;

        [Subscribe(With = nameof(SubscribeToMessages))]
        public string DisallowedSecondRootField([EventMessage] string message) => message;

        [GraphQLIgnore]
        public async IAsyncEnumerable<string> SubscribeToMessages()
        {
            await Task.CompletedTask;
            yield return "hello";
        }
    }
}
