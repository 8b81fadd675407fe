-- The body goes once the mail is delivered: it may hold a link that gives access.
create table outgoing_mail (
    id           uuid        not null primary key,
    unique_key   text        not null unique,
    recipient    text        not null,
    subject      text        not null,
    body         text        not null,
    created_at   timestamptz not null,
    attempts     int         not null default 0,
    next_attempt timestamptz not null,
    sent_at      timestamptz,
    given_up_at  timestamptz,
    last_error   text
);
create index outgoing_mail_due on outgoing_mail (next_attempt) where sent_at is null and given_up_at is null;
create index outgoing_mail_sent on outgoing_mail (sent_at) where sent_at is not null;
