-- The change package as it was given out at a time: never changed afterwards.
create table package_version (
    collaborative_id uuid        not null references collaborative (id),
    number           int         not null,
    title            text        not null,
    note             text        not null default '',
    person_id        uuid,
    at               timestamptz not null,
    -- The collaborative's theory of that moment.
    content          jsonb       not null,
    primary key (collaborative_id, number)
);
