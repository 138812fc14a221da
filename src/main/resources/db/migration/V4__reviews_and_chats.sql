-- accepted or rejected: what a person said of a finding
alter table finding_revision add column review varchar(20);

create table chat (
    id uuid primary key,
    image_id uuid not null references image (id),
    title varchar(300) not null,
    started_at timestamp with time zone not null
);
create index chat_image on chat (image_id, started_at);

create table chat_turn (
    chat_id uuid not null references chat (id) on delete cascade,
    position int not null,
    question clob not null,
    answer clob not null,
    asked_at timestamp with time zone not null,
    primary key (chat_id, position)
);

create table impression (
    image_id uuid primary key references image (id),
    words clob not null,
    typed_at timestamp with time zone not null
);
