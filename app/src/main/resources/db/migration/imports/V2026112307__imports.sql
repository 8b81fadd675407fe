create table import (
    collaborative_id uuid        not null references collaborative (id),
    id               uuid        not null,
    person_id        uuid        not null references person (id),
    file_name        text        not null,
    file_size        bigint      not null,
    state            text        not null,
    -- Who has asked for what a job is doing now; it does what they may do.
    actor_id         uuid        not null references person (id),
    -- How the columns are to be read, as recognised or as corrected by a person.
    layout           jsonb,
    rows_read        bigint      not null default 0,
    rows_total       bigint      not null default 0,
    summary          jsonb,
    -- Why the file cannot be read: a message and its arguments.
    failure          jsonb,
    received_at      timestamptz not null,
    reviewed_at      timestamptz,
    committed_at     timestamptz,
    -- When it was undone, cancelled or given up.
    ended_at         timestamptz,
    -- Whether the file itself is still kept.
    stored           boolean     not null default true,
    version          int         not null default 1,
    primary key (collaborative_id, id)
);

create table import_chunk (
    collaborative_id uuid  not null,
    import_id        uuid  not null,
    position         int   not null,
    bytes            bytea not null,
    primary key (collaborative_id, import_id, position),
    foreign key (collaborative_id, import_id) references import (collaborative_id, id)
);

create table import_problem (
    collaborative_id uuid   not null,
    import_id        uuid   not null,
    position         int    not null,
    sheet            text   not null,
    line             bigint not null,
    heading          text   not null,
    given            text,
    message          text   not null,
    arguments        jsonb  not null,
    primary key (collaborative_id, import_id, position),
    foreign key (collaborative_id, import_id) references import (collaborative_id, id)
);
