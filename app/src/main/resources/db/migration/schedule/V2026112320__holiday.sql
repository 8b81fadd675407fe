-- Public holidays by country, as far as somebody has entered them.
create table holiday (
    country text not null,
    day     date not null,
    name    text not null,
    primary key (country, day)
);
