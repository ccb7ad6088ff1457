-- Trusted since PostgreSQL 13: whoever may create things in the database may create it.
create extension if not exists pg_trgm;

-- What posts and people are found by, written by the program with the text (docs/decisions/search.md): the database's locale says nothing about
-- letters of the world. Null until the program has seen the row.
alter table posts add column words tsvector;
create index posts_words on posts using gin (words) with (gin_pending_list_limit = 512) where deleted_at is null;
create index posts_without_words on posts (id) where words is null and deleted_at is null;

alter table users add column found_by text;
create index users_found_by on users using gin (found_by gin_trgm_ops);
create index users_not_found on users (id) where found_by is null;
create index users_by_name on users (username text_pattern_ops);
