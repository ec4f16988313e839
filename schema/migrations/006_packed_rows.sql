-- 006: what reports read of large tables, kept close together.

CREATE TABLE packed_table (              -- a table whose rows stand in packed_row too
    id           INTEGER PRIMARY KEY,
    table_name   TEXT NOT NULL UNIQUE,
    layout       INTEGER NOT NULL,       -- how a row's bytes are laid out; another one is not read
    operation_id INTEGER NOT NULL,       -- the rows are as they were after this operation
    commits      INTEGER NOT NULL,       -- the engine's count of commits then: whoever writes past the history is seen
    last_row     INTEGER NOT NULL,       -- the highest number among the rows then
    row_count    INTEGER NOT NULL        -- of those packed
) STRICT;

CREATE TABLE packed_row (                -- some thousand rows of the table, in the order of their numbers
    id              INTEGER PRIMARY KEY,
    packed_table_id INTEGER NOT NULL REFERENCES packed_table (id),
    bytes           BLOB NOT NULL
) STRICT;

CREATE INDEX packed_row_table ON packed_row (packed_table_id);
