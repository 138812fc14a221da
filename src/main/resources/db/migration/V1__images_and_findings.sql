create table image (
    id uuid primary key,
    sha256 char(64) not null,
    title varchar(200) not null,
    format varchar(20) not null,
    width int not null,
    height int not null,
    modality varchar(20),
    modality_corrected boolean not null default false,
    orientation varchar(10) not null default 'unknown',
    created_at timestamp with time zone not null,
    deleted_at timestamp with time zone
);
create index image_sha256 on image (sha256);

create table finding (
    id uuid primary key,
    image_id uuid not null references image (id),
    seq int not null,
    current_revision int not null,
    created_at timestamp with time zone not null,
    unique (image_id, seq)
);

create table finding_revision (
    finding_id uuid not null references finding (id) on delete cascade,
    revision int not null,
    phrase varchar(10000) not null,
    span_start int not null,
    span_end int not null,
    concept varchar(200),
    read_as varchar(200),
    verdict varchar(30) not null,
    score double precision,
    tier varchar(30),
    reason varchar(100),
    message varchar(4000),
    regions clob not null,
    hints clob not null,
    provenance clob not null,
    created_at timestamp with time zone not null,
    primary key (finding_id, revision)
);
