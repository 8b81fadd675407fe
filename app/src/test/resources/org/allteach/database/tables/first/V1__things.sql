create table clinic (
    id          uuid primary key,
    name        text not null,
    head_id     uuid,
    "Odd ""Name" double precision,
    photo       bytea,
    tags        text[],
    facts       jsonb,
    seen_at     timestamptz,
    stay        interval,
    rate        numeric,
    name_length int generated always as (length(name)) stored
);
create table doctor (
    id        uuid primary key,
    clinic_id uuid not null references clinic (id),
    boss_id   uuid references doctor (id)
);
alter table clinic add constraint clinic_head foreign key (head_id) references doctor (id);
create table visit (
    number    bigint generated always as identity primary key,
    clinic_id uuid not null references clinic (id)
);
create table unit (name text primary key);
insert into unit values ('ward'), ('theatre');
