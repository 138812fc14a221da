-- change grows with every written pair; an index remembers the last change it holds
create sequence pair_change;

create table pair_collection (
    id bigint generated always as identity primary key,
    name varchar(100) not null unique,
    created_at timestamp with time zone not null
);

create table image_text_pair (
    collection_id bigint not null references pair_collection (id) on delete cascade,
    pair_id varchar(300) not null,
    content char(64) not null,
    change bigint not null,
    body clob not null,
    primary key (collection_id, pair_id),
    unique (collection_id, content)
);
create unique index image_text_pair_change on image_text_pair (collection_id, change);
