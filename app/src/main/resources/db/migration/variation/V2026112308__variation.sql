-- What people say of a point on a chart.
create table chart_note (
    collaborative_id uuid        not null,
    id               uuid        not null,
    measure_id       uuid        not null,
    team_id          uuid        not null,
    period_start     date        not null,
    text             text        not null,
    person_id        uuid        not null,
    at               timestamptz not null,
    removed_at       timestamptz,
    primary key (collaborative_id, id),
    foreign key (collaborative_id, measure_id) references measure (collaborative_id, id),
    foreign key (collaborative_id, team_id) references team (collaborative_id, id)
);
create index chart_note_series on chart_note (collaborative_id, measure_id, team_id);

-- Decisions about a chart: a new phase from a period, a point left out of the calculation. Each with its reason.
create table chart_decision (
    collaborative_id uuid        not null,
    id               uuid        not null,
    measure_id       uuid        not null,
    team_id          uuid        not null,
    kind             text        not null check (kind in ('PHASE', 'EXCLUSION')),
    period_start     date        not null,
    label            text,
    reason           text        not null,
    person_id        uuid        not null,
    at               timestamptz not null,
    removed_at       timestamptz,
    primary key (collaborative_id, id),
    foreign key (collaborative_id, measure_id) references measure (collaborative_id, id),
    foreign key (collaborative_id, team_id) references team (collaborative_id, id)
);
create index chart_decision_series on chart_decision (collaborative_id, measure_id, team_id);
