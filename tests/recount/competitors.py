"""The report competitors: whom we meet, how often we win then, how far they came, what buyers say, and the trend."""

from dataclasses import replace

from compared import compared, difference
from deals import (DIMENSIONS, FILTERS, TIMES, Scope, deal_groups, draw_question, outcome_on)
from figures import add_days, add_months, share
from heard import Codebook, against, codings_of, heard_interviews
from question import Answer, Report, Table
from who_was_heard import who_was_heard
from win_rate import met, winner

SIGNS = {+1: "for us", -1: "against us"}


def ask(rng, store, today):
    dimensions = tuple(name for name in DIMENSIONS if name != "competitor")
    question = draw_question(rng, store, today, "competitors", FILTERS, dimensions)
    question.options["reasons"] = "0"  # all of them: between equals it is not said which two are shown
    if rng.random() < 0.4:
        question.options["level"] = rng.choice("1234")
    return question


def answer(store, question):
    scope = Scope(store, question)
    decided, still_open = ([deal for deal in deals if store.of(deal, "deal_competitor")]
                           for deals in (scope.decided, scope.open))
    heard = {deal: interviews for deal in decided
             if (interviews := heard_interviews(store, deal, question.today))}
    by_time = any(dimension in TIMES for dimension in question.by)
    grouped = deal_groups(store, decided + ([] if by_time else still_open), question.by)
    book = Codebook(store, question)

    def table(keys, grouped, row):
        return Table(keys, [{**columns, "competitor": competitor.name, **line} for columns, deals in grouped
                            for competitor in store.all("competitor")
                            if (among := [deal for deal in deals if met(store, deal, competitor, "considered")])
                            for line in row(competitor, among)])

    def counts(competitor, deals):
        yield record(store, competitor, deals, question.today) | ({"open": None} if by_time else {})

    def stood(competitor, deals):
        yield how_far(store, competitor, decided_of(deals, question.today))

    def reasons(competitor, deals):
        return what_buyers_said(store, [heard[deal] for deal in deals if deal in heard], book)

    by = question.columns()
    tables = {"stood": table(by + ("competitor",), grouped, stood),
              "reasons": table(by + ("competitor", "sign", "code"), grouped, reasons),
              "trend": trend(store, question), "heard": who_was_heard(store, decided, heard)}
    if question.by:
        tables["total"] = table(("competitor",), [({}, decided + still_open)],
                                lambda competitor, deals: [record(store, competitor, deals, question.today)])
    base = {"deals_in_scope": len(scope.decided), "deals_with_competitor": len(decided), "deals_heard": len(heard),
            "deals_open": len(still_open)}
    return Answer(base, table(by + ("competitor",), grouped, counts), tables)


def decided_of(deals, today):
    return [deal for deal in deals if outcome_on(deal, today) != "open"]


def record(store, competitor, deals, today):
    won, lost, no_decision, still_open = ([deal for deal in deals if outcome_on(deal, today) == outcome]
                                          for outcome in ("won", "lost", "no-decision", "open"))
    winners = [winner(store, deal) for deal in lost]
    return {"deals": len(won + lost + no_decision), "won": len(won), "lost": len(lost),
            "lost_to_it": winners.count(competitor), "lost_to_unknown": winners.count(None),
            "lost_to_others": sum(who not in (None, competitor) for who in winners), "no_decision": len(no_decision),
            "open": len(still_open), "win_rate": share(len(won), len(won + lost))}


def how_far(store, competitor, deals):
    """Who was there before, who was in the final choice or won, and how it came out then."""
    before = [deal for deal in deals if any(row.incumbent and row.competitor is competitor
                                            for row in store.of(deal, "deal_competitor"))]
    final = [deal for deal in deals if met(store, deal, competitor, "finalist")]
    won, lost = (sum(deal.outcome == outcome for deal in final) for outcome in ("won", "lost"))
    return {"incumbent": share(len(before), len(deals)), "finalist": share(len(final), len(deals)), "won": won,
            "lost": lost, "win_rate": share(won, won + lost)}


def what_buyers_said(store, heard, book):
    """Of the deals heard, whichever competitor a passage speaks of; a deal once for a reason and sign."""
    said = [{(book.reason(coding.code), sign) for interview in interviews for coding in codings_of(store, interview)
             for sign in SIGNS if against(coding, sign)} for interviews in heard]
    for reason, sign in {key for some in said for key in some}:
        deals = sum((reason, sign) in some for some in said)
        yield {"sign": SIGNS[sign], **reason._asdict(), "deals": deals, "share": share(deals, len(heard))}


def trend(store, question):
    """The later half of a period with two ends beside the earlier; else six months beside the six before."""
    periods = halves(question)
    sides = [Scope(store, replace(question, period=period)).decided for period in periods]
    rows = []
    for competitor in store.all("competitor"):
        with_it = [[deal for deal in deals if met(store, deal, competitor, "considered")] for deals in sides]
        if not any(with_it):
            continue
        wins = [[sum(deal.outcome == outcome for deal in deals) for outcome in ("won", "lost")] for deals in with_it]
        rows.append({"competitor": competitor.name, "figure": "met",
                     **difference(*(share(len(some), len(deals)) for some, deals in zip(with_it, sides)))})
        rows.append({"competitor": competitor.name, "figure": "win rate",
                     **difference(*(share(won, won + lost) for won, lost in wins))})
    return Table(("competitor", "figure"), rows)


def halves(question):
    """Later and earlier."""
    first, last = question.period
    if first is None or last is None:
        end = add_days(last or question.today, 1)
        starts = [add_months(end, -months) for months in (6, 12)]
        return (starts[0], add_days(end, -1)), (starts[1], add_days(starts[0], -1))
    middle = add_days(first, ((last - first).days + 1) // 2)
    return (middle, last), (first, add_days(middle, -1))


REPORTS = [Report("competitors", ask, compared(answer, "competitors", {"win_rate": "Win rate"}, one_base=False))]
