create table import (
    collaborative_id uuid        not null references collaborative (id),
    id               uuid        not null,
    person_id        uuid        not null references person (id),
    file_name        text        not null,
    file_size        bigint      not null,
    state            text        not null,
    -- How the columns are to be read, as recognised or as corrected by the person.
    layout           jsonb,
    rows_read        bigint      not null default 0,
    summary          jsonb,
    received_at      timestamptz not null,
    reviewed_at      timestamptz,
    committed_at     timestamptz,
    undone_at        timestamptz,
    failure          text,
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
    sheet            text,
    line             bigint not null,
    field            text,
    given            text,
    message          text   not null,
    primary key (collaborative_id, import_id, position),
    foreign key (collaborative_id, import_id) references import (collaborative_id, id)
);
