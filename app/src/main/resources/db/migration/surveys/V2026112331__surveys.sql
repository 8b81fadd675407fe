-- Questions about something, and what people answered. Nothing here connects a person with an answer: who answered is one
-- table, how often each point of a scale was chosen another, and texts have random ids and are written anew, in random
-- order, whenever one comes.
create table survey_question (
    collaborative_id uuid not null references collaborative (id),
    id               uuid not null,
    topic_id         uuid not null,
    position         int  not null,
    kind             text not null,
    text             text not null,
    primary key (collaborative_id, id)
);
create index survey_question_topic on survey_question (collaborative_id, topic_id, position);

create table survey_answered (
    collaborative_id uuid not null references collaborative (id),
    topic_id         uuid not null,
    person_id        uuid not null references person (id),
    primary key (collaborative_id, topic_id, person_id)
);

create table survey_tally (
    collaborative_id uuid not null,
    question_id      uuid not null,
    point            int  not null,
    people           int  not null,
    primary key (collaborative_id, question_id, point),
    foreign key (collaborative_id, question_id) references survey_question (collaborative_id, id)
);

create table survey_text (
    collaborative_id uuid not null,
    id               uuid not null,
    question_id      uuid not null,
    text             text not null,
    primary key (collaborative_id, id),
    foreign key (collaborative_id, question_id) references survey_question (collaborative_id, id)
);
create index survey_text_question on survey_text (collaborative_id, question_id);
