namespace Nexus.Gateway.Search;

/// <summary>What a search finds.</summary>
[UnionType("SearchResult")]
public interface ISearchResult;

/// <summary>Which of them is looked for.</summary>
public enum SearchKind { User, Post, Hashtag }
