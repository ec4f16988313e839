-- 004: what our figures are held against.

CREATE TABLE benchmark (                 -- an outside figure to hold ours against
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    metric   TEXT NOT NULL CHECK (metric <> ''),  -- the figure of ours that it is the like of: win-rate, grr …
    value    TEXT NOT NULL CHECK (value <> ''),   -- a plain decimal, exactly as published; of a share 0.33, not 33
    n        INTEGER CHECK (n > 0),               -- how many it rests on; null: its source does not say
    source   TEXT NOT NULL CHECK (source <> ''),  -- who published it
    dated_on TEXT NOT NULL CHECK (dated_on IS date(dated_on, '+0 days')),
    UNIQUE (metric, source, dated_on)
) STRICT;

-- The number of an interview in the spreadsheet or system it was kept in before, compared byte for byte.
ALTER TABLE interview ADD COLUMN external_id TEXT CHECK (external_id <> '');
CREATE UNIQUE INDEX interview_external_id ON interview (external_id) WHERE external_id IS NOT NULL;

CREATE TABLE crm_export (                -- what was last sent back into a CRM
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    deal_id INTEGER NOT NULL REFERENCES deal (id),
    profile TEXT NOT NULL CHECK (profile <> ''),  -- by whose name it was sent
    digest  TEXT NOT NULL,               -- of the deal's row in that file: another one is a change
    UNIQUE (deal_id, profile)
) STRICT;
