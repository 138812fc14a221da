-- the hash of the pair's image, so that an image that no pair has any more can be told from one that another collection needs
alter table image_text_pair add column image char(64);
update image_text_pair set image = regexp_substr(body, '"image":"pairs/[0-9a-f]{2}/([0-9a-f]{64})"', 1, 1, '', 1);
create index image_text_pair_image on image_text_pair (image);
