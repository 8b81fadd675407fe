-- Every step from one state to another, and the steps back.
create table lifecycle_step (
    collaborative_id uuid        not null references collaborative (id),
    id               uuid        not null,
    from_state       text        not null,
    to_state         text        not null,
    reason           text        not null,
    person_id        uuid,
    at               timestamptz not null,
    primary key (collaborative_id, id)
);

-- What somebody said of a requirement: that it is met where the application cannot see it, or why it is left out.
create table lifecycle_mark (
    collaborative_id uuid        not null references collaborative (id),
    requirement      text        not null,
    waived           boolean     not null,
    note             text        not null,
    person_id        uuid,
    at               timestamptz not null,
    primary key (collaborative_id, requirement)
);

-- Whether the topic is one for a collaborative: what it is about, and the answers to the questions that decide it.
create table topic (
    collaborative_id uuid  not null primary key references collaborative (id),
    words            jsonb not null,
    answers          jsonb not null,
    decided_on       date,
    version          int   not null default 1
);

-- The scale on which progress is scored, in the collaborative's own words.
create table assessment_scale (
    collaborative_id uuid  not null primary key references collaborative (id),
    rows             jsonb not null,
    version          int   not null default 1
);
