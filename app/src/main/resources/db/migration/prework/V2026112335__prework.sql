-- What every team does before the first learning session.
create table prework_item (
    collaborative_id uuid not null references collaborative (id),
    code             text not null,
    position         int  not null,
    title            text not null,
    instruction      text not null,
    owner            text not null,
    -- Days after the first day of the first learning session; negative before it.
    due_days         int  not null,
    link             text not null,
    primary key (collaborative_id, code)
);

-- How far a team is with an item. One that nobody has touched has no row.
create table prework_state (
    collaborative_id uuid        not null,
    team_id          uuid        not null,
    item             text        not null,
    id               uuid        not null,
    state            text        not null,
    evidence         text        not null,
    link             text        not null,
    -- Why it is waived.
    reason           text        not null,
    person_id        uuid references person (id),
    at               timestamptz not null,
    version          int         not null default 1,
    primary key (collaborative_id, team_id, item),
    unique (collaborative_id, id),
    foreign key (collaborative_id, team_id) references team (collaborative_id, id)
);
