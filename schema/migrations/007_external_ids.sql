-- 007: the CRM's ids of colleagues, so that a table that knows owners by them finds them.

ALTER TABLE person ADD COLUMN external_id TEXT CHECK (external_id <> '');

CREATE UNIQUE INDEX person_external_id ON person (external_id) WHERE external_id IS NOT NULL;
