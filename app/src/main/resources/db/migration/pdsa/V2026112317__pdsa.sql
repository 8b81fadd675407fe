-- Chains of tests of one change idea, with growing scale.
create table ramp (
    collaborative_id uuid not null,
    id               uuid not null,
    team_id          uuid not null,
    code             text not null,
    title            text not null,
    primary key (collaborative_id, id),
    unique (collaborative_id, team_id, code),
    foreign key (collaborative_id, team_id) references team (collaborative_id, id)
);

-- Tests of change: plan, do, study, act.
create table cycle (
    collaborative_id uuid        not null,
    id               uuid        not null,
    team_id          uuid        not null,
    code             text        not null,
    ramp_id          uuid        not null,
    -- Its place in the ramp, from 1.
    step             int         not null,
    state            text        not null,
    -- Until it is shared it is the team's own.
    shared_at        timestamptz,
    title            text        not null,
    kind             text        not null,
    objective        text        not null default '',
    scale            text        not null,
    conditions       text        not null default '',
    place            text        not null default '',
    starts_on        date,
    ends_on          date,
    lead_id          uuid references person (id),
    collects         text        not null default '',
    sample           text        not null default '',
    collector        text        not null default '',
    carried_out      text        not null default '',
    happened         text        not null default '',
    problems         text        not null default '',
    observations     text        not null default '',
    learned          text        not null default '',
    decision         text        not null default '',
    next_step        text        not null default '',
    reason           text        not null default '',
    acted_on         date,
    version          int         not null default 1,
    changed_at       timestamptz not null,
    search           tsvector    not null,
    primary key (collaborative_id, id),
    unique (collaborative_id, team_id, code),
    unique (collaborative_id, ramp_id, step),
    foreign key (collaborative_id, team_id) references team (collaborative_id, id),
    foreign key (collaborative_id, ramp_id) references ramp (collaborative_id, id)
);
create index cycle_search on cycle using gin (search);
create index cycle_newest on cycle (collaborative_id, (coalesce(starts_on, date '0001-01-01')) desc, id desc);

-- The change ideas that a test is about.
create table cycle_idea (
    collaborative_id uuid not null,
    cycle_id         uuid not null,
    node_id          uuid not null,
    primary key (collaborative_id, cycle_id, node_id),
    foreign key (collaborative_id, cycle_id) references cycle (collaborative_id, id),
    foreign key (collaborative_id, node_id) references theory_node (collaborative_id, id)
);
create index cycle_idea_node on cycle_idea (collaborative_id, node_id);

-- The measures on whose charts it shows.
create table cycle_measure (
    collaborative_id uuid not null,
    cycle_id         uuid not null,
    measure_id       uuid not null,
    primary key (collaborative_id, cycle_id, measure_id),
    foreign key (collaborative_id, cycle_id) references cycle (collaborative_id, id),
    foreign key (collaborative_id, measure_id) references measure (collaborative_id, id)
);
create index cycle_measure_measure on cycle_measure (collaborative_id, measure_id);

-- Questions of a test, what was predicted, and what came of it.
create table cycle_prediction (
    collaborative_id uuid not null,
    id               uuid not null,
    cycle_id         uuid not null,
    position         int  not null,
    question         text not null default '',
    prediction       text not null default '',
    why              text not null default '',
    result           text not null default '',
    outcome          text not null default '',
    removed_at       timestamptz,
    primary key (collaborative_id, id),
    foreign key (collaborative_id, cycle_id) references cycle (collaborative_id, id)
);
create index cycle_prediction_cycle on cycle_prediction (collaborative_id, cycle_id, position);

-- Who does what until when.
create table cycle_task (
    collaborative_id uuid not null,
    id               uuid not null,
    cycle_id         uuid not null,
    position         int  not null,
    text             text not null default '',
    owner_id         uuid references person (id),
    due_on           date,
    done_on          date,
    removed_at       timestamptz,
    primary key (collaborative_id, id),
    foreign key (collaborative_id, cycle_id) references cycle (collaborative_id, id)
);
create index cycle_task_cycle on cycle_task (collaborative_id, cycle_id, position);
create index cycle_task_owner on cycle_task (owner_id) where done_on is null and removed_at is null;
