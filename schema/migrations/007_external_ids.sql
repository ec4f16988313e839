-- 007: the CRM's ids of colleagues and competitors, so that a table that knows them by these finds them.

ALTER TABLE person ADD COLUMN external_id TEXT CHECK (external_id <> '');

CREATE UNIQUE INDEX person_external_id ON person (external_id) WHERE external_id IS NOT NULL;

ALTER TABLE competitor ADD COLUMN external_id TEXT CHECK (external_id <> '');

CREATE UNIQUE INDEX competitor_external_id ON competitor (external_id) WHERE external_id IS NOT NULL;
