-- the number that was given last: numbers are never used again on an image, so that what cites one stays right
alter table image add column last_finding int not null default 0;
update image set last_finding =
    coalesce((select max(finding.seq) from finding where finding.image_id = image.id), 0);
