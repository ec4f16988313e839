-- 005: what we mean to win deals with, and reports to be run again.

CREATE TABLE deal_win_theme (            -- a win theme of the codebook that the deal was meant to be won with
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    deal_id INTEGER NOT NULL REFERENCES deal (id),
    code_id INTEGER NOT NULL REFERENCES code (id),
    UNIQUE (deal_id, code_id)
) STRICT;

CREATE INDEX deal_win_theme_code ON deal_win_theme (code_id);

CREATE TABLE saved_report (              -- a report as it was typed, to be run again
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),  -- in small letters; a file's too
    line TEXT NOT NULL CHECK (line <> '')          -- the words behind 'winloss report', as a shell takes them
) STRICT;
