alter table finding_revision add column sentence clob;
alter table finding_revision add column conflict clob;
