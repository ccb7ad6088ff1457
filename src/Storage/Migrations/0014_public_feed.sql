-- The public feed: the newest public posts of everybody. Whose posts are not for everybody is asked of the author's row.
create index posts_public on posts (id desc) include (author_id) where deleted_at is null and visibility = 1;
