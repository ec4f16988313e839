-- The whole schema as it is after all migrations: for readers, never run. A test holds it against them.
-- Why things are as they are stands in schema/migrations.

CREATE TABLE account (                   -- a customer or prospect organisation
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    external_id TEXT UNIQUE,             -- the CRM's id, compared byte for byte
    name        TEXT NOT NULL CHECK (name <> ''),
    name_folded TEXT NOT NULL,
    segment     TEXT,
    industry    TEXT,
    region      TEXT,
    parent_id   INTEGER REFERENCES account (id) CHECK (parent_id <> id),
    owner_id    INTEGER REFERENCES person (id)
) STRICT;

CREATE INDEX account_name ON account (name_folded);

CREATE INDEX account_owner_current ON account (owner_id) WHERE owner_id IS NOT NULL;

CREATE INDEX account_parent ON account (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE account_owner (             -- who looked after the account, and when
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account (id),
    person_id  INTEGER NOT NULL REFERENCES person (id),
    from_on    TEXT CHECK (from_on IS date(from_on, '+0 days')),
    until_on   TEXT CHECK (until_on IS date(until_on, '+0 days')),
    CHECK (until_on IS NULL OR from_on IS NULL OR until_on >= from_on)
) STRICT;

CREATE INDEX account_owner_account ON account_owner (account_id);

CREATE INDEX account_owner_person ON account_owner (person_id);

CREATE TABLE account_team (              -- the inside staff who keep the customer
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account (id),
    person_id  INTEGER NOT NULL REFERENCES person (id),
    role       TEXT,
    UNIQUE (account_id, person_id)
) STRICT;

CREATE INDEX account_team_person ON account_team (person_id);

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

CREATE TABLE benchmark (                 -- an outside figure to hold ours against
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    metric   TEXT NOT NULL CHECK (metric <> ''),  -- the figure of ours that it is the like of: win-rate, grr …
    value    TEXT NOT NULL CHECK (value <> ''),   -- a plain decimal, exactly as published; of a share 0.33, not 33
    n        INTEGER CHECK (n > 0),               -- how many it rests on; null: its source does not say
    source   TEXT NOT NULL CHECK (source <> ''),  -- who published it
    dated_on TEXT NOT NULL CHECK (dated_on IS date(dated_on, '+0 days')),
    UNIQUE (metric, source, dated_on)
) STRICT;

CREATE TABLE code (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    parent_id  INTEGER REFERENCES code (id) CHECK (parent_id <> id),
    path       TEXT NOT NULL UNIQUE CHECK (path <> ''),   -- price/total-cost
    name       TEXT NOT NULL,
    definition TEXT NOT NULL DEFAULT '',
    use_when   TEXT NOT NULL DEFAULT '',
    avoid_when TEXT NOT NULL DEFAULT '',
    colour     TEXT CHECK (colour GLOB '#[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'),
    kind       TEXT NOT NULL CHECK (kind = 'driver' OR kind = 'market-trend' OR kind = 'new-technology'
                   OR kind = 'competitor-move' OR kind = 'win-theme' OR kind = 'other')
) STRICT;

CREATE INDEX code_parent ON code (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE coding (                    -- a code on a passage of a note, or on the note as a whole
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    note_id       INTEGER NOT NULL REFERENCES note (id),
    code_id       INTEGER NOT NULL REFERENCES code (id),
    start_offset  INTEGER CHECK (start_offset >= 0),          -- Unicode code points; both null: the whole note
    end_offset    INTEGER CHECK (end_offset > start_offset),  -- exclusive
    rating        INTEGER CHECK (rating = 2 OR rating = 1 OR rating = -1 OR rating = -2),
    weight        TEXT NOT NULL DEFAULT 'contributing' CHECK (weight = 'primary' OR weight = 'contributing'
                      OR weight = 'minor'),
    coder_id      INTEGER REFERENCES person (id),
    competitor_id INTEGER REFERENCES competitor (id),
    memo          TEXT,
    lost_passage  TEXT,                  -- unplaced: the words it stood on, which are no longer in the note
    CHECK ((start_offset IS NULL) = (end_offset IS NULL)),
    CHECK (lost_passage IS NULL OR start_offset IS NULL)
) STRICT;

CREATE INDEX coding_code ON coding (code_id);

CREATE INDEX coding_coder ON coding (coder_id) WHERE coder_id IS NOT NULL;

CREATE INDEX coding_competitor ON coding (competitor_id) WHERE competitor_id IS NOT NULL;

CREATE INDEX coding_note ON coding (note_id);

CREATE TABLE competitor (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    name        TEXT NOT NULL CHECK (name <> ''),
    name_folded TEXT NOT NULL UNIQUE
, external_id TEXT CHECK (external_id <> '')) STRICT;

CREATE UNIQUE INDEX competitor_external_id ON competitor (external_id) WHERE external_id IS NOT NULL;

CREATE TABLE contact (                   -- someone at the account
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    external_id    TEXT UNIQUE,
    account_id     INTEGER NOT NULL REFERENCES account (id),
    name           TEXT NOT NULL CHECK (name <> ''),
    name_folded    TEXT NOT NULL,
    title          TEXT,
    buying_role    TEXT CHECK (buying_role = 'decision-maker' OR buying_role = 'economic-buyer'
                       OR buying_role = 'champion' OR buying_role = 'influencer' OR buying_role = 'user'
                       OR buying_role = 'procurement' OR buying_role = 'detractor'),
    email          TEXT,
    phone          TEXT,
    do_not_contact INTEGER NOT NULL DEFAULT 0 CHECK (do_not_contact = 0 OR do_not_contact = 1),
    left_on        TEXT CHECK (left_on IS date(left_on, '+0 days'))
) STRICT;

CREATE INDEX contact_account ON contact (account_id);

CREATE INDEX contact_name ON contact (name_folded);

CREATE TABLE contract (                  -- a subscription or service term
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    external_id   TEXT UNIQUE,
    account_id    INTEGER NOT NULL REFERENCES account (id),
    product_id    INTEGER REFERENCES product (id),
    deal_id       INTEGER REFERENCES deal (id),
    renews_id     INTEGER UNIQUE REFERENCES contract (id) CHECK (renews_id <> id),
    starts_on     TEXT NOT NULL CHECK (starts_on IS date(starts_on, '+0 days')),
    live_on       TEXT CHECK (live_on IS date(live_on, '+0 days')),
    ends_on       TEXT CHECK (ends_on IS date(ends_on, '+0 days')),    -- last day of service, inclusive; null: no end
    annual_value  INTEGER,               -- minor units a year; null is unknown, zero is a trial
    currency      TEXT CHECK (length(currency) = 3),
    auto_renews   INTEGER NOT NULL DEFAULT 0 CHECK (auto_renews = 0 OR auto_renews = 1),
    term_months   INTEGER CHECK (term_months > 0),                     -- length of the terms it renews by
    ended_on      TEXT CHECK (ended_on IS date(ended_on, '+0 days')),  -- last day of service when ended early
    end_reason_id INTEGER REFERENCES stated_reason (id),
    CHECK ((annual_value IS NULL) = (currency IS NULL)),
    CHECK (ends_on IS NULL OR ends_on >= starts_on),
    CHECK (ended_on IS NULL OR ended_on >= starts_on),
    CHECK (auto_renews = 0 OR (ends_on IS NOT NULL AND term_months IS NOT NULL))
) STRICT;

CREATE INDEX contract_account ON contract (account_id);

CREATE INDEX contract_deal ON contract (deal_id) WHERE deal_id IS NOT NULL;

CREATE INDEX contract_end ON contract (coalesce(ended_on, ends_on));

CREATE INDEX contract_end_reason ON contract (end_reason_id) WHERE end_reason_id IS NOT NULL;

CREATE INDEX contract_product ON contract (product_id) WHERE product_id IS NOT NULL;

CREATE TABLE credit (                    -- a colleague whose help the customer praised
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    interview_id INTEGER NOT NULL REFERENCES interview (id),
    person_id    INTEGER NOT NULL REFERENCES person (id),
    credited_on  TEXT CHECK (credited_on IS date(credited_on, '+0 days')),  -- when they were told; null: not yet
    UNIQUE (interview_id, person_id)
) STRICT;

CREATE TABLE crm_export (                -- what was last sent back into a CRM
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    deal_id INTEGER NOT NULL REFERENCES deal (id),
    profile TEXT NOT NULL CHECK (profile <> ''),  -- by whose name it was sent
    digest  TEXT NOT NULL,               -- of the deal's row in that file: another one is a change
    UNIQUE (deal_id, profile)
) STRICT;

CREATE TABLE deal (                      -- a decision the account took, or will take
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    external_id TEXT UNIQUE,
    account_id  INTEGER REFERENCES account (id),   -- may be unknown while the deal is open
    name        TEXT NOT NULL CHECK (name <> ''),
    name_folded TEXT NOT NULL,
    kind        TEXT CHECK (kind = 'new' OR kind = 'expansion' OR kind = 'renewal'),
    product_id  INTEGER REFERENCES product (id),
    owner_id    INTEGER REFERENCES person (id),
    amount      INTEGER,                 -- minor units; null is unknown, zero is zero
    currency    TEXT CHECK (length(currency) = 3),
    lead_source TEXT,                    -- as entered
    stage       TEXT,                    -- as imported
    outcome     TEXT NOT NULL DEFAULT 'open' CHECK (outcome = 'open' OR outcome = 'won' OR outcome = 'lost'
                    OR outcome = 'no-decision'),
    opened_on   TEXT CHECK (opened_on IS date(opened_on, '+0 days')),
    decided_on  TEXT CHECK (decided_on IS date(decided_on, '+0 days')),
    closed_on   TEXT CHECK (closed_on IS date(closed_on, '+0 days')),  -- the CRM's close date
    exclusion   TEXT CHECK (exclusion = 'outreach' OR exclusion = 'all'),
    CHECK ((amount IS NULL) = (currency IS NULL)),
    CHECK (account_id IS NOT NULL OR outcome = 'open'),
    CHECK (decided_on IS NULL OR outcome <> 'open')
) STRICT;

CREATE INDEX deal_account ON deal (account_id);

CREATE INDEX deal_decision ON deal (coalesce(decided_on, closed_on)) WHERE outcome <> 'open';

CREATE INDEX deal_name ON deal (name_folded);

CREATE INDEX deal_open ON deal (id) WHERE outcome = 'open';

CREATE INDEX deal_owner ON deal (owner_id);

CREATE INDEX deal_product ON deal (product_id);

CREATE TABLE deal_competitor (           -- a competitor that was considered, and who says so
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    deal_id       INTEGER NOT NULL REFERENCES deal (id),
    competitor_id INTEGER NOT NULL REFERENCES competitor (id),
    said_by       TEXT NOT NULL DEFAULT 'rep' CHECK (said_by = 'rep' OR said_by = 'buyer'),
    finalist      INTEGER NOT NULL DEFAULT 0 CHECK (finalist = 0 OR finalist = 1),
    incumbent     INTEGER NOT NULL DEFAULT 0 CHECK (incumbent = 0 OR incumbent = 1),
    winner        INTEGER NOT NULL DEFAULT 0 CHECK (winner = 0 OR winner = 1),
    UNIQUE (deal_id, competitor_id, said_by)
) STRICT;

CREATE INDEX deal_competitor_competitor ON deal_competitor (competitor_id, deal_id);

CREATE TABLE deal_reason (               -- what the rep entered
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    deal_id          INTEGER NOT NULL REFERENCES deal (id),
    stated_reason_id INTEGER NOT NULL REFERENCES stated_reason (id),
    UNIQUE (deal_id, stated_reason_id)
) STRICT;

CREATE INDEX deal_reason_reason ON deal_reason (stated_reason_id);

CREATE TABLE deal_team (                 -- who worked on the deal beside its owner
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    deal_id   INTEGER NOT NULL REFERENCES deal (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    UNIQUE (deal_id, person_id)
) STRICT;

CREATE INDEX deal_team_person ON deal_team (person_id);

CREATE TABLE deal_win_theme (            -- a win theme of the codebook that the deal was meant to be won with
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    deal_id INTEGER NOT NULL REFERENCES deal (id),
    code_id INTEGER NOT NULL REFERENCES code (id),
    UNIQUE (deal_id, code_id)
) STRICT;

CREATE INDEX deal_win_theme_code ON deal_win_theme (code_id);

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

CREATE TABLE guide (                     -- the questions for a kind and outcome, each version kept
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    kind    TEXT NOT NULL,
    outcome TEXT NOT NULL DEFAULT '' CHECK (outcome = '' OR outcome = 'won' OR outcome = 'lost'
                OR outcome = 'no-decision'),
    version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
    text    TEXT NOT NULL,               -- Markdown; a question is a heading with its id: ## What …? {#trigger}
    UNIQUE (kind, outcome, version)
) STRICT;

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

CREATE TABLE import_alias (              -- another name by which files call something
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    field        TEXT NOT NULL CHECK (field <> ''),  -- of an import: product, account, owner …
    alias        TEXT NOT NULL CHECK (alias <> ''),  -- as it was typed
    alias_folded TEXT NOT NULL,
    name         TEXT NOT NULL CHECK (name <> ''),   -- the right one
    UNIQUE (field, alias_folded)
) STRICT;

CREATE TABLE import_file (               -- part of the history, like the operation itself: an undo leaves it
    operation_id INTEGER PRIMARY KEY REFERENCES operation (id),
    file         TEXT NOT NULL,          -- its name, as it was typed
    digest       TEXT NOT NULL           -- of its bytes: BLAKE2b of 256 bits
) STRICT;

CREATE TABLE interview (                 -- one owed or held conversation
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    kind             TEXT NOT NULL CHECK (kind <> ''),
    account_id       INTEGER NOT NULL REFERENCES account (id),
    deal_id          INTEGER REFERENCES deal (id),
    contract_id      INTEGER REFERENCES contract (id),
    occurrence       INTEGER NOT NULL DEFAULT 0,      -- which anniversary, quarter or term; 0 where it comes once
    anchor_on        TEXT NOT NULL CHECK (anchor_on IS date(anchor_on, '+0 days')),
    anchor_basis     TEXT NOT NULL CHECK (anchor_basis = 'decided-on' OR anchor_basis = 'closed-on'
                         OR anchor_basis = 'live-on' OR anchor_basis = 'ends-on' OR anchor_basis = 'left-on'
                         OR anchor_basis = 'starts-on' OR anchor_basis = 'chosen'),
    opens_on         TEXT NOT NULL CHECK (opens_on IS date(opens_on, '+0 days')),
    target_on        TEXT NOT NULL CHECK (target_on IS date(target_on, '+0 days')),
    closes_on        TEXT NOT NULL CHECK (closes_on IS date(closes_on, '+0 days')),
    state            TEXT NOT NULL DEFAULT 'planned' CHECK (state = 'planned' OR state = 'invited' OR state = 'booked'
                         OR state = 'held' OR state = 'declined' OR state = 'no-response' OR state = 'unreachable'
                         OR state = 'not-qualified' OR state = 'cancelled' OR state = 'covered'),
    covered_by_id    INTEGER REFERENCES interview (id) CHECK (covered_by_id <> id),
    interviewer_id   INTEGER REFERENCES person (id),
    relation         TEXT CHECK (relation = 'third-party' OR relation = 'internal' OR relation = 'sales-leader'
                         OR relation = 'account-team'),  -- how independent the interviewer is of the deal
    relation_reason  TEXT,               -- why somebody from the deal interviews all the same
    first_asked_on   TEXT CHECK (first_asked_on IS date(first_asked_on, '+0 days')),
    attempts         INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    booked_at        TEXT,               -- YYYY-MM-DDTHH:MM, the customer's clock
    channel          TEXT CHECK (channel = 'call' OR channel = 'video' OR channel = 'visit' OR channel = 'letter'
                         OR channel = 'survey'),
    held_on          TEXT CHECK (held_on IS date(held_on, '+0 days')),
    completeness     TEXT CHECK (completeness = 'full' OR completeness = 'partial'),
    ended_on         TEXT CHECK (ended_on IS date(ended_on, '+0 days')),  -- the day it ended without being held
    consent_to_record INTEGER CHECK (consent_to_record = 0 OR consent_to_record = 1),
    consent_to_quote INTEGER CHECK (consent_to_quote = 0 OR consent_to_quote = 1),
    confidential     INTEGER CHECK (confidential = 0 OR confidential = 1),
    incentive        TEXT,
    heard_how        TEXT,               -- how, what and from whom the buyer heard of us
    heard_what       TEXT,
    heard_from       TEXT,
    coded_on         TEXT CHECK (coded_on IS date(coded_on, '+0 days')),
    shared_on        TEXT CHECK (shared_on IS date(shared_on, '+0 days')),
    thanked_on       TEXT CHECK (thanked_on IS date(thanked_on, '+0 days')),
    rule             TEXT NOT NULL DEFAULT '',   -- why it is owed, in words
    flagged          TEXT, external_id TEXT CHECK (external_id <> ''),               -- what changed under an interview that does not move by itself
    CHECK (opens_on <= closes_on),
    CHECK ((state = 'held') = (held_on IS NOT NULL)),
    CHECK ((held_on IS NULL) = (completeness IS NULL)),
    CHECK ((state = 'covered') = (covered_by_id IS NOT NULL))
) STRICT;

CREATE INDEX interview_account ON interview (account_id);

CREATE INDEX interview_booked ON interview (booked_at, id) WHERE state = 'booked';

CREATE INDEX interview_contract ON interview (contract_id) WHERE contract_id IS NOT NULL;

CREATE INDEX interview_covered_by ON interview (covered_by_id) WHERE covered_by_id IS NOT NULL;

CREATE INDEX interview_deal ON interview (deal_id) WHERE deal_id IS NOT NULL;

CREATE UNIQUE INDEX interview_external_id ON interview (external_id) WHERE external_id IS NOT NULL;

CREATE INDEX interview_held ON interview (held_on) WHERE held_on IS NOT NULL;

CREATE INDEX interview_interviewer ON interview (interviewer_id) WHERE interviewer_id IS NOT NULL;

CREATE INDEX interview_open ON interview (closes_on, id, state, opens_on, target_on, kind, account_id, deal_id, contract_id,
                                          interviewer_id, first_asked_on, held_on)
    WHERE state = 'planned' OR state = 'invited' OR state = 'booked';

CREATE INDEX interview_over ON interview (state, id)
    WHERE state <> 'planned' AND state <> 'invited' AND state <> 'booked';

CREATE INDEX interview_unfinished ON interview (held_on, id)
    WHERE state = 'held' AND (coded_on IS NULL OR shared_on IS NULL OR thanked_on IS NULL);

CREATE TABLE interview_contact (         -- who is, or was, interviewed
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    interview_id INTEGER NOT NULL REFERENCES interview (id),
    contact_id   INTEGER NOT NULL REFERENCES contact (id),
    UNIQUE (interview_id, contact_id)
) STRICT;

CREATE INDEX interview_contact_contact ON interview_contact (contact_id);

CREATE TABLE interview_event (           -- every change of an interview's life, with its date and person
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    interview_id INTEGER NOT NULL REFERENCES interview (id),
    happened_on  TEXT NOT NULL CHECK (happened_on IS date(happened_on, '+0 days')),
    event        TEXT NOT NULL,          -- a state, or assigned, coded, shared, thanked, moved, flagged,
                                         -- cleared, reopened, bad-address
    person       TEXT NOT NULL,
    remark       TEXT
) STRICT;

CREATE INDEX interview_event_interview ON interview_event (interview_id);

CREATE TABLE note (                      -- the interview's text, without its marks
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    interview_id INTEGER NOT NULL UNIQUE REFERENCES interview (id),
    guide_id     INTEGER REFERENCES guide (id),
    text         TEXT NOT NULL,
    version      INTEGER NOT NULL DEFAULT 1 CHECK (version > 0)  -- a save from an older version is refused
) STRICT;

CREATE INDEX note_guide ON note (guide_id) WHERE guide_id IS NOT NULL;

CREATE TABLE operation (                 -- one command that wrote
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    at      TEXT NOT NULL,               -- instant
    person  TEXT NOT NULL,               -- who; text, so that it outlives the person's record
    command TEXT NOT NULL,               -- words of the verb and record numbers; free text left out
    reverts INTEGER REFERENCES operation (id)
) STRICT;

CREATE INDEX operation_reverts ON operation (reverts) WHERE reverts IS NOT NULL;

CREATE TABLE packed_row (                -- some thousand rows of the table, in the order of their numbers
    id              INTEGER PRIMARY KEY,
    packed_table_id INTEGER NOT NULL REFERENCES packed_table (id),
    bytes           BLOB NOT NULL
) STRICT;

CREATE INDEX packed_row_table ON packed_row (packed_table_id);

CREATE TABLE packed_table (              -- a table whose rows stand in packed_row too
    id           INTEGER PRIMARY KEY,
    table_name   TEXT NOT NULL UNIQUE,
    layout       INTEGER NOT NULL,       -- how a row's bytes are laid out; another one is not read
    operation_id INTEGER NOT NULL,       -- the rows are as they were after this operation
    commits      INTEGER NOT NULL,       -- the engine's count of commits then: whoever writes past the history is seen
    last_row     INTEGER NOT NULL,       -- the highest number among the rows then
    row_count    INTEGER NOT NULL        -- of those packed
) STRICT;

CREATE TABLE person (                    -- a colleague
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    name        TEXT NOT NULL CHECK (name <> ''),
    name_folded TEXT NOT NULL,
    email       TEXT UNIQUE,
    role        TEXT NOT NULL DEFAULT 'other' CHECK (role = 'rep' OR role = 'sales-leader' OR role = 'customer-success'
                    OR role = 'interviewer' OR role = 'product' OR role = 'marketing' OR role = 'other'),
    active      INTEGER NOT NULL DEFAULT 1 CHECK (active = 0 OR active = 1)
, external_id TEXT CHECK (external_id <> '')) STRICT;

CREATE UNIQUE INDEX person_external_id ON person (external_id) WHERE external_id IS NOT NULL;

CREATE INDEX person_name ON person (name_folded);

CREATE TABLE product (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    name        TEXT NOT NULL CHECK (name <> ''),
    name_folded TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE programme_criterion (       -- which deals are worth a retrospective; no row of a field: every value
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    field TEXT NOT NULL CHECK (field = 'outcome' OR field = 'deal-kind' OR field = 'segment'
              OR field = 'minimum-amount'),
    value TEXT NOT NULL,                 -- an outcome, a kind, a segment, or an amount like 'USD 10000.00'
    UNIQUE (field, value)
) STRICT;

CREATE TABLE programme_rule (            -- which interviews are owed, and when: one row a kind, or a kind and outcome
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    kind    TEXT NOT NULL CHECK (kind <> ''),
    outcome TEXT NOT NULL DEFAULT '' CHECK (outcome = '' OR outcome = 'won' OR outcome = 'lost'
                OR outcome = 'no-decision'),                  -- '' is every outcome that has no row of its own
    anchor  TEXT NOT NULL CHECK (anchor = 'decided-on' OR anchor = 'live-on' OR anchor = 'ends-on'
                OR anchor = 'left-on' OR anchor = 'starts-on'),
    opens   TEXT NOT NULL,               -- lengths of time from the anchor: 30d, -12m, 1y
    target  TEXT NOT NULL,
    closes  TEXT NOT NULL,
    every   TEXT,                        -- comes again after this long while the tenure runs; null: once
    enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled = 0 OR enabled = 1),
    rank    INTEGER NOT NULL,            -- the stronger purpose leads where two interviews meet: 1 is strongest
    UNIQUE (kind, outcome)
) STRICT;

CREATE TABLE row_log (                   -- what a changed or removed row was before
    id           INTEGER PRIMARY KEY,
    operation_id INTEGER NOT NULL REFERENCES operation (id),
    table_name   TEXT NOT NULL,
    row_id       INTEGER NOT NULL,
    action       TEXT NOT NULL CHECK (action = 'insert' OR action = 'update' OR action = 'delete'),
    before       TEXT                    -- JSON object of all columns; null for 'insert' (a row put back by an undo)
) STRICT;

CREATE INDEX row_log_operation ON row_log (operation_id, table_name, row_id);

CREATE INDEX row_log_row ON row_log (table_name, row_id);

CREATE TABLE row_range (                 -- the rows an operation made: one entry a table, whatever their number
    operation_id INTEGER NOT NULL REFERENCES operation (id),
    table_name   TEXT NOT NULL,
    first_id     INTEGER NOT NULL,
    last_id      INTEGER NOT NULL CHECK (last_id >= first_id),
    PRIMARY KEY (operation_id, table_name)
) STRICT, WITHOUT ROWID;

CREATE INDEX row_range_row ON row_range (table_name, last_id);

CREATE TABLE saved_report (              -- a report as it was typed, to be run again
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),  -- in small letters; a file's too
    line TEXT NOT NULL CHECK (line <> '')          -- the words behind 'winloss report', as a shell takes them
) STRICT;

CREATE TABLE setting (                   -- first_day, grace_days, fatigue_days …
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    key   TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE share (                     -- who a learning was given to, and when
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    interview_id INTEGER NOT NULL REFERENCES interview (id),
    audience     TEXT NOT NULL CHECK (audience <> ''),
    shared_on    TEXT NOT NULL CHECK (shared_on IS date(shared_on, '+0 days')),
    UNIQUE (interview_id, audience, shared_on)
) STRICT;

CREATE TABLE stated_reason (             -- each text that was ever entered as a reason, and the code it stands for
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    text        TEXT NOT NULL UNIQUE CHECK (text <> ''),  -- as it was entered
    text_folded TEXT NOT NULL,
    code_id     INTEGER REFERENCES code (id)              -- the mapping the user owns; null: unmapped
) STRICT;

CREATE INDEX stated_reason_code ON stated_reason (code_id) WHERE code_id IS NOT NULL;

CREATE INDEX stated_reason_folded ON stated_reason (text_folded);

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
