-- What people say to each other about a node of a theory or a test of change. Kept when it is taken back.
create table comment (
    collaborative_id uuid        not null references collaborative (id),
    id               uuid        not null,
    kind             text        not null,
    topic_id         uuid        not null,
    person_id        uuid        not null references person (id),
    at               timestamptz not null,
    text             text        not null,
    removed_at       timestamptz,
    removed_by       uuid,
    primary key (collaborative_id, id)
);
create index comment_topic on comment (collaborative_id, kind, topic_id);

-- Who wants to hear of everything about something, or of nothing. Of what is usual there is no row.
create table watch (
    collaborative_id uuid not null references collaborative (id),
    person_id        uuid not null references person (id),
    kind             text not null,
    topic_id         uuid not null,
    level            text not null check (level in ('WATCHING', 'MUTED')),
    primary key (collaborative_id, person_id, kind, topic_id)
);
create index watch_topic on watch (collaborative_id, kind, topic_id);

-- What somebody is to hear of.
create table notice (
    collaborative_id uuid        not null references collaborative (id),
    id               uuid        not null,
    person_id        uuid        not null references person (id),
    kind             text        not null,
    topic_id         uuid        not null,
    action           text        not null,
    actor_id         uuid        not null references person (id),
    at               timestamptz not null,
    seen_at          timestamptz,
    primary key (collaborative_id, id)
);
create index notice_unseen on notice (person_id, at) where seen_at is null;
