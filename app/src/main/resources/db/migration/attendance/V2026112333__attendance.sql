-- Who means to come, waits for a place, or has said that they do not come.
create table registration (
    collaborative_id uuid        not null,
    activity_id      uuid        not null,
    person_id        uuid        not null references person (id),
    team_id          uuid,
    state            text        not null,
    -- Its place among those who wait.
    at               timestamptz not null,
    primary key (collaborative_id, activity_id, person_id),
    foreign key (collaborative_id, activity_id) references activity (collaborative_id, id),
    foreign key (collaborative_id, team_id) references team (collaborative_id, id)
);
create index registration_person on registration (person_id);

-- Who came.
create table attendance (
    collaborative_id uuid        not null,
    activity_id      uuid        not null,
    person_id        uuid        not null references person (id),
    team_id          uuid,
    -- How that is known: by the code of the room, from a list, by their own word.
    means            text        not null,
    at               timestamptz not null,
    primary key (collaborative_id, activity_id, person_id),
    foreign key (collaborative_id, activity_id) references activity (collaborative_id, id),
    foreign key (collaborative_id, team_id) references team (collaborative_id, id)
);
create index attendance_person on attendance (person_id);
