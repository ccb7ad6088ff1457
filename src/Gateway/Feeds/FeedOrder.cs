namespace Nexus.Gateway.Feeds;

/// <summary>In which order a home feed is read: newest first, or best first.</summary>
public enum FeedOrder { Latest, Top }
