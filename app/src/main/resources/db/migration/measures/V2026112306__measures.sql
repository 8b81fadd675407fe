create table measure (
    collaborative_id    uuid not null references collaborative (id),
    id                  uuid not null,
    code                text not null,
    -- A measure of one team's own; of the whole collaborative where null.
    team_id             uuid,
    position            int  not null,
    name                text not null,
    type                text not null,
    kind                text not null,
    direction           text not null,
    unit                text not null,
    multiplier          double precision not null,
    frequency           text,
    due_day             int,
    required            boolean not null,
    chart               text,
    rule_set            text,
    smallest_denominator int,
    baseline_points     int,
    aggregation         text not null,
    starts_on           date,
    ends_on             date,
    target              jsonb not null default '[]',
    -- The words of the definition: description, rationale, numerator, denominator, population, sampling, source, …
    definition          jsonb not null default '{}',
    version             int  not null default 1,
    primary key (collaborative_id, id),
    unique (collaborative_id, code),
    foreign key (collaborative_id, team_id) references team (collaborative_id, id)
);

create table measure_version (
    collaborative_id uuid        not null,
    measure_id       uuid        not null,
    version          int         not null,
    at               timestamptz not null,
    person_id        uuid,
    content          jsonb       not null,
    primary key (collaborative_id, measure_id, version),
    foreign key (collaborative_id, measure_id) references measure (collaborative_id, id)
);

-- The newest revision of every value. What it replaced stands in observation_history; together they are append-only.
create table observation (
    collaborative_id uuid             not null,
    measure_id       uuid             not null,
    team_id          uuid             not null,
    period_start     date             not null,
    numerator        double precision,
    denominator      double precision,
    value            double precision,
    subgroup         double precision[],
    -- VALUE, MISSING, NOT_COLLECTED or NOT_APPLICABLE: its first letters would collide, so a small number.
    status           smallint         not null,
    provisional      boolean          not null,
    submitted_at     timestamptz,
    revision         int              not null,
    person_id        uuid,
    at               timestamptz      not null,
    source           text             not null,
    import_id        uuid,
    comment          text,
    reason           text,
    primary key (collaborative_id, measure_id, team_id, period_start)
);

create table observation_history (
    collaborative_id uuid             not null,
    measure_id       uuid             not null,
    team_id          uuid             not null,
    period_start     date             not null,
    numerator        double precision,
    denominator      double precision,
    value            double precision,
    subgroup         double precision[],
    status           smallint         not null,
    provisional      boolean          not null,
    submitted_at     timestamptz,
    revision         int              not null,
    person_id        uuid,
    at               timestamptz      not null,
    source           text             not null,
    import_id        uuid,
    comment          text,
    reason           text,
    -- Set in the last revision of a value that was taken away: by undoing an import, or by emptying a draft.
    removed_at       timestamptz,
    primary key (collaborative_id, measure_id, team_id, period_start, revision)
);
create index observation_removed on observation_history (collaborative_id, measure_id, team_id, period_start)
    where removed_at is not null;
