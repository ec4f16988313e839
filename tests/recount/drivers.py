"""The report drivers: each driver code and sign, its share of the won deals heard against that of the lost ones."""

import math

from compared import compared
from deals import deal_groups, draw_question
from figures import HIDDEN, share
from heard import Codebook, against, codings_of, deals_decided, draw_codes, heard_interviews
from question import Answer, Report, Table
from tests_of_two import benjamini_hochberg, fisher, odds_ratio
from who_was_heard import who_was_heard

SIGNS = {+1: "for us", -1: "against us"}


def ask(rng, store, today):
    question = draw_question(rng, store, today, "drivers")
    question.options |= draw_codes(rng, store)
    return question


def answer(store, question):
    book = Codebook(store, question)
    deals = deals_decided(store, question, ("won", "lost"))
    heard = {deal: said(store, interviews, book) for deal in deals
             if (interviews := heard_interviews(store, deal, question.today))}

    def table(grouped):
        rows = [{**columns, **row} for columns, members in grouped
                for row in drivers({deal: heard[deal] for deal in members if deal in heard})]
        return adjusted(rows)

    by = question.columns()
    tables = {"heard": who_was_heard(store, deals, heard)}
    if question.by:
        tables["total"] = Table(("code", "sign"), table([({}, deals)]))
    won, lost = (sum(deal.outcome == outcome for deal in heard) for outcome in ("won", "lost"))
    base = {"deals_in_scope": len(deals), "deals_heard": len(heard), "won_heard": won, "lost_heard": lost}
    return Answer(base, Table(by + ("code", "sign"), table(deal_groups(store, deals, question.by))), tables)


def said(store, interviews, book):
    """The reasons of a deal with their signs, each once."""
    return {(book.reason(coding.code), sign) for interview in interviews for coding in codings_of(store, interview)
            for sign in SIGNS if against(coding, sign) and book.holds(coding.code)}


def drivers(heard):
    won = [some for deal, some in heard.items() if deal.outcome == "won"]
    lost = [some for deal, some in heard.items() if deal.outcome == "lost"]
    return [driver(reason, sign, sum((reason, sign) in some for some in won), len(won),
                   sum((reason, sign) in some for some in lost), len(lost))
            for reason, sign in {key for some in won + lost for key in some}]


def driver(reason, sign, in_won, won, in_lost, lost):
    table = (in_won, won - in_won, in_lost, lost - in_lost)
    shown = min(won, lost) >= HIDDEN
    estimate, low, high = (odds_ratio(*table) if shown else None) or (None, None, None)
    return {**reason._asdict(), "sign": SIGNS[sign], "deals_won": in_won, "deals_lost": in_lost,
            "won": share(in_won, won), "lost": share(in_lost, lost), "odds_ratio": finite(estimate), "low": low,
            "high": finite(high), "infinite": estimate is not None and math.isinf(estimate), "p": fisher(*table)}


def finite(value):
    return None if value is None or math.isinf(value) else value


def adjusted(rows):
    """With the p adjusted for all tests of the table, and the verdict."""
    tested = [row for row in rows if row["p"] is not None]
    for row in rows:
        row |= {"p_adjusted": None, "verdict": None if hidden(row) else "only talked about", "bound": False}
    for row, p in zip(tested, benjamini_hochberg([row["p"] for row in tested])):
        row["p_adjusted"] = p
        if p < 0.05 and not hidden(row):
            goes_with_wins = row["won"]["value"] > row["lost"]["value"]
            row["verdict"] = "decides for us" if goes_with_wins else "decides against us"
    return rows


def hidden(row):
    return row["won"].hidden or row["lost"].hidden


REPORTS = [Report("drivers", ask, compared(answer, "drivers", {"won": "Of wins", "lost": "Of losses"}))]
