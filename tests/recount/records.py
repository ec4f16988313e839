"""What a store says it holds: the lines of `winloss export all` as plain objects.

A record has its table's columns as attributes: days are dates, what has no value is None. A column that names another
record (`account_id`) stands beside that record itself (`account`); the other way round, `store.of(deal, "deal_reason")`
are the records that name this one. Nothing is computed here.
"""

import json
from datetime import date

# The columns the recount reads. One that names another record is written `name>table`.
COLUMNS = {
    "account": "external_id name segment industry region parent>account owner>person",
    "account_owner": "account>account person>person from_on until_on",
    "account_team": "account>account person>person role",
    "action": "text account>account interview>interview code>code owner>person due_on state told_on",
    "benchmark": "metric value n source dated_on",
    "code": "parent>code path name kind",
    "coding": "note>note code>code start_offset end_offset rating weight coder>person competitor>competitor"
              " lost_passage",
    "competitor": "name",
    "contact": "account>account name title buying_role do_not_contact left_on",
    "contract": "external_id account>account product>product deal>deal renews>contract starts_on live_on ends_on"
                " annual_value currency auto_renews term_months ended_on end_reason>stated_reason",
    "deal": "external_id account>account name kind product>product owner>person amount currency lead_source stage"
            " outcome opened_on decided_on closed_on exclusion",
    "deal_competitor": "deal>deal competitor>competitor said_by finalist incumbent winner",
    "deal_reason": "deal>deal stated_reason>stated_reason",
    "deal_win_theme": "deal>deal code>code",
    "deal_team": "deal>deal person>person",
    "expectation": "account>account interview>interview text review_on actual outcome reviewed_on",
    "flag": "account>account interview>interview kind owner>person raised_on look_again_on cleared_on",
    "health": "account>account judged_on level why person>person touch>touch interview>interview",
    "interview": "kind account>account deal>deal contract>contract occurrence anchor_on anchor_basis opens_on"
                 " target_on closes_on state covered_by>interview interviewer>person relation first_asked_on attempts"
                 " booked_at channel held_on completeness ended_on consent_to_quote confidential heard_how heard_what heard_from"
                 " coded_on shared_on thanked_on",
    "interview_contact": "interview>interview contact>contact",
    "interview_event": "interview>interview happened_on event person remark",
    "note": "interview>interview text",
    "person": "name role active",
    "product": "name",
    "setting": "key value",
    "stated_reason": "text code>code",
    "touch": "account>account touched_on kind person>person interview>interview",
    "touch_contact": "touch>touch contact>contact",
}


class Record:
    """One row. Records are the same only when they are the same object."""

    def __init__(self, table, values):
        self.table = table
        self.id = values["id"]
        for column in COLUMNS[table].split():
            name, _, target = column.partition(">")
            value = values.get(name + "_id" if target else name)
            setattr(self, name, date.fromisoformat(value) if value and name.endswith("_on") else value)

    def __repr__(self):
        return f"{self.table} {self.id}"


class Store:
    """All records of one archive by table and number, and the settings."""

    def __init__(self, lines):
        self.tables = {table: {} for table in COLUMNS}
        for line in lines:
            values = json.loads(line)
            if values.get("record") in COLUMNS:
                self.tables[values["record"]][values["id"]] = Record(values["record"], values)
        for deal in self.all("deal"):
            if deal.amount is not None and deal.amount < 0:  # a credit: no figure of money has it
                deal.amount = deal.currency = None
        self.settings = {setting.key: setting.value for setting in self.all("setting")}
        self._naming = {}
        self._link()

    def all(self, table):
        """The records of a table in the order of their numbers."""
        return list(self.tables[table].values())

    def of(self, record, table, column=None):
        """The records of `table` whose `column` (unless told otherwise named like this one's table) is this record."""
        return self._naming.get((table, column or record.table, record), [])

    def _link(self):
        """Puts the record in the place of the number that names it, and remembers who names whom."""
        for table, columns in COLUMNS.items():
            for column in (word for word in columns.split() if ">" in word):
                name, target = column.split(">")
                for record in self.all(table):
                    number = getattr(record, name)
                    named = None if number is None else self.tables[target][number]
                    setattr(record, name, named)
                    if named is not None:
                        self._naming.setdefault((table, name, named), []).append(record)


def read_archive(path):
    with open(path, encoding="utf-8") as file:
        return Store(file)
