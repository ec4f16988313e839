"""From a seed a whole company, as the lines of an archive that `winloss import all` takes.

The same seed makes the same company. Everything a report may trip over is in it somewhere: unknown segments, missing
dates and amounts, currencies without minor units, reasons nobody mapped, buyers who disagree, contracts with gaps and
early ends, interviews in every state. The codebook, the programme and the settings are those of a fresh store.
"""

import json
import random
from datetime import date, timedelta

from against import NAMES as BENCHMARKS
from figures import add_days, add_months

SEGMENTS = ["Enterprise", "Mid-Market", "SMB", "smb", None]
REGIONS = ["DACH", "Nordics", "Île-de-France", None]
INDUSTRIES = ["Utilities", "Lift maintenance", None]
CURRENCIES = ["EUR", "USD", "JPY", "KWD"]
LEAD_SOURCES = ["Referral", "Website", "website", "Trade fair", None]
COMPETITORS = ["Initech", "Kestrel Dispatch", "Øresund Plan", "in-house"]
PRODUCTS = ["Dispatch", "Mobile", "Größe"]
ROLES = ["rep", "sales-leader", "customer-success", "interviewer", "product", "marketing", "other"]
BUYING_ROLES = ["decision-maker", "economic-buyer", "champion", "influencer", "user", "procurement", "detractor", None]
TOUCHES = ["call", "visit", "email", "letter", "quarterly-review", "event", "news-shared"]
FLAGS = ["at-risk", "win-back", "expansion", "reference", "hidden-need"]
REASONS = ["Too expensive", "Price", "No budget", "Missing feature", "missing feature", "Went with incumbent",
           "Champion left", "Größe", "Slow replies", "Other"]
# How often somebody was asked before; in every other state always.
ASKED = {"held": 0.9, "unreachable": 0.5, "not-qualified": 0.3, "cancelled": 0.3, "covered": 0.2, "planned": 0}
ENDED = ["declined", "no-response", "unreachable", "not-qualified", "cancelled"]
CODE_TEXTS = {"definition": "", "use_when": "", "avoid_when": ""}
NOTE = "They came in under us. The crews took to it at once. Nobody answered for a week. The board wanted one screen."


class Company:
    """The rows of one company, table by table, numbered from 1 in the order in which they are made."""

    def __init__(self, seed, fresh_store_lines):
        self.rng = random.Random(seed)
        head, *rows = (json.loads(line) for line in fresh_store_lines)
        self.schema = head["schema"]
        self.tables = {}
        for row in rows:
            self.tables.setdefault(row["record"], []).append(row)
        self.today = date(2026, 1, 1) + timedelta(days=self.rng.randrange(365))
        self._found()

    def lines(self):
        numbers = {table: max(row["id"] for row in rows) for table, rows in self.tables.items()}
        yield json.dumps({"archive": 1, "schema": self.schema, "numbers": numbers})
        for rows in self.tables.values():
            for row in rows:
                yield json.dumps(row, ensure_ascii=False)

    def add(self, table, **values):
        """Makes a row; what is None is left out, days are written as the archive has them."""
        rows = self.tables.setdefault(table, [])
        row = {"record": table, "id": rows[-1]["id"] + 1 if rows else 1}
        for name, value in values.items():
            if value is not None:
                row[name] = value.isoformat() if isinstance(value, date) else value
        rows.append(row)
        return row["id"]

    def rows(self, table):
        return self.tables.get(table, [])

    # Chance.

    def chance(self, probability):
        return self.rng.random() < probability

    def maybe(self, probability, value):
        return value if self.chance(probability) else None

    def pick(self, values):
        return self.rng.choice(values) if values else None

    def some(self, values, most):
        return self.rng.sample(values, min(len(values), self.rng.randint(0, most)))

    def day(self, first, last):
        return add_days(first, self.rng.randint(0, max(0, (last - first).days)))

    # The company.

    def _found(self):
        self.first_day = add_months(self.today, -self.rng.choice([12, 24, 40]))
        self.last_day = add_months(self.today, 4)  # what lies after today is not counted yet
        self._settings()
        self.currencies = self.rng.sample(CURRENCIES, self.rng.randint(1, 4))
        self._people()
        self._codebook()
        self._accounts()
        for number in range(self.rng.choice([0, 5, 5, 20, 20, 60, 60, 150, 500])):
            self._deal(number)
        for account in self.accounts:
            self._contracts(account)
        self._deal_interviews()
        self._contract_interviews()
        for account in self.accounts:
            self._care(account)
        self._win_themes()
        self._benchmarks()

    def _settings(self):
        """Of those that reports go by: the grace period, and since when the records tell who left."""
        for setting in self.rows("setting"):
            if setting["key"] == "grace_days":
                setting["value"] = str(self.pick([30, 30, 30, 30, 0, 7, 60]))
        if self.chance(0.2):
            self.add("setting", key="records_since", value=self.day(self.first_day, self.today).isoformat())

    def _people(self):
        self.people = []
        for number in range(self.rng.randint(3, 9)):
            name = f"{self.pick(['Kim', 'Ana', 'Jörg', 'Ólafur'])} {self.pick(['Larsen', 'Ruiz', 'Weiß'])} {number}"
            self.people.append(self.add("person", name=name, name_folded=name.casefold(), role=self.pick(ROLES),
                                        active=int(self.chance(0.8))))
        self.products = [self.add("product", name=name, name_folded=name.casefold())
                         for name in self.rng.sample(PRODUCTS, self.rng.randint(0, 3))]
        self.competitors = [self.add("competitor", name=name, name_folded=name.casefold())
                            for name in self.rng.sample(COMPETITORS, self.rng.randint(0, 4))]

    def _codebook(self):
        """Some codes a level deeper than the starter codebook goes, one of a kind unlike its parent's."""
        for parent in self.rng.sample(self.rows("code"), 4):
            path = f"{parent['path']}/deeper"
            self.add("code", parent_id=parent["id"], path=path, name=path.title(), kind=parent["kind"], **CODE_TEXTS)
        parent = self.pick(self.rows("code"))
        if self.chance(0.3):
            self.add("code", parent_id=parent["id"], path=f"{parent['path']}/else", name="Else", kind="other",
                     **CODE_TEXTS)
        codes = self.rows("code")
        self.codes = self.rng.sample(codes, self.rng.choice([3, 8, 20, len(codes)]))
        self.reasons = [self.add("stated_reason", text=text, text_folded=text.casefold(),
                                 code_id=self.maybe(0.6, self.pick(codes)["id"]))
                        for text in self.rng.sample(REASONS, self.rng.randint(2, len(REASONS)))]

    def _accounts(self):
        self.accounts, self.contacts = [], {}
        for number in range(self.rng.choice([1, 4, 15, 40])):
            name = f"{self.pick(['Norrfjord', 'Querard', 'Łódzkie', 'Zürcher'])} {number}"
            owner = self.maybe(0.8, self.pick(self.people))
            account = self.add("account", external_id=self.maybe(0.5, f"ACC-{number}"), name=name,
                               name_folded=name.casefold(), segment=self.pick(SEGMENTS), industry=self.pick(INDUSTRIES),
                               region=self.pick(REGIONS), owner_id=owner,
                               parent_id=self.maybe(0.1, self.pick(self.accounts)))
            if owner is not None:
                self.add("account_owner", account_id=account, person_id=owner)
            for person in self.some(self.people, 2):
                self.add("account_team", account_id=account, person_id=person)
            self.accounts.append(account)
            self.contacts[account] = [self._contact(account, number) for number in range(self.rng.randint(0, 4))]

    def _contact(self, account, number):
        name = f"Beat {account}-{number}"
        return self.add("contact", account_id=account, name=name, name_folded=name.casefold(),
                        buying_role=self.pick(BUYING_ROLES), do_not_contact=int(self.chance(0.1)),
                        left_on=self.maybe(0.1, self.day(self.first_day, self.today)))

    def _amount(self):
        """A sum in minor units and its currency; neither where it is unknown, zero now and then."""
        if self.chance(0.2):
            return None, None
        return self.pick([0, self.rng.randint(1, 10**9), self.rng.randint(1, 10**6)]), self.pick(self.currencies)

    def _deal(self, number):
        outcome = self.pick(["won", "lost", "lost", "won", "no-decision", "open"])
        decided = self.day(self.first_day, self.last_day)
        is_open = outcome == "open"
        amount, currency = self._amount()
        if amount and self.chance(0.05):
            amount = -amount
        name = f"{self.pick(['Crews', 'Depot', 'Pilot'])} {number}"
        deal = self.add("deal", external_id=self.maybe(0.6, f"OPP-{number}"),
                        account_id=self.pick(self.accounts) if not is_open or self.chance(0.7) else None,
                        name=name, name_folded=name.casefold(),
                        kind=self.pick(["new", "expansion", "renewal", None]),
                        product_id=self.pick(self.products + [None]),
                        owner_id=self.pick(self.people + [None]), amount=amount, currency=currency,
                        lead_source=self.pick(LEAD_SOURCES), outcome=outcome,
                        opened_on=self.maybe(0.7, add_days(decided, -self.rng.randint(0, 300))),
                        decided_on=None if is_open else self.maybe(0.8, decided),
                        closed_on=self.maybe(0.6, add_days(decided, self.rng.randint(-20, 20))),
                        exclusion=self.pick([None] * 12 + ["outreach", "all"]))
        self._competition(deal, outcome)
        if not is_open:
            for reason in self.some(self.reasons, 2):
                self.add("deal_reason", deal_id=deal, stated_reason_id=reason)
        for person in self.some(self.people, 2):
            self.add("deal_team", deal_id=deal, person_id=person)

    def _competition(self, deal, outcome):
        """Rep and buyer each name whom they saw; of those each says at most one won, and only where we did not."""
        for said_by in ("rep", "buyer"):
            named = self.some(self.competitors, 3) if self.chance(0.6) else []
            winner = self.pick(named) if outcome == "lost" and self.chance(0.6) else None
            for competitor in named:
                self.add("deal_competitor", deal_id=deal, competitor_id=competitor, said_by=said_by,
                         finalist=int(self.chance(0.4)), incumbent=int(self.chance(0.2)),
                         winner=int(competitor == winner))

    def _contracts(self, account):
        """Up to three threads of service, each a chain of terms with or without gaps, and ends of all kinds."""
        for _ in range(self.rng.choice([0, 0, 1, 1, 2, 3])):
            product = self.pick(self.products + [None])
            starts = self.day(add_months(self.first_day, -12), self.last_day)
            previous = None
            for _ in range(self.rng.randint(1, 4)):
                previous, starts = self._contract(account, product, previous, starts)
                if starts is None or starts > self.last_day:
                    break

    def _contract(self, account, product, previous, starts):
        """One term; with it the day on which the next one starts, None where none follows."""
        term = self.pick([1, 3, 6, 12, 12, 24, 36])
        ends = self.maybe(0.9, add_days(add_months(starts, term), -1))
        ended = self.maybe(0.15, self.day(starts, ends)) if ends else None
        value, currency = self._amount()
        auto = ends is not None and self.chance(0.2)
        follows = previous is not None and starts > date.fromisoformat(self.rows("contract")[-1]["starts_on"])
        contract = self.add("contract", external_id=None, account_id=account, product_id=product,
                            renews_id=self.maybe(0.4, previous) if follows else None, starts_on=starts,
                            live_on=self.maybe(0.5, add_days(starts, self.rng.randint(0, 60))), ends_on=ends,
                            annual_value=value, currency=currency, auto_renews=int(auto),
                            term_months=term if auto else self.maybe(0.3, term), ended_on=ended,
                            end_reason_id=self.maybe(0.7, self.pick(self.reasons)) if ended else None)
        last = ended or ends
        if last is None or self.chance(0.25):
            return contract, None
        return contract, add_days(last, self.pick([1, 1, 1, 2, 20, 30, 31, 32, 60, 200, -10, -90, -91]))

    # Interviews.

    def _deal_interviews(self):
        for deal in self.rows("deal"):
            day = deal.get("decided_on") or deal.get("closed_on")
            if deal["outcome"] == "open" or day is None:
                continue
            for kind in self.some(["retrospective"] * 3 + ["expectation"], 2) if self.chance(0.7) else []:
                anchor = date.fromisoformat(day)
                lengths = (30, 45, 90) if kind == "retrospective" else (0, 14, 30)
                basis = "decided-on" if "decided_on" in deal else "closed-on"
                self._interview(kind, deal["account_id"], anchor, basis, lengths, deal_id=deal["id"])

    def _contract_interviews(self):
        for contract in self.rows("contract"):
            end = contract.get("ended_on") or contract.get("ends_on")
            anchors = [("onboarding", contract.get("live_on"), "live-on", (30, 30, 60)),
                       ("anniversary", contract.get("live_on"), "live-on", (365, 365, 395)),
                       ("pre-renewal", end, "ends-on", (-365, -270, -180)),
                       ("exit", end, "left-on", (14, 30, 90)),
                       ("check-in", contract["starts_on"], "starts-on", (90, 90, 120))]
            for kind, day, basis, lengths in anchors:
                if day is not None and self.chance(0.3):
                    self._interview(kind, contract["account_id"], date.fromisoformat(day), basis, lengths,
                                    contract_id=contract["id"])

    def _interview(self, kind, account, anchor, basis, lengths, **subject):
        opens, target, closes = (add_days(anchor, length) for length in lengths)
        state = self.pick(["planned", "invited", "booked"] + ["held"] * 4 + ENDED)
        leader = self.pick([row for row in self.rows("interview")
                            if row["account_id"] == account and row["state"] == "held"])
        if state == "cancelled" and leader and self.chance(0.5):
            state = "covered"
        asked = self.maybe(ASKED.get(state, 1), add_days(opens, self.rng.randint(-20, 90)))
        settled = add_days(asked or opens, self.rng.randint(0, 40))
        if state == "covered":
            settled = date.fromisoformat(leader["held_on"])
        held = settled if state == "held" else None
        interview = self.add(
            "interview", kind=kind, account_id=account, occurrence=self.rng.randrange(3), anchor_on=anchor,
            anchor_basis=basis, opens_on=opens, target_on=target, closes_on=closes, state=state,
            interviewer_id=self.maybe(0.7, self.pick(self.people)),
            relation=self.pick(["third-party", "internal", "sales-leader", "account-team", None]), first_asked_on=asked,
            attempts=self.rng.randint(1, 3) if asked else 0,
            booked_at=f"{settled}T10:00" if state == "booked" else None, channel=self.pick(["call", "video", None]),
            held_on=held, completeness=self.pick(["full", "partial"]) if held else None,
            covered_by_id=leader["id"] if state == "covered" else None,
            ended_on=settled if state in ENDED + ["covered"] else None,
            consent_to_quote=self.pick([0, 1, None]) if held else None,
            heard_how=self.pick(LEAD_SOURCES + ["referral"]) if held else None,
            coded_on=self.maybe(0.6, add_days(held, self.rng.randint(0, 20))) if held else None,
            rule="made up", **subject)
        self._events(interview, state, asked, settled)
        for contact in self.some(self.contacts[account], 3):
            self.add("interview_contact", interview_id=interview, contact_id=contact)
        if held and self.chance(0.85):
            self._codings(self.add("note", interview_id=interview, text=NOTE, version=1))

    def _events(self, interview, state, asked, settled):
        def happened(event, day):
            self.add("interview_event", interview_id=interview, event=event, happened_on=day, person="Kim Larsen")
        if asked:
            happened("invited", asked)
        if asked and self.chance(0.2):
            happened("bad-address", add_days(asked, 1))
        if state not in ("planned", "invited"):
            happened(state, settled)

    def _codings(self, note):
        """A few codings; of each sign at most one is primary, and drivers are always rated."""
        primary = set()
        for _ in range(self.rng.choice([0, 1, 2, 4, 8])):
            code = self.pick(self.codes)
            rating = self.pick([2, 1, -1, -1, -2] + ([] if code["kind"] == "driver" else [None]))
            sign = rating and rating > 0
            weight = self.pick(["primary", "contributing", "minor"])
            if weight == "primary" and (rating is None or sign in primary):
                weight = "contributing"
            if weight == "primary":
                primary.add(sign)
            start = self.maybe(0.8, self.rng.randrange(len(NOTE) - 10))
            unplaced = start is None and self.chance(0.3)
            self.add("coding", note_id=note, code_id=code["id"], start_offset=start,
                     end_offset=None if start is None else start + self.rng.randint(1, 10), rating=rating,
                     weight=weight, lost_passage="words that are gone" if unplaced else None,
                     coder_id=self.maybe(0.7, self.pick(self.people)),
                     competitor_id=self.maybe(0.2, self.pick(self.competitors)))

    # What keeps a customer.

    def _care(self, account):
        interviews = [row["id"] for row in self.rows("interview")
                      if row["account_id"] == account and row["state"] == "held"]
        for _ in range(self.rng.choice([0, 1, 3, 8])):
            self._touch(account)
        for _ in range(self.rng.choice([0, 1, 3])):
            self.add("health", account_id=account, judged_on=self.day(self.first_day, self.last_day),
                     level=self.pick(["green", "amber", "red"]), why="as it looked",
                     person_id=self.maybe(0.7, self.pick(self.people)))
        for number in range(self.rng.choice([0, 0, 1, 2])):
            self._action(account, interviews, number)
            self._flag(account, interviews)
            self._expectation(account, interviews, number)

    def _touch(self, account):
        touch = self.add("touch", account_id=account, touched_on=self.day(self.first_day, self.last_day),
                         kind=self.pick(TOUCHES), said="", person_id=self.maybe(0.8, self.pick(self.people)))
        for contact in self.some(self.contacts[account], 2):
            self.add("touch_contact", touch_id=touch, contact_id=contact)

    def _action(self, account, interviews, number):
        interview = self.maybe(0.7, self.pick(interviews))
        customer = account if interview or self.chance(0.7) else None
        self.add("action", text=f"Do {number}", account_id=customer, interview_id=interview,
                 code_id=self.maybe(0.6, self.pick(self.codes)["id"]), owner_id=self.maybe(0.7, self.pick(self.people)),
                 due_on=self.maybe(0.7, self.day(self.first_day, self.last_day)),
                 state=self.pick(["considering", "planned", "done", "declined"]),
                 told_on=self.maybe(0.4, self.day(self.first_day, self.last_day)) if customer else None)

    def _flag(self, account, interviews):
        raised = self.day(self.first_day, self.last_day)
        self.add("flag", account_id=account, interview_id=self.maybe(0.5, self.pick(interviews)),
                 kind=self.pick(FLAGS), text="",
                 owner_id=self.maybe(0.5, self.pick(self.people)), raised_on=raised,
                 look_again_on=self.maybe(0.5, add_days(raised, 30)),
                 cleared_on=self.maybe(0.4, add_days(raised, self.rng.randint(0, 100))))

    def _expectation(self, account, interviews, number):
        outcome = self.pick(["unknown", "met", "partly", "missed"])
        said = self.day(self.first_day, self.last_day)
        self.add("expectation", account_id=account, interview_id=self.maybe(0.6, self.pick(interviews)),
                 text=f"It will {number}", review_on=self.maybe(0.8, add_months(said, 6)), outcome=outcome,
                 reviewed_on=None if outcome == "unknown" else self.day(self.first_day, self.last_day))

    # What deals were meant to be won with, what buyers say of it, and what others publish.

    def _win_themes(self):
        """Themes of some deals; some buyers speak of them, some do not want to be named."""
        themes = [code for code in self.rows("code") if code["kind"] == "win-theme"]
        for deal in self.rows("deal"):
            for theme in self.some(themes, 2) if themes and self.chance(0.4) else []:
                self.add("deal_win_theme", deal_id=deal["id"], code_id=theme["id"])
        for note in self.rows("note"):
            for theme in self.some(themes, 2) if themes and self.chance(0.4) else []:
                start = self.rng.randrange(len(NOTE) - 10)
                self.add("coding", note_id=note["id"], code_id=theme["id"], start_offset=start,
                         end_offset=start + self.rng.randint(1, 10), rating=self.pick([2, 1, -1, -2, None]),
                         weight="contributing")
        for interview in self.rows("interview"):
            if interview["state"] == "held" and self.chance(0.3):
                interview["confidential"] = int(self.chance(0.5))

    def _benchmarks(self):
        """Some with and some without an n; several of one figure."""
        for number in range(self.rng.choice([0, 3, 8])):
            self.add("benchmark", metric=self.pick(BENCHMARKS), value=str(self.rng.randint(1, 99) / 100),
                     n=self.maybe(0.5, self.rng.randint(1, 5000)), source=self.pick(["Survey", f"Analysts {number}"]),
                     dated_on=add_days(self.today, -self.rng.randint(0, 900) * 10 - number))
