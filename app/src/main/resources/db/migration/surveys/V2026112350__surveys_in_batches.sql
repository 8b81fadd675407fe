-- Answers wait until so many more people have answered that nobody's can be told by looking before and after.
alter table survey_tally alter column people set default 0;
alter table survey_tally add column waiting int not null default 0;
alter table survey_text add column waiting boolean not null default true;
update survey_text set waiting = false;
