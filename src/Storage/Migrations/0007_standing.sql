-- A person who is leaving, or whose suspension has not ended ('infinity': without a term), is there for nobody.
alter table users
  add column suspended_until timestamptz,
  add column leaving_at timestamptz;

-- What the edges of people count, besides 1 followers, 2 following and 3 posts:
-- 4 requests to follow, 5 people asked to be followed, 6 people blocked, 7 people muted, 8 people who block.
comment on column user_counters.counter is '1 followers, 2 following, 3 posts, 4 requests, 5 requested, 6 blocked, 7 muted, 8 blocked by';
