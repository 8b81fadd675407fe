-- What has not left, by address: what is held back for an address that mail comes back from, and what is tried again.
create index outgoing_mail_held on outgoing_mail (lower(recipient)) where sent_at is null;
