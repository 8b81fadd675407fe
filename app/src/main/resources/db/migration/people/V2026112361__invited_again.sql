-- When an invitation was sent once more; a link of such a mail is so from its beginning, so that there is no third.
alter table one_time_link add reminded_at timestamptz;
