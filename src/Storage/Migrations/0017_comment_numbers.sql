-- A comment by its number alone: an edge of kind 8 does not say which post the comment is on.
create unique index comments_number on comments (number) include (post_id);
