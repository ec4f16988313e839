-- 002: what happens around an interview (touches, expectations, health, flags, actions, credits), and an index from which
-- the list of what is due is read. These tables are small and read by account: an index for every reference would cost
-- each start of the program more than it would ever save.

-- ── Around the interview ────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE touch (                     -- any contact with a customer; a held interview is one without a row here
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id   INTEGER NOT NULL REFERENCES account (id),
    touched_on   TEXT NOT NULL CHECK (touched_on IS date(touched_on, '+0 days')),
    kind         TEXT NOT NULL CHECK (kind = 'call' OR kind = 'visit' OR kind = 'email' OR kind = 'letter'
                     OR kind = 'quarterly-review' OR kind = 'event' OR kind = 'news-shared'),
    person_id    INTEGER REFERENCES person (id),        -- the colleague who was in touch
    interview_id INTEGER REFERENCES interview (id),     -- the interview it came out of
    said         TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX touch_account ON touch (account_id, touched_on);

CREATE TABLE touch_contact (             -- whom it was with
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    touch_id   INTEGER NOT NULL REFERENCES touch (id),
    contact_id INTEGER NOT NULL REFERENCES contact (id),
    UNIQUE (touch_id, contact_id)
) STRICT;

CREATE TABLE expectation (               -- what the customer said success will look like
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id   INTEGER NOT NULL REFERENCES account (id),
    interview_id INTEGER REFERENCES interview (id),     -- the interview in which it was said
    text         TEXT NOT NULL CHECK (text <> ''),
    metric       TEXT,                   -- what it is measured by, where there is something
    target       TEXT,
    review_on    TEXT CHECK (review_on IS date(review_on, '+0 days')),
    actual       TEXT,
    outcome      TEXT NOT NULL DEFAULT 'unknown' CHECK (outcome = 'unknown' OR outcome = 'met' OR outcome = 'partly'
                     OR outcome = 'missed'),
    reviewed_on  TEXT CHECK (reviewed_on IS date(reviewed_on, '+0 days')),
    CHECK ((outcome = 'unknown') = (reviewed_on IS NULL))
) STRICT;
CREATE INDEX expectation_account ON expectation (account_id);
CREATE INDEX expectation_review ON expectation (review_on) WHERE reviewed_on IS NULL;

CREATE TABLE health (                    -- someone's dated judgement of an account
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id   INTEGER NOT NULL REFERENCES account (id),
    judged_on    TEXT NOT NULL CHECK (judged_on IS date(judged_on, '+0 days')),
    level        TEXT NOT NULL CHECK (level = 'green' OR level = 'amber' OR level = 'red'),
    why          TEXT NOT NULL CHECK (why <> ''),
    person_id    INTEGER REFERENCES person (id),        -- who judged; null: nobody the store knows
    touch_id     INTEGER REFERENCES touch (id),         -- the touch after which it was judged
    interview_id INTEGER REFERENCES interview (id)
) STRICT;
CREATE INDEX health_account ON health (account_id, judged_on);

CREATE TABLE flag (                      -- what an interview uncovered for someone else
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id    INTEGER NOT NULL REFERENCES account (id),
    interview_id  INTEGER REFERENCES interview (id),
    kind          TEXT NOT NULL CHECK (kind = 'at-risk' OR kind = 'win-back' OR kind = 'expansion' OR kind = 'reference'
                      OR kind = 'hidden-need'),
    text          TEXT NOT NULL DEFAULT '',
    owner_id      INTEGER REFERENCES person (id),
    raised_on     TEXT NOT NULL CHECK (raised_on IS date(raised_on, '+0 days')),
    look_again_on TEXT CHECK (look_again_on IS date(look_again_on, '+0 days')),
    cleared_on    TEXT CHECK (cleared_on IS date(cleared_on, '+0 days')),
    cleared_why   TEXT,
    CHECK (cleared_why IS NULL OR cleared_on IS NOT NULL)
) STRICT;
CREATE INDEX flag_account ON flag (account_id);
CREATE INDEX flag_raised ON flag (look_again_on, id) WHERE cleared_on IS NULL;

CREATE TABLE action (                    -- what we do because of what we heard
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    text         TEXT NOT NULL CHECK (text <> ''),
    account_id   INTEGER REFERENCES account (id),       -- null: it is about a code, not about one customer
    interview_id INTEGER REFERENCES interview (id),
    code_id      INTEGER REFERENCES code (id),
    owner_id     INTEGER REFERENCES person (id),
    due_on       TEXT CHECK (due_on IS date(due_on, '+0 days')),
    state        TEXT NOT NULL DEFAULT 'considering' CHECK (state = 'considering' OR state = 'planned' OR state = 'done'
                     OR state = 'declined'),
    told_on      TEXT CHECK (told_on IS date(told_on, '+0 days')),  -- when the customer was told; possible at any state
    CHECK (interview_id IS NULL OR account_id IS NOT NULL)
) STRICT;
CREATE INDEX action_account ON action (account_id);
CREATE INDEX action_open ON action (due_on, id) WHERE state = 'considering' OR state = 'planned';

CREATE TABLE credit (                    -- a colleague whose help the customer praised
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    interview_id INTEGER NOT NULL REFERENCES interview (id),
    person_id    INTEGER NOT NULL REFERENCES person (id),
    credited_on  TEXT CHECK (credited_on IS date(credited_on, '+0 days')),  -- when they were told; null: not yet
    UNIQUE (interview_id, person_id)
) STRICT;

-- ── The list of what is due ─────────────────────────────────────────────────────────────────────────────────────────
-- Holds all that the list shows of an interview: fifty rows of it are two pages, not fifty.
DROP INDEX interview_open;
CREATE INDEX interview_open ON interview (closes_on, id, state, opens_on, target_on, kind, account_id, deal_id, contract_id,
                                          interviewer_id, first_asked_on, held_on)
    WHERE state = 'planned' OR state = 'invited' OR state = 'booked';
