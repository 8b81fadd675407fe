-- What a client asked once under a key of its own, and what it was answered.
create table idempotent_request (
    person_id    uuid        not null,
    request_key  text        not null,
    fingerprint  text        not null,
    status       int         not null,
    content_type text,
    location     text,
    etag         text,
    body         bytea       not null,
    answered_at  timestamptz not null,
    primary key (person_id, request_key)
);
create index idempotent_request_age on idempotent_request (answered_at);
