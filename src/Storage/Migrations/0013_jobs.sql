-- Work in the background that goes on after a restart, in small steps each of which may be repeated. kind: 1 a person leaves. step: a number of the kind's own.
-- subject: whom it is about, null once it is done. attempts: failures since the last step that succeeded.
create table jobs (
  id         bigint generated always as identity primary key,
  kind       smallint not null check (kind between 1 and 99),
  subject    bigint,
  step       smallint not null default 0,
  removed    bigint not null default 0,
  attempts   integer not null default 0,
  created_at timestamptz not null,
  next_at    timestamptz not null,
  done_at    timestamptz,
  check ((subject is null) = (done_at is not null))
);
create unique index jobs_open on jobs (kind, subject) where done_at is null;

-- Whoever leaves is mentioned nowhere afterwards: these find where.
create index notifications_actor on notifications (actor_id);
create index posts_mentions on posts using gin (mentions) where mentions <> '{}';
