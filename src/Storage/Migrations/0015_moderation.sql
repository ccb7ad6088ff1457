-- A post that moderators have removed is deleted for everybody; they themselves still find it by its id. removed_by stays when its moderator leaves.
alter table posts
  add column removed_at timestamptz,
  add column removed_by bigint,
  add check (removed_at is null or (deleted_at is not null and removed_by is not null));

-- What people say against posts: open until the post is removed or deleted. A person has at most one open report of a post.
create table reports (
  id          bigint primary key,
  post_id     bigint not null,
  reporter_id bigint not null,
  reason      text not null check (reason <> ''),
  created_at  timestamptz not null,
  closed_at   timestamptz
);
create unique index reports_open on reports (post_id, reporter_id) where closed_at is null;
create index reports_newest on reports (id desc) where closed_at is null;
create index reports_of_post on reports (post_id);
create index reports_of_reporter on reports (reporter_id, post_id);

-- Every act of moderators, and every change of a role. actor_id is null where an operator's command did it; ids stay when people leave.
-- act: 1 a post removed, 2 a person suspended, 3 a suspension lifted, 4 a role granted. subject_kind: 1 a person, 2 a post.
create table audit_log (
  id           bigint generated always as identity primary key,
  actor_id     bigint,
  act          smallint not null check (act between 1 and 99),
  subject_kind smallint not null check (subject_kind in (1, 2)),
  subject_id   bigint not null,
  reason       text,
  until        timestamptz,
  role         smallint check (role between 1 and 3),
  at           timestamptz not null
);

-- For every statement, whether it would find a line or not.
create function keep_audit_log() returns trigger language plpgsql as $$
begin
  raise exception 'Lines of the audit log are neither changed nor removed.' using errcode = 'restrict_violation';
end $$;
create trigger audit_log_is_kept before update or delete or truncate on audit_log for each statement execute function keep_audit_log();
