namespace Nexus.Storage.Search;

/// <summary>What stands for a part of a text in the index.</summary>
internal enum WordKind
{
    /// <summary>A word between separators, or a symbol.</summary>
    Whole,

    /// <summary>Two neighbours of a script that does not separate words.</summary>
    Pair,

    /// <summary>The last character of such a run: what a search for it alone finds it by.</summary>
    RunEnd,

    /// <summary>Such a run of one character.</summary>
    Single,

    /// <summary>A hashtag, with its number sign. It has no place: its words have.</summary>
    Tag,
}

/// <summary>A word at its place in the text, counted in words (and in characters of scripts that do not separate words) from 1.</summary>
internal readonly record struct Word(string Text, WordKind Kind, int Place);
