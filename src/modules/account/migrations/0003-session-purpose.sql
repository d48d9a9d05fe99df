-- A wall in a hall is signed in for figures alone. And when the second factor was last shown: grave acts ask for a recent one.
alter table liren.session add column purpose text not null default 'work' check (purpose in ('work', 'wall'));
alter table liren.session add column proven_at timestamptz;
