using System.Text;

namespace Nexus.HotChocolate.Tests.Hostile;

/// <summary>Documents over the pets' schema that are cheap to send and mean to be dear to look at.</summary>
public static class Floods
{
    private static readonly Dictionary<string, Func<int, string>> s_documents = new(StringComparer.Ordinal)
    {
        ["one field"] = n => $"{{ dog {{ {Repeat(n, _ => "name ")}}} }}",
        ["aliases of one field"] = n => $"{{ dog {{ {Repeat(n, i => $"a{i}: name ")}}} }}",
        ["objects of one name"] = n => $"{{ {Repeat(n, _ => "dog { name owner { name } } ")}}}",
        ["conflicts"] = n => $"{{ dog {{ {Repeat(n, i => $"a{i}: name a{i}: nickname ")}}} }}",
        ["fragments that spread all later ones"] = n => "{ dog { ...F0 } } "
            + Repeat(Root(n), i => $"fragment F{i} on Dog {{ x{i}: name {Repeat(Root(n) - i - 1, j => $"...F{i + j + 1} ")}}} "),
        ["chain of fragments"] = n => "{ dog { ...F0 } } "
            + Repeat(n, i => $"fragment F{i} on Dog {{ ...F{i + 1} }} ") + $"fragment F{n} on Dog {{ name }}",
        ["chain of doubled fragments"] = n => "{ dog { ...F0 } } "
            + Repeat(n, i => $"fragment F{i} on Dog {{ ...F{i + 1} ...F{i + 1} }} ") + $"fragment F{n} on Dog {{ name }}",
        ["chain of objects"] = n => "{ dog { owner { ...F0 } } } "
            + Repeat(n, i => $"fragment F{i} on Human {{ friend {{ ...F{i + 1} }} }} ") + $"fragment F{n} on Human {{ name }}",
        ["chain of doubled objects"] = n => "{ dog { owner { ...F0 } } } "
            + Repeat(n, i => $"fragment F{i} on Human {{ a: friend {{ ...F{i + 1} }} b: friend {{ ...F{i + 1} }} }} ")
            + $"fragment F{n} on Human {{ name }}",
        ["cycle of fragments"] = n => "{ dog { ...F0 } } " + Repeat(n, i => $"fragment F{i} on Dog {{ ...F{(i + 1) % n} }} "),
        ["cycle of doubled fragments"] = n => "{ dog { ...F0 } } "
            + Repeat(n, i => $"fragment F{i} on Dog {{ ...F{(i + 1) % n} ...F{(i + 7) % n} }} "),
        ["doubled fragments of introspection"] = n => "{ __schema { ...F0 } } "
            + Repeat(n, i => $"fragment F{i} on __Schema {{ ...F{i + 1} ...F{i + 1} }} ")
            + $"fragment F{n} on __Schema {{ queryType {{ name }} }}",
        ["fragment of introspection that spreads itself"] = n => "{ __schema { ...F } } "
            + $"fragment F on __Schema {{ {Repeat(n, _ => "...F ")}}}",
        ["arguments"] = n => $"{{ dog {{ {Repeat(2, _ => $"isHouseTrained({Repeat(n, i => $"a{i}: true ")}) ")}}} }}",
        ["members of an object value"] = n
            => $"{{ dog {{ {Repeat(2, _ => $"isHouseTrained(atOtherHomes: {{ {Repeat(n, i => $"a{i}: true ")}}}) ")}}} }}",
        ["items of a list value"] = n => $"{{ dog {{ isHouseTrained(atOtherHomes: [{Repeat(n, _ => "true ")}]) }} }}",
        ["variables"] = n => $"query({Repeat(n, i => $"$v{i}: Boolean ")}) "
            + $"{{ dog {{ {Repeat(n, i => $"a{i}: isHouseTrained(atOtherHomes: $v{i}) ")}}} }}",
        ["variables that are not defined"] = n => $"{{ dog {{ {Repeat(n, i => $"a{i}: isHouseTrained(atOtherHomes: $v{i}) ")}}} }}",
        ["operations that reach all fragments"] = n => Repeat(n, i => $"query Q{i} {{ dog {{ ...F0 }} }} ")
            + Repeat(n, i => $"fragment F{i} on Dog {{ ...F{i + 1} }} ") + $"fragment F{n} on Dog {{ name }}",
        ["subscriptions that reach all fragments"] = n => Repeat(n, i => $"subscription S{i} {{ ...F0 }} ")
            + Repeat(n, i => $"fragment F{i} on Subscription {{ ...F{i + 1} }} ") + $"fragment F{n} on Subscription {{ __typename }}",
        ["directives"] = n => $"{{ dog {{ name {Repeat(n, _ => "@include(if: true) ")}}} }}",
        ["conditions that double"] = n => $"query({Repeat(30, i => $"$v{i}: Boolean! ")}) {{ dog {{ ...F0 }} }} "
            + Repeat(30, i => $"fragment F{i} on Dog {{ ...F{i + 1} @include(if: $v{i}) ...F{i + 1} }} ")
            + $"fragment F30 on Dog {{ {Repeat(n / 30, _ => "name ")}}}",
        ["selections that differ a little"] = n => "{ dog { "
            + Repeat(Root(n), x => $"x{x}: owner {{ {Repeat(Root(n), f => f == x ? "" : $"...F{f} ")}}} ") + "} } "
            + Repeat(Root(n), f => $"fragment F{f} on Human {{ {Repeat(20, a => $"a{f}_{a}: name ")}}} "),
        ["unknown names"] = n => $"{{ {Repeat(n, i => $"unknown{i}(x: 1) @unknown{i} {{ ...Unknown{i} }} ")}}}",
        ["one long name"] = n => $"{{ {new string('a', 10 * n)} }}",
        ["one long string"] = n => $"{{ dog {{ isHouseTrained(atOtherHomes: \"{new string('é', 10 * n)}\") }} }}",
        ["one long number"] = n => $"{{ dog {{ isHouseTrained(atOtherHomes: {new string('9', 10 * n)}e{new string('9', 10 * n)}) }} }}",
        ["blank lines of a block string"] = n
            => $"{{ dog {{ isHouseTrained(atOtherHomes: \"\"\"{Repeat(n, i => "\n" + new string(' ', i % 9))}\"\"\") }} }}",
        ["comments"] = n => $"{{ {Repeat(n, _ => "#\r\n")}dog {{ name }} }}",
    };

    public static TheoryData<string> Names => [.. s_documents.Keys];

    /// <summary>A document whose text grows in proportion to <paramref name="size"/>.</summary>
    public static string Create(string name, int size) => s_documents[name](size);

    private static int Root(int size) => (int)Math.Sqrt(size);

    private static string Repeat(int times, Func<int, string> part)
    {
        var text = new StringBuilder();
        for (int i = 0; i < times; i++)
            text.Append(part(i));
        return text.ToString();
    }
}
