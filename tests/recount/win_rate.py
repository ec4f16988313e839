"""The report win-rate: won / (won + lost) by count and by amount, against competitors, and how long it takes."""

from against import asking, held_against
from compared import compared
from deals import Scope, deal_groups, decision_day, draw_question, outcome_on, TIMES
from figures import median, money, rate, share
from question import Answer, Report, Table
from tests_of_two import mann_whitney


def ask(rng, store, today):
    question = draw_question(rng, store, today, "win-rate")
    if rng.random() < 0.3:
        question.options["count-no-decision"] = True
    return question


def answer(store, question):
    scope = Scope(store, question)
    base = {"deals_in_scope": len(scope.decided), "deals_open": len(scope.open),
            "deals_without_date": scope.without_date}
    by_time = any(dimension in TIMES for dimension in question.by)
    grouped = deal_groups(store, scope.decided + ([] if by_time else scope.open), question.by)
    rows = [{**columns, **win_rate(deals, question, by_time)} for columns, deals in grouped]
    cycles = [{**columns, **cycle(deals, question)} for columns, deals in grouped]
    tables = {"cycle": Table(question.columns(), cycles)}
    if question.by:
        tables["total"] = Table((), [win_rate(scope.decided + scope.open, question, False)])
    if "competitor" in question.filters:
        tables["against"] = Table(("competitor", "stage"), against(store, scope, question))
    return Answer(base, Table(question.columns(), rows), tables)


def by_outcome(deals, question):
    """Won, lost and undecided deals, and those still open."""
    return [[deal for deal in deals if outcome_on(deal, question.today) == outcome]
            for outcome in ("won", "lost", "no-decision", "open")]


def win_rate(deals, question, by_time):
    won, lost, no_decision, still_open = by_outcome(deals, question)
    counted = won + lost + (no_decision if question.option("count-no-decision") else [])
    return {"won": len(won), "lost": len(lost), "no_decision": len(no_decision),
            "open": None if by_time else len(still_open), "win_rate": share(len(won), len(counted)),
            "amounts": [amounts(currency, won, lost, no_decision, counted)
                        for currency in sorted({deal.currency for deal in won + lost + no_decision} - {None})]}


def amounts(currency, won, lost, no_decision, counted):
    """The same of known amounts. Where the CRM clears the amount of what is lost there is no rate."""
    def known(deals):
        return [deal.amount for deal in deals if deal.currency == currency]
    part, whole, base = sum(known(won)), sum(known(counted)), len(known(won)) + len(known(lost))
    figure = rate(part, whole, len(known(counted)))
    if not any(known(lost)) and (known(lost) or any(deal.amount is None for deal in lost)):
        figure = None
    return {"currency": currency, "won": money(sum(known(won)), currency), "lost": money(sum(known(lost)), currency),
            "no_decision": money(sum(known(no_decision)), currency), "win_rate": figure, "known_won": len(known(won)),
            "known_lost": len(known(lost)), "known_no_decision": len(known(no_decision))}


def cycle(deals, question):
    """Days from opening to decision, where both days are known."""
    won, lost = ([(decision_day(deal) - deal.opened_on).days for deal in some
                  if None not in (deal.opened_on, decision_day(deal)) and deal.opened_on <= decision_day(deal)]
                 for some in by_outcome(deals, question)[:2])
    superiority, p = mann_whitney(won, lost)
    return {"won": len(won), "median_won": median(won), "lost": len(lost), "median_lost": median(lost),
            "superiority": superiority, "p": p, "bound": False}


def against(store, scope, question):
    """Two rows a competitor asked for: deals that considered it, and those in which it was a finalist or the winner."""
    names = {value.casefold() for value in question.filters["competitor"]}
    rows = []
    for competitor in store.all("competitor"):
        if competitor.name.casefold() not in names:
            continue
        for stage in ("considered", "finalist"):
            deals = [deal for deal in scope.decided + scope.open if met(store, deal, competitor, stage)]
            won, lost, no_decision, still_open = by_outcome(deals, question)
            winners = [winner(store, deal) for deal in lost]
            counted = won + lost + (no_decision if question.option("count-no-decision") else [])
            rows.append({"competitor": competitor.name, "stage": stage, "won": len(won), "lost": len(lost),
                         "lost_to_it": winners.count(competitor), "lost_to_unknown": winners.count(None),
                         "lost_to_others": sum(who not in (None, competitor) for who in winners),
                         "no_decision": len(no_decision), "open": len(still_open),
                         "win_rate": share(len(won), len(counted))})
    return rows


def met(store, deal, competitor, stage):
    rows = [row for row in store.of(deal, "deal_competitor") if row.competitor is competitor]
    return any(row.finalist or row.winner for row in rows) if stage == "finalist" else bool(rows)


def winner(store, deal):
    """Who won the deal: by the buyer's word before the rep's, None where neither says."""
    rows = [row for row in store.of(deal, "deal_competitor") if row.winner]
    rows.sort(key=lambda row: row.said_by != "buyer")
    return rows[0].competitor if rows else None


FIGURES = {"win_rate": "Win rate"}, {"win_rate": "Win rate by amount"}
REPORTS = [Report("win-rate", asking(ask), held_against(compared(answer, "win_rate", *FIGURES), "win_rate"))]
