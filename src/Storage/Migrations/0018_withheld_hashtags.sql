-- Hashtags are for everybody: post_hashtags has those of public posts of people who are not private. withheld_hashtags has those of private people's public posts,
-- until their authors are public again. name: as the post writes it; null where it was written before this migration, then as the hashtag is called.
alter table post_hashtags add column name text;
create index post_hashtags_of_author on post_hashtags (author_id, post_id, tag);

create table withheld_hashtags (
  author_id bigint not null,
  post_id   bigint not null,
  tag       text collate "C" not null,
  name      text not null,
  primary key (author_id, post_id, tag)
);

with withdrawn as (
  delete from post_hashtags p using users u where u.id = p.author_id and u.is_private
  returning p.author_id, p.post_id, p.tag),
withheld as (
  insert into withheld_hashtags (author_id, post_id, tag, name)
  select w.author_id, w.post_id, w.tag, coalesce(h.name, w.tag) from withdrawn w left join hashtags h on h.tag = w.tag)
update hashtags h set post_count = h.post_count - w.size, version = h.version + 1
from (select tag, count(*) as size from withdrawn group by tag) w where w.tag = h.tag;

comment on column jobs.kind is '1 a person leaves, 2 hashtags follow the privacy of a person';
