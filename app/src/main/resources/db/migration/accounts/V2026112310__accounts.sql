create table api_token (
    id           uuid        not null primary key,
    person_id    uuid        not null references person (id),
    name         text        not null,
    may_write    boolean     not null,
    token_hash   text        not null unique,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    revoked_at   timestamptz,
    last_used_at timestamptz
);
create index api_token_person on api_token (person_id);

-- Attempts to sign in that have not succeeded. The account is the hash of what was typed: it may have been a password.
create table failed_sign_in (
    id      uuid        not null primary key,
    account text        not null,
    origin  text        not null,
    at      timestamptz not null
);
create index failed_sign_in_account on failed_sign_in (account, at);
create index failed_sign_in_origin on failed_sign_in (origin, at);

-- Where somebody has signed in before: the browser by the hash of its cookie, and the network.
create table known_device (
    person_id   uuid        not null references person (id),
    device_hash text        not null,
    network     text        not null,
    last_at     timestamptz not null,
    primary key (person_id, device_hash)
);

-- Facts of the installation: the hash of the first administrator's code.
create table installation_fact (
    name  text not null primary key,
    value text not null
);
