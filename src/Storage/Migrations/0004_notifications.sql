-- kind: 1 followed, 2 follow requested, 3 follow accepted, 4 liked, 5 commented, 6 replied, 7 mentioned, 8 reposted, 9 quoted.
-- subject: what events are grouped by (a comment's number, a post's id, or 0).
-- cause: the key of the edge, the id of the post or the number of the comment that it came with.
create table notifications (
  id             bigint primary key,
  recipient_id   bigint not null,
  kind           smallint not null check (kind between 1 and 99),
  actor_id       bigint not null,
  post_id        bigint,
  comment_number bigint,
  subject        bigint not null,
  cause          bigint not null,
  group_id       bigint not null,
  created_at     timestamptz not null,
  check (comment_number is null or post_id is not null)
);
create index notifications_inbox on notifications (recipient_id, id desc);
create index notifications_groups on notifications (recipient_id, kind, subject, id desc) include (group_id);
create index notifications_cause on notifications (cause);
create index notifications_post on notifications (post_id) where post_id is not null;
create index notifications_node on notifications (((id >> 12) & 1023), id);

create table inboxes (
  recipient_id bigint primary key,
  read_up_to   bigint not null
);
