create table posts (
  id         bigint primary key,
  author_id  bigint not null references users,
  text       text not null,
  visibility smallint not null check (visibility in (1, 2)),
  quoted_id  bigint,
  created_at timestamptz not null,
  deleted_at timestamptz
);
-- Feeds and profiles: the newest posts of an author that are not deleted, without a visit to the table.
create index posts_of_author on posts (author_id, id desc) include (visibility) where deleted_at is null;

create table comments (
  post_id    bigint not null references posts,
  number     bigint not null,
  author_id  bigint not null references users,
  text       text not null,
  reply_to   bigint,
  created_at timestamptz not null,
  primary key (post_id, number)
);
create index comments_top_level on comments (post_id, number) where reply_to is null;
create index comments_replies on comments (post_id, reply_to, number) where reply_to is not null;
create index comments_of_author on comments (author_id, number desc);

-- What a person's idempotency key came to; good for 24 hours. Scope 1: posts, 2: comments.
create table idempotency_keys (
  user_id        bigint not null,
  scope          smallint not null check (scope in (1, 2)),
  key            text not null,
  post_id        bigint not null,
  comment_number bigint,
  created_at     timestamptz not null,
  primary key (user_id, scope, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);
