-- what a person typed about the study of an image, e.g. the age; names are lower case
create table typed_fact (
    image_id uuid not null references image (id),
    name varchar(40) not null,
    words varchar(200) not null,
    primary key (image_id, name)
);
