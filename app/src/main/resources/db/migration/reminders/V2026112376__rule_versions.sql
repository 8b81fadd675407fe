-- A rule is changed in its place: a lost race is seen.
alter table reminder_rule add column version int not null default 1;
