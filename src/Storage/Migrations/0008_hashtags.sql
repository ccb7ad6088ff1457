-- mentions: who is mentioned in the text, in its order, as resolved when it was written.
-- is_cleared: of a deleted post, that no edge and no notification is about it any more.
alter table posts
  add column edited_at  timestamptz,
  add column mentions   bigint[] not null default '{}',
  add column is_cleared boolean not null default false;
create index posts_to_clear on posts (id) where deleted_at is not null and not is_cleared;

-- The former texts of posts. id: of the edit that replaced it; created_at: when this text was written.
create table post_revisions (
  post_id    bigint not null references posts on delete cascade,
  id         bigint not null,
  text       text not null,
  created_at timestamptz not null,
  primary key (post_id, id)
);

-- tag: the normal form (NFKC in lower case); name: as it was written by the first of the posts that have it now.
-- post_count: its rows in post_hashtags. A hashtag without posts is none.
create table hashtags (
  tag        text collate "C" primary key check (tag <> ''),
  name       text not null,
  post_count bigint not null,
  version    bigint not null
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);

-- Which public posts that are not deleted have which hashtags.
create table post_hashtags (
  tag       text collate "C" not null,
  post_id   bigint not null,
  author_id bigint not null,
  primary key (tag, post_id) include (author_id)
);
create index post_hashtags_of_post on post_hashtags (post_id) include (tag, author_id);
