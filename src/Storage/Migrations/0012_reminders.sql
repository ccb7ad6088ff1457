-- What wakes grains, however long they have slept. grain_id: its type and key. hash: its place on the ring that the silos share out.
-- Ticks are due at start_at and then every period. version: another one with each write.
create sequence reminder_versions;
create table reminders (
  grain_id text not null check (grain_id <> ''),
  name     text not null check (name <> ''),
  hash     bigint not null check (hash between 0 and 4294967295),
  start_at timestamptz not null,
  period   interval not null,
  version  bigint not null default nextval('reminder_versions'),
  primary key (grain_id, name)
);
create index reminders_ring on reminders (hash);
alter sequence reminder_versions owned by reminders.version;

-- For the purge: sessions by when they ended, or will.
create index sessions_end on sessions (least(expires_at, revoked_at));
