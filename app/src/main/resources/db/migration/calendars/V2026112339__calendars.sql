-- One calendar of one's own by a secret address, and what is wanted in it. When it last changed is known by its content.
create table calendar_feed (
    person_id    uuid        not null primary key references person (id),
    secret_hash  text        not null unique,
    phases       boolean     not null,
    due_days     boolean     not null,
    created_at   timestamptz not null,
    read_at      timestamptz,
    content_hash text,
    changed_at   timestamptz
);

-- The newest invitation that somebody was sent for an activity. Its own sequence grows with each, also where somebody leaves
-- and comes back while the activity stays as it is.
create table calendar_invitation (
    collaborative_id  uuid        not null,
    activity_id       uuid        not null,
    person_id         uuid        not null references person (id),
    method            text        not null,
    registered        boolean     not null,
    activity_sequence int         not null,
    sequence          int         not null,
    sent_at           timestamptz not null,
    primary key (collaborative_id, activity_id, person_id),
    foreign key (collaborative_id, activity_id) references activity (collaborative_id, id)
);
create index calendar_invitation_person on calendar_invitation (person_id);
