-- What a team takes on for an action period: what, by when, by whom.
create table plan_item (
    collaborative_id uuid not null,
    id               uuid not null,
    team_id          uuid not null,
    -- Without a foreign key, as with activities; null for what belongs to no period.
    phase_id         uuid,
    what             text not null,
    who              text not null default '',
    due_on           date,
    done_on          date,
    removed_at       timestamptz,
    version          int  not null default 1,
    primary key (collaborative_id, id),
    foreign key (collaborative_id, team_id) references team (collaborative_id, id)
);
create index plan_item_team on plan_item (collaborative_id, team_id);

-- What is expected of teams in an action period, and what it is about.
create table period_brief (
    collaborative_id uuid not null references collaborative (id),
    phase_id         uuid not null,
    cycles           int  not null,
    focus            text not null,
    version          int  not null default 1,
    primary key (collaborative_id, phase_id)
);
