-- What moderators find nothing in. A dismissed report is not closed: it stays its reporter's report of the post, so that reporting again makes no other one.
alter table reports add column dismissed_at timestamptz;
drop index reports_newest;
create index reports_newest on reports (id desc) where closed_at is null and dismissed_at is null;

-- act: 5 a report dismissed. Its subject is the post; report_id says which of the post's reports.
alter table audit_log add column report_id bigint;
