-- What a collaborative asks of those who want to take part. A collaborative without a row calls nobody.
create table call_for_teams (
    collaborative_id uuid not null references collaborative (id),
    kind             text not null,
    opens_on         date,
    closes_on        date,
    text             text not null,
    -- Which questions are asked, by name: whether they must be answered.
    asked            jsonb not null,
    least_teams      int  not null,
    most_teams       int  not null,
    version          int  not null default 1,
    primary key (collaborative_id)
);

-- Every wording of the agreement stays, since somebody may have signed it.
create table agreement (
    collaborative_id uuid        not null references collaborative (id),
    number           int         not null,
    text             text        not null,
    at               timestamptz not null,
    person_id        uuid references person (id),
    primary key (collaborative_id, number)
);

create table application (
    collaborative_id uuid        not null references collaborative (id),
    id               uuid        not null,
    -- Who applies; they need no account.
    name             text        not null,
    email            text        not null,
    language         text        not null,
    state            text        not null,
    answers          jsonb       not null default '{}',
    roster           jsonb       not null default '[]',
    -- Why it is in its state, as the applicant reads it.
    reason           text        not null default '',
    -- Where it stands on the waiting list, while it is on it.
    place            int,
    team_id          uuid,
    created_at       timestamptz not null,
    submitted_at     timestamptz,
    changed_at       timestamptz not null,
    version          int         not null default 1,
    primary key (collaborative_id, id),
    foreign key (collaborative_id, team_id) references team (collaborative_id, id)
);
create index application_state on application (collaborative_id, state);

-- Links from mails. The secret itself is nowhere but in the mail.
create table application_link (
    collaborative_id uuid        not null,
    id               uuid        not null,
    application_id   uuid        not null,
    purpose          text        not null,
    secret_hash      text        not null,
    expires_at       timestamptz not null,
    primary key (collaborative_id, id),
    foreign key (collaborative_id, application_id) references application (collaborative_id, id)
);
create index application_link_secret on application_link (secret_hash);

-- Senior leaders and what they said when they were asked for their commitment.
create table commitment (
    collaborative_id uuid        not null,
    id               uuid        not null,
    application_id   uuid        not null,
    name             text        not null,
    email            text        not null,
    asked_at         timestamptz not null,
    answered_at      timestamptz,
    confirmed        boolean,
    word             text        not null default '',
    primary key (collaborative_id, id),
    foreign key (collaborative_id, application_id) references application (collaborative_id, id)
);
create index commitment_application on commitment (collaborative_id, application_id);

create table signature (
    collaborative_id uuid        not null,
    application_id   uuid        not null,
    agreement        int         not null,
    name             text        not null,
    email            text        not null,
    at               timestamptz not null,
    primary key (collaborative_id, application_id),
    foreign key (collaborative_id, application_id) references application (collaborative_id, id),
    foreign key (collaborative_id, agreement) references agreement (collaborative_id, number)
);

-- What each reviewer thinks of an application: one opinion a person, the newest.
create table application_review (
    collaborative_id uuid        not null,
    application_id   uuid        not null,
    person_id        uuid        not null references person (id),
    opinion          text        not null,
    note             text        not null,
    at               timestamptz not null,
    primary key (collaborative_id, application_id, person_id),
    foreign key (collaborative_id, application_id) references application (collaborative_id, id)
);

-- Who asked for links lately, as hashes: a stranger is slowed down before they fill somebody's mailbox.
create table call_request (
    id  uuid        not null primary key,
    who text        not null,
    at  timestamptz not null
);
create index call_request_who on call_request (who, at);
