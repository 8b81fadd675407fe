-- Whether each team reports on an action period.
alter table period_brief add column report boolean not null default false;

-- What a team reports of an action period: how far it came.
create table period_report (
    collaborative_id uuid not null,
    team_id          uuid not null,
    -- Without a foreign key, as with plans.
    phase_id         uuid not null,
    text             text not null,
    -- By when it was there; a later change leaves it.
    handed_in_on     date not null,
    version          int  not null default 1,
    primary key (collaborative_id, team_id, phase_id),
    foreign key (collaborative_id, team_id) references team (collaborative_id, id)
);
