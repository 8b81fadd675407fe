-- Up to which application somebody who reads them was told of what waits, and on which day of theirs.
create table reviewer_told (
    person_id uuid        not null primary key,
    day       date        not null,
    up_to     timestamptz not null
);
