-- The form of a mail's parts, what it is of (so that it can be unsubscribed), and why one was held back.
alter table outgoing_mail
    add kind            text not null default 'ACCOUNT',
    add language        text,
    add html            text,
    add calendar        text,
    add calendar_method text,
    add suppressed      text,
    add bounced_at      timestamptz;

drop index outgoing_mail_due;
create index outgoing_mail_due on outgoing_mail (created_at, id)
    where sent_at is null and given_up_at is null and suppressed is null;

-- Addresses as mail knows them, in lower case. The secret stands in links of mails and so is kept as it is: it lets nobody
-- do more than choose what the address gets.
create table mail_address (
    address       text not null primary key,
    secret        text not null unique,
    bounced_at    timestamptz,
    bounce_reason text
);
create index mail_address_bounced on mail_address (bounced_at) where bounced_at is not null;

create table mail_unsubscription (
    address text        not null references mail_address (address),
    kind    text        not null,
    since   timestamptz not null,
    primary key (address, kind)
);
