"""The reports loss-reasons and win-reasons: as buyers said it, as reps stated it, or both side by side."""

from collections import Counter

from compared import compared
from deals import DIMENSIONS, FILTERS, draw_question, groups, values_of
from figures import money, rate, share
from heard import (DISAGREE, NO_PRIMARY, OTHER, SEVERAL, UNMAPPED, Codebook, against, codings_of, deals_decided,
                   draw_codes,
                   heard_interviews, only, primary_reasons, stated_reasons)
from question import Answer, Report, Table
from quotes import draw_quotes, quotes
from who_was_heard import who_was_heard

LOSSES = ("lost", "no-decision")
VALUES_OF_BOTH = {"buyer_share": "Buyers, by value", "rep_share": "Reps, by value"}
SIGNS = {"loss-reasons": -1, "win-reasons": +1}


def draw(report):
    def ask(rng, store, today):
        outcome = ("outcome",) if report == "loss-reasons" else ()
        question = draw_question(rng, store, today, report, FILTERS + outcome, DIMENSIONS + outcome + ("relation",))
        question.options["source"] = "buyer" if "relation" in question.by else rng.choice(["buyer", "rep", "both"])
        question.options |= draw_codes(rng, store)
        draw_quotes(rng, question)
        return question
    return ask


class Told:
    """What the deals of one group said: by deal the interviews that count in it, and the stated reasons."""

    def __init__(self, store, question, book, deals, interviews):
        self.store, self.book, self.sign = store, book, SIGNS[question.report]
        self.deals = deals
        self.heard = {deal: interviews(deal) for deal in deals if interviews(deal)}
        self.stated = {deal: reasons for deal in deals if (reasons := stated_reasons(store, deal, book))}

    def codings(self, deal):
        """Those of the codebook's part that is looked at."""
        return [coding for interview in self.heard[deal] for coding in codings_of(self.store, interview)
                if self.book.holds(coding.code)]

    def reasons(self, deal, sign):
        """How often each reason was rated for us (+1) or against us (-1)."""
        return Counter(self.book.reason(coding.code) for coding in self.codings(deal) if against(coding, sign))

    def primary(self):
        """The reason of each deal heard."""
        return {deal: only(self.named_first(deal), NO_PRIMARY, DISAGREE) for deal in self.heard}

    def named_first(self, deal):
        return primary_reasons(self.store, self.heard[deal], self.book, self.sign)

    def all_reasons(self):
        return {deal: set(self.reasons(deal, self.sign)) for deal in self.heard}

    def stated_primary(self):
        return {deal: only(set(reasons), None, SEVERAL) for deal, reasons in self.stated.items()}

    def stated_all(self):
        return {deal: {reason for reason, is_looked_at in reasons if is_looked_at}
                for deal, reasons in self.stated.items()}


def answer(store, question):
    book = Codebook(store, question)
    outcomes = LOSSES if question.report == "loss-reasons" else ("won",)
    deals = deals_decided(store, question, outcomes)
    everything = told_groups(store, question, book, deals)
    whole = Told(store, question, book, deals, lambda deal: heard_interviews(store, deal, question.today))
    source = question.option("source")

    base = {"deals_in_scope": len(deals)}
    if source != "rep":
        base["deals_heard"] = len(whole.heard)
    if source != "buyer":
        base["deals_stated"] = len(whole.stated)
    by = question.columns()
    keys = by + ("code", "name")
    tables = {"all": Table(keys, rows_of(everything, all_rows, source)),
              "coverage": Table(by + ("outcome",), rows_of(everything, coverage, source, question.report))}
    if source != "rep":
        tables["heard_but"] = Table(keys, rows_of(everything, heard_but))
        tables["signs"] = Table(keys, rows_of(everything, signs))
        tables["heard"] = who_was_heard(store, deals, whole.heard)
    if source == "both":
        tables["agreement"] = Table(by, rows_of(everything, agreement))
    if "quotes" in question.options:
        tables["quotes"] = Table(keys + ("interview",), rows_of(everything, quotes, int(question.options["quotes"])))
    if question.by:
        tables["total"] = Table(("code", "name"), primary_rows(whole, source))
    return Answer(base, Table(keys, rows_of(everything, primary_rows, source)), tables)


def told_groups(store, question, book, deals):
    """The groups of --by. By relation a deal counts for each who interviewed, with those interviews."""
    def heard(deal):
        return heard_interviews(store, deal, question.today)

    def values(deal, dimension):
        if dimension == "relation":
            return list(dict.fromkeys(interview.relation for interview in heard(deal))) or [None]
        return [deal.outcome] if dimension == "outcome" else values_of(store, deal, dimension)

    def heard_in(columns):
        if "relation" not in columns:
            return heard
        return lambda deal: [interview for interview in heard(deal) if interview.relation == columns["relation"]]

    return [(columns, Told(store, question, book, members, heard_in(columns)))
            for columns, members in groups(deals, question.by, values)]


def rows_of(everything, rows, *arguments):
    return [{**columns, **row} for columns, told in everything for row in rows(told, *arguments)]


def primary_rows(told, source):
    return reason_rows(told, source, {"buyer": {deal: {reason} for deal, reason in told.primary().items()},
                                      "rep": {deal: {reason} for deal, reason in told.stated_primary().items()}}, False)


def all_rows(told, source):
    return reason_rows(told, source, {"buyer": told.all_reasons(), "rep": told.stated_all()}, True)


def reason_rows(told, source, said, with_mixed):
    """A row a reason; `said` has by source the reasons of each deal in the base."""
    if source == "both":
        reasons = {reason for by_deal in said.values() for some in by_deal.values() for reason in some}
        return [{**reason._asdict(), **{who: side(who, by_deal, reason) for who, by_deal in said.items()},
                 "amounts": amounts_of_both(said, reason)} for reason in reasons]
    by_deal = said[source]
    rows = []
    for reason in {reason for some in by_deal.values() for reason in some}:
        deals = [deal for deal, some in by_deal.items() if reason in some]
        row = {**reason._asdict(), "deals": len(deals), "share": share(len(deals), len(by_deal))}
        if with_mixed and source == "buyer":
            row["mixed"] = sum(reason in told.reasons(deal, -told.sign) for deal in deals)
        row["mentions"] = mentions(told, source, reason, deals)
        row["amounts"] = amounts(deals, list(by_deal))
        rows.append(row)
    return rows


def cannot_say(who, reason):
    return reason in (NO_PRIMARY, DISAGREE) if who == "rep" else reason.code in (SEVERAL.code, UNMAPPED)


def side(who, by_deal, reason):
    """What share of one side's deals; None where the row is one that this side cannot have."""
    if cannot_say(who, reason):
        return None
    return share(sum(reason in some for some in by_deal.values()), len(by_deal))


def amounts_of_both(said, reason):
    """A currency a line: on either side the known amounts of the deals with the reason, and their share of the base's."""
    given = {who: [deal for deal, some in by_deal.items() if reason in some] for who, by_deal in said.items()}
    rows = []
    for currency in sorted({deal.currency for deals in given.values() for deal in deals} - {None}):
        row = {"currency": currency}
        for who, by_deal in said.items():
            known = [deal.amount for deal in given[who] if deal.currency == currency]
            of_base = [deal.amount for deal in by_deal if deal.currency == currency]
            row |= {f"{who}_value": money(sum(known), currency),
                    f"{who}_share": rate(sum(known), sum(of_base), len(of_base)), f"{who}_known": len(known)}
            if cannot_say(who, reason):
                row |= {f"{who}_value": None, f"{who}_share": None, f"{who}_known": None}
        rows.append(row)
    return rows


def mentions(told, source, reason, deals):
    """Codings (stated reasons) in the row's deals; of rows that are no code there are none."""
    if reason in (NO_PRIMARY, DISAGREE, SEVERAL, OTHER):
        return None
    if source == "rep":
        return sum(told.stated[deal].count((reason, True)) for deal in deals)
    return sum(told.reasons(deal, told.sign)[reason] for deal in deals)


def amounts(deals, base):
    """A currency a line: the known amounts of these deals, and what share of the base's they are."""
    rows = []
    for currency in sorted({deal.currency for deal in deals} - {None}):
        known = [deal.amount for deal in deals if deal.currency == currency]
        of_base = [deal.amount for deal in base if deal.currency == currency]
        rows.append({"currency": currency, "value": money(sum(known), currency),
                     "share": rate(sum(known), sum(of_base), len(of_base)), "known": len(known)})
    return rows


def heard_but(told):
    """Heard, but not against us (for us): drivers of the other sign alone, and codes that are no drivers."""
    found = {}
    for deal in told.heard:
        against_us = told.reasons(deal, told.sign)
        heard = Counter(told.book.counted(coding.code) for coding in told.codings(deal)
                        if not (coding.code.kind == "driver" and told.book.reason(coding.code) in against_us))
        for code, number in heard.items():
            found.setdefault(code, []).append(number)
    return [{"code": code.path, "name": code.name, "code_kind": code.kind, "deals": len(numbers),
             "share": share(len(numbers), len(told.heard)), "mentions": sum(numbers)}
            for code, numbers in found.items()]


def signs(told):
    """The drivers that the buyers spoke of: how many deals rated one against us alone, for us alone, both or neither."""
    found = {}
    for deal in told.heard:
        sides = {sign: told.reasons(deal, sign) for sign in (-1, +1)}
        spoken = {told.book.reason(coding.code): told.book.counted(coding.code) for coding in told.codings(deal)}
        for reason, code in spoken.items():
            if code.kind == "driver":
                sign = ("mixed" if all(reason in sides[each] for each in sides) else
                        "negative" if reason in sides[-1] else "positive" if reason in sides[+1] else "unrated")
                found.setdefault(reason, Counter())[sign] += 1
    return [{**reason._asdict(), "deals": sum(number.values()), "share": share(sum(number.values()), len(told.heard)),
             **{sign: number[sign] for sign in ("negative", "mixed", "positive", "unrated")}}
            for reason, number in found.items()]


def coverage(told, source, report):
    rows = []
    for outcome in LOSSES if report == "loss-reasons" else ("won",):
        deals = [deal for deal in told.deals if deal.outcome == outcome]
        row = {"outcome": outcome} if report == "loss-reasons" else {}
        row["deals_in_scope"] = len(deals)
        if source != "rep":
            row["heard"] = share(sum(deal in told.heard for deal in deals), len(deals))
        if source != "buyer":
            row["stated"] = share(sum(deal in told.stated for deal in deals), len(deals))
        if deals:
            rows.append(row)
    return rows


def agreement(told):
    """Of the deals with a stated reason and a primary one of the buyer, those where a stated one is the same."""
    both = [deal for deal in told.heard if deal in told.stated and len(told.named_first(deal)) == 1]
    agreed = [deal for deal in both if told.named_first(deal) & set(told.stated[deal])]
    return [{"agreement": share(len(agreed), len(both))}]


def recount(store, question):
    """Of one side alone, or of both beside each other."""
    if question.option("source") == "both":
        return compared(answer, "primary", {"buyer": "Buyers", "rep": "Reps"}, VALUES_OF_BOTH)(store, question)
    return compared(answer, "primary", {"share": "Share"}, {"share": "Share of value"})(store, question)


REPORTS = [Report(name, draw(name), recount) for name in SIGNS]
