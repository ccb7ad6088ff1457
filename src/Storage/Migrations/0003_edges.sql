-- kind: 1 follow, 2 like, 3 repost, 4 bookmark, 5 block, 6 mute, 7 follow request.
create table edges (
  kind       smallint not null check (kind between 1 and 99),
  source     bigint not null,
  target     bigint not null,
  key        bigint not null,
  created_at timestamptz not null,
  -- With the key, so that a look-up by all three is the cheapest plan by far, whatever the statistics say.
  primary key (kind, source, target) include (key)
);
create index edges_from on edges (kind, source, key desc) include (target);
create index edges_to on edges (kind, target, key desc) include (source);

-- counter: 1 followers, 2 following, 3 posts.
create table user_counters (
  user_id bigint not null,
  counter smallint not null,
  value   bigint not null,
  version bigint not null,
  primary key (user_id, counter)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);

-- counter: 1 likes, 2 comments and replies, 3 reposts, 4 top-level comments.
create table post_counters (
  post_id bigint not null,
  counter smallint not null,
  value   bigint not null,
  version bigint not null,
  primary key (post_id, counter)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);

-- counter: 1 replies.
create table comment_counters (
  post_id bigint not null,
  number  bigint not null,
  counter smallint not null,
  value   bigint not null,
  version bigint not null,
  primary key (post_id, number, counter)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);
