create table organisation (
    id         uuid  not null primary key,
    code       text  not null unique,
    name       text  not null,
    country    text  not null,
    time_zone  text  not null,
    attributes jsonb not null default '{}',
    version    int   not null default 1
);

create table site (
    id              uuid not null primary key,
    organisation_id uuid not null references organisation (id),
    code            text not null,
    name            text not null,
    unique (organisation_id, code)
);

create table unit (
    id      uuid not null primary key,
    site_id uuid not null references site (id),
    code    text not null,
    name    text not null,
    unique (site_id, code)
);

-- An address is kept as typed and compared in lower case.
create table person (
    id              uuid        not null primary key,
    name            text        not null,
    email           text        not null,
    profession      text,
    organisation_id uuid references organisation (id),
    language        text        not null,
    time_zone       text        not null,
    password_hash   text,
    demonstration   boolean     not null default false,
    created_at      timestamptz not null,
    disabled_at     timestamptz,
    version         int         not null default 1
);
create unique index person_email on person (lower(email));

create table administrator (
    person_id uuid not null references person (id),
    starts_on date not null,
    ends_on   date,
    primary key (person_id, starts_on)
);

-- One-time links: an invitation to an account, or a new password. Only the hash is kept.
create table one_time_link (
    id         uuid        not null primary key,
    person_id  uuid        not null references person (id),
    purpose    text        not null check (purpose in ('INVITATION', 'RESET')),
    token_hash text        not null unique,
    created_by uuid references person (id),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index one_time_link_person on one_time_link (person_id);
