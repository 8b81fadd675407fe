-- Files that belong to something of a collaborative: sheets, forms, photographs. Kept when they are taken away.
create table attachment (
    collaborative_id uuid        not null references collaborative (id),
    id               uuid        not null,
    -- What they belong to.
    topic_id         uuid        not null,
    name             text        not null,
    media_type       text        not null,
    content          bytea       not null,
    person_id        uuid references person (id),
    at               timestamptz not null,
    removed_at       timestamptz,
    primary key (collaborative_id, id)
);
create index attachment_topic on attachment (collaborative_id, topic_id);
