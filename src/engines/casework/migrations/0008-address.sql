-- A list of cases that names the cell alone sends nobody to a door.
alter table liren.case_file add column address text not null default '';
comment on column liren.case_file.address is 'building, door or pole within the place, in the words of whoever reported it';
