-- What a deleted comment leaves where it was replied to: its place, without text and author.
alter table comments add column edited_at timestamptz;
alter table comments add column deleted_at timestamptz;
alter table comments alter column author_id drop not null;
alter table comments add check (deleted_at is null or (author_id is null and text = ''));
alter table comments add check (deleted_at is not null or author_id is not null);

-- counter: 1 replies, 2 likes. A comment's number is its own among all posts' comments: its likes are edges of kind 8 that end at it.
drop table comment_counters;
create table comment_counters (
  number  bigint not null,
  counter smallint not null,
  value   bigint not null,
  version bigint not null,
  primary key (number, counter)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);
insert into comment_counters (number, counter, value, version)
select reply_to, 1, count(*), 1 from comments where reply_to is not null group by reply_to;
