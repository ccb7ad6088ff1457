create table users (
  id           bigint primary key,
  username     text not null check (username <> ''),
  display_name text not null,
  bio          text not null default '',
  avatar_url   text,
  is_private   boolean not null default false,
  role         smallint not null default 1 check (role between 1 and 3),
  created_at   timestamptz not null
);

-- A username or an e-mail address, in lower case. Whoever has the row has the name.
create table handles (
  name    text primary key check (name <> ''),
  user_id bigint not null references users on delete cascade
);
create index handles_user on handles (user_id);

create table accounts (
  user_id        bigint primary key references users on delete cascade,
  email          text not null,
  email_verified boolean not null default false,
  password_hash  text not null,
  created_at     timestamptz not null
);

create table sessions (
  id           uuid primary key,
  user_id      bigint not null references users on delete cascade,
  refresh_hash bytea not null check (octet_length(refresh_hash) > 0),
  user_agent   text,
  created_at   timestamptz not null,
  last_used_at timestamptz not null,
  expires_at   timestamptz not null,
  revoked_at   timestamptz
);
create index sessions_open on sessions (user_id, created_at desc) where revoked_at is null;

create table signing_keys (
  key_id      text primary key,
  private_key bytea not null,
  created_at  timestamptz not null
);
