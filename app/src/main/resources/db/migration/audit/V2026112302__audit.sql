-- Who did what, when, from where. The zero id stands for the installation as a whole.
create table audit_entry (
    collaborative_id uuid        not null,
    id               uuid        not null,
    at               timestamptz not null,
    person_id        uuid,
    person           text        not null,
    action           text        not null,
    subject          text        not null,
    before           jsonb,
    after            jsonb,
    source           text        not null,
    address          text,
    primary key (collaborative_id, id)
);
create index audit_entry_subject on audit_entry (collaborative_id, subject, id desc);
