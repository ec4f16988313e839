-- 003: what an import leaves behind beside its records: which file it read, and the right names for wrong ones.

CREATE TABLE import_file (               -- part of the history, like the operation itself: an undo leaves it
    operation_id INTEGER PRIMARY KEY REFERENCES operation (id),
    file         TEXT NOT NULL,          -- its name, as it was typed
    digest       TEXT NOT NULL           -- of its bytes: BLAKE2b of 256 bits
) STRICT;

CREATE TABLE import_alias (              -- another name by which files call something
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    field        TEXT NOT NULL CHECK (field <> ''),  -- of an import: product, account, owner …
    alias        TEXT NOT NULL CHECK (alias <> ''),  -- as it was typed
    alias_folded TEXT NOT NULL,
    name         TEXT NOT NULL CHECK (name <> ''),   -- the right one
    UNIQUE (field, alias_folded)
) STRICT;
