-- A theory of what will help: one of the collaborative (without a team) and one of each team that has begun one.
create table theory (
    collaborative_id uuid not null references collaborative (id),
    id               uuid not null,
    team_id          uuid,
    version          int  not null default 0,
    primary key (collaborative_id, id),
    unique nulls not distinct (collaborative_id, team_id),
    foreign key (collaborative_id, team_id) references team (collaborative_id, id)
);

-- The nodes of its driver diagram: aim, drivers, change ideas. Never deleted: retired, with a reason.
create table theory_node (
    collaborative_id uuid        not null,
    id               uuid        not null,
    theory_id        uuid        not null,
    code             text        not null,
    kind             text        not null,
    position         int         not null,
    text             text        not null,
    description      text        not null default '',
    owner            text        not null default '',
    evidence         text        not null,
    stage            text        not null,
    impact           int,
    effort           int,
    concept          text        not null default '',
    how_to           text        not null default '',
    example_tests    text        not null default '',
    tools            jsonb       not null default '[]',
    -- What it was adopted from, and the version of that which is known here.
    source_id        uuid,
    source_version   int,
    retired_on       date,
    retired_reason   text        not null default '',
    version          int         not null,
    changed_at       timestamptz not null,
    primary key (collaborative_id, id),
    unique (collaborative_id, theory_id, code),
    foreign key (collaborative_id, theory_id) references theory (collaborative_id, id)
);
create index theory_node_source on theory_node (collaborative_id, source_id);

create table theory_link (
    collaborative_id uuid    not null,
    theory_id        uuid    not null,
    parent_id        uuid    not null,
    child_id         uuid    not null,
    strong           boolean not null,
    primary key (collaborative_id, theory_id, parent_id, child_id),
    foreign key (collaborative_id, theory_id) references theory (collaborative_id, id),
    foreign key (collaborative_id, parent_id) references theory_node (collaborative_id, id),
    foreign key (collaborative_id, child_id) references theory_node (collaborative_id, id)
);

-- The measures that show whether a node moves.
create table theory_measure (
    collaborative_id uuid not null,
    node_id          uuid not null,
    measure_id       uuid not null,
    primary key (collaborative_id, node_id, measure_id),
    foreign key (collaborative_id, node_id) references theory_node (collaborative_id, id),
    foreign key (collaborative_id, measure_id) references measure (collaborative_id, id)
);

-- Every change of a theory with what was there before: append-only, and what undoing reads.
create table theory_revision (
    collaborative_id uuid        not null,
    theory_id        uuid        not null,
    number           int         not null,
    person_id        uuid,
    at               timestamptz not null,
    action           text        not null,
    -- The revision that this one takes back.
    undoes           int,
    delta            jsonb       not null,
    primary key (collaborative_id, theory_id, number),
    foreign key (collaborative_id, theory_id) references theory (collaborative_id, id)
);
