-- What a collaborative reminds of, when and whom.
create table reminder_rule (
    collaborative_id uuid   not null references collaborative (id),
    id               uuid   not null,
    about            text   not null,
    days             int    not null,
    roles            text[] not null,
    primary key (collaborative_id, id),
    unique (collaborative_id, about, days)
);

-- Who was reminded of what by which rule: once.
create table reminder (
    collaborative_id uuid not null references collaborative (id),
    person_id        uuid not null,
    about            text not null,
    subject          text not null,
    days             int  not null,
    team_id          uuid,
    due_on           date not null,
    sent_on          date not null,
    -- The day on which it was seen that nothing is to be done any more.
    settled_on       date,
    -- What is put off is spoken of again.
    primary key (collaborative_id, person_id, about, subject, days, due_on)
);
create index reminder_sent on reminder (collaborative_id, sent_on);
create index reminder_open on reminder (collaborative_id, about, subject) where settled_on is null;

-- One digest a person and day, whoever sends it.
create table digest (
    person_id uuid not null,
    day       date not null,
    sent_at   timestamptz not null,
    primary key (person_id, day)
);
