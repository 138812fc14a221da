-- an ingest asked for on screen; one that was running when the application ended can be taken up again
create table ingest_job (
    id bigint generated always as identity primary key,
    collection varchar(100) not null,
    source varchar(4000) not null,
    uploaded boolean not null,
    state varchar(20) not null,
    report clob,
    message varchar(2000),
    created_at timestamp with time zone not null
);
