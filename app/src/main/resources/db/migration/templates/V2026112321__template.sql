-- Templates made or imported here; those that come along with Allteach are files.
create table template (
    code       text        not null primary key,
    content    jsonb       not null,
    person_id  uuid,
    changed_at timestamptz not null
);
