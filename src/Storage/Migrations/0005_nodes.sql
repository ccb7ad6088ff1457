-- Which silo has which node number in ids. holder is null once it was given back.
create table node_leases (
  node              smallint primary key check (node between 0 and 1023),
  holder            uuid,
  renewed_at        timestamptz not null,
  delivered_through bigint not null default 0
);
