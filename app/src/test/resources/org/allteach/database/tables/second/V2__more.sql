alter table clinic add column opened_on date;
create table room (id uuid primary key);
