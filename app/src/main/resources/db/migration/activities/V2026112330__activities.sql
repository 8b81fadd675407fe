-- What a collaborative does together: learning sessions, calls, visits.
create table activity (
    collaborative_id uuid      not null references collaborative (id),
    id               uuid      not null,
    kind             text      not null,
    title            text      not null,
    purpose          text      not null default '',
    -- Without a foreign key: a course of phases is replaced as a whole, and what belonged to one that went belongs to none.
    phase_id         uuid,
    -- The clock on the wall where it takes place, in the zone beside it.
    starts_at        timestamp not null,
    ends_at          timestamp not null,
    time_zone        text      not null,
    place            text      not null default '',
    link             text      not null default '',
    presenter        text      not null default '',
    invitees         text[]    not null,
    capacity         int,
    register_by      date,
    code             text      not null,
    open_attendance  boolean   not null default false,
    state            text      not null,
    reason           text      not null default '',
    series_id        uuid,
    -- Grows with each change that a calendar has to learn of.
    sequence         int       not null default 0,
    version          int       not null default 1,
    primary key (collaborative_id, id)
);
create index activity_time on activity (collaborative_id, starts_at);

-- The agenda: what comes when. Days are counted from the first, so that an agenda moves with its activity.
create table activity_slot (
    collaborative_id uuid not null,
    activity_id      uuid not null,
    position         int  not null,
    day              int  not null,
    starts_at        time not null,
    minutes          int  not null,
    title            text not null,
    speaker          text not null default '',
    kind             text not null,
    primary key (collaborative_id, activity_id, position),
    foreign key (collaborative_id, activity_id) references activity (collaborative_id, id)
);

-- Links to what is to be read before and after; files stand among the attachments.
create table activity_link (
    collaborative_id uuid    not null,
    id               uuid    not null,
    activity_id      uuid    not null,
    afterwards       boolean not null,
    label            text    not null,
    address          text    not null,
    primary key (collaborative_id, id),
    foreign key (collaborative_id, activity_id) references activity (collaborative_id, id)
);
create index activity_link_activity on activity_link (collaborative_id, activity_id);
