-- A person's sessions, whether they have ended or not.
create index sessions_user on sessions (user_id);

-- What proves an e-mail address: the SHA-256 of a token that was sent there. kind: as in mails. Used once, or made void by another that was.
create table account_tokens (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  user_id    bigint not null references users on delete cascade,
  kind       smallint not null check (kind between 1 and 99),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index account_tokens_user on account_tokens (user_id, kind);
create index account_tokens_expiry on account_tokens (expires_at);

-- Mails that have not gone out: a row is written in the transaction of its cause and removed when the transport has taken the mail. It holds
-- neither an address nor a token; both are found when it is sent. next_at is null once nobody tries any more: an operator may set it again.
-- kind: 1 verify the e-mail address, 2 reset the password, 3 the password was changed.
create table mails (
  id         uuid primary key,
  user_id    bigint not null references users on delete cascade,
  kind       smallint not null check (kind between 1 and 99),
  created_at timestamptz not null,
  attempts   integer not null default 0,
  next_at    timestamptz,
  last_error text
);
create index mails_due on mails (next_at) where next_at is not null;
create index mails_user on mails (user_id);

-- Access tokens that are refused though they have not expired: of a session that has ended, or (role is not null) that were issued for another role.
-- Rows older than a token's life mean nothing and are removed. They name no person: a session's number says nothing once the session is gone.
create table revocations (
  session_id uuid primary key,
  role       smallint check (role between 1 and 3),
  at         timestamptz not null
);
create index revocations_at on revocations (at);
