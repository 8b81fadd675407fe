-- A reference table: short, and known to every node by its slug.
create table collaborative (
    id                  uuid        not null primary key,
    slug                text        not null unique,
    title               text        not null,
    topic               text        not null,
    aim                 text        not null,
    charter             jsonb       not null default '{}',
    starts_on           date        not null,
    ends_on             date        not null,
    state               text        not null,
    time_zone           text        not null,
    language            text        not null,
    frequency           text        not null,
    due_day             int         not null,
    rule_set            text        not null,
    visibility          text        not null,
    smallest_denominator int        not null,
    closed_until        date,
    terms               jsonb       not null default '{}',
    demonstration       boolean     not null default false,
    created_at          timestamptz not null,
    version             int         not null default 1
);

create table phase (
    collaborative_id uuid not null references collaborative (id),
    id               uuid not null,
    kind             text not null,
    title            text not null,
    starts_on        date not null,
    ends_on          date not null,
    place            text,
    version          int  not null default 1,
    primary key (collaborative_id, id)
);
create index phase_dates on phase (collaborative_id, starts_on);

create table team (
    collaborative_id uuid not null references collaborative (id),
    id               uuid not null,
    code             text not null,
    name             text not null,
    organisation_id  uuid not null references organisation (id),
    site_id          uuid references site (id),
    aim              text not null default '',
    state            text not null,
    -- The name under which other teams see this one where teams are coded.
    pseudonym        text not null,
    enrolled_on      date,
    withdrawn_on     date,
    -- Why it has withdrawn.
    reason           text not null default '',
    version          int  not null default 1,
    primary key (collaborative_id, id),
    unique (collaborative_id, code),
    unique (collaborative_id, pseudonym)
);

-- Who is what, where, from when to when. A role of the whole collaborative has no team; a coach has one row a team.
create table assignment (
    collaborative_id uuid not null references collaborative (id),
    id               uuid not null,
    person_id        uuid not null references person (id),
    role             text not null,
    team_id          uuid,
    starts_on        date not null,
    ends_on          date,
    primary key (collaborative_id, id),
    foreign key (collaborative_id, team_id) references team (collaborative_id, id),
    unique nulls not distinct (collaborative_id, person_id, role, team_id, starts_on)
);
create index assignment_person on assignment (person_id, collaborative_id);
create index assignment_team on assignment (collaborative_id, team_id);
