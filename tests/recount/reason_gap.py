"""The report reason-gap: what reps state beside what the buyers of the same deals name first."""

from collections import Counter

from against import asking, held_against
from agreement import cohen_kappa
from compared import compared
from deals import DIMENSIONS, FILTERS, draw_question, groups, values_of
from figures import HIDDEN, money, share
from heard import SEVERAL, UNMAPPED, Codebook, deals_decided, heard_interviews, primary_reasons, stated_reasons
from question import Answer, Report, Table
from who_was_heard import who_was_heard


def ask(rng, store, today):
    question = draw_question(rng, store, today, "reason-gap", FILTERS + ("outcome",), DIMENSIONS + ("outcome",))
    if rng.random() < 0.4:
        question.options["level"] = rng.choice("1234")
    return question


def answer(store, question):
    book = Codebook(store, question)
    deals = deals_decided(store, question, ("lost", "no-decision"))
    heard = {deal: interviews for deal in deals if (interviews := heard_interviews(store, deal, question.today))}
    stated = {deal: reasons for deal in deals if (reasons := stated_reasons(store, deal, book))}
    buyers = {deal: primary_reasons(store, heard[deal], book, -1) for deal in heard if deal in stated}
    said = {deal: both_sides({reason for reason, _ in stated[deal]}, next(iter(reasons))[0])
            for deal, reasons in buyers.items() if len(reasons) == 1}

    def values(deal, dimension):
        return [deal.outcome] if dimension == "outcome" else values_of(store, deal, dimension)

    by = question.columns()
    in_scope = groups(deals, question.by, values)
    grouped = [(columns, [(deal, *said[deal]) for deal in members if deal in said]) for columns, members in in_scope]
    stated_in = [(columns, [stated[deal] for deal in members if deal in stated]) for columns, members in in_scope]
    tables = {"agreement": Table(by, [{**columns, **agreement(members)} for columns, members in grouped]),
              "confusion": Table(by + ("rep_code", "rep_name", "buyer_code"), rows_of(grouped, confusion)),
              "unmapped": Table(by + ("reason",), rows_of(stated_in, unmapped)),
              "heard": who_was_heard(store, deals, heard)}
    if question.by:
        tables["total"] = Table(("code", "name"), shifts([(deal, *said[deal]) for deal in said]))
    base = {"deals_in_scope": len(deals), "deals_heard": len(heard), "deals_stated": len(stated),
            "deals_compared": len(said)}
    return Answer(base, Table(by + ("code", "name"), rows_of(grouped, shifts)), tables)


def both_sides(stated, buyer):
    """What rep and buyer said of a deal: of several stated reasons one that is the buyer's stands for all."""
    if buyer in stated:
        return buyer, buyer
    return (next(iter(stated)) if len(stated) == 1 else SEVERAL), buyer


def rows_of(grouped, rows):
    return [{**columns, **row} for columns, members in grouped for row in rows(members)]


def shifts(members):
    """A row a reason: how often each side gave it, and the amounts behind."""
    rows = []
    for reason in {reason for _, rep, buyer in members for reason in (rep, buyer)}:
        reps = {deal for deal, rep, _ in members if rep == reason}
        buyers = {deal for deal, _, buyer in members if buyer == reason}
        rows.append({**reason._asdict(), "rep": share(len(reps), len(members)),
                     "buyer": share(len(buyers), len(members)),
                     "points": 100 * (len(buyers) - len(reps)) / len(members) if len(members) >= HIDDEN else None,
                     "both": len(reps & buyers),
                     "rep_alone": len(reps - buyers), "buyer_alone": len(buyers - reps),
                     "amounts": amounts(reps, buyers)})
    return rows


def amounts(reps, buyers):
    rows = []
    for currency in sorted({deal.currency for deal in reps | buyers} - {None}):
        rep, buyer = (sum(deal.amount for deal in deals if deal.currency == currency) for deals in (reps, buyers))
        rows.append({"currency": currency, "rep": money(rep, currency), "buyer": money(buyer, currency),
                     "shift": money(buyer - rep, currency)})
    return rows


def agreement(members):
    agreed = sum(rep == buyer for _, rep, buyer in members)
    shown = len(members) >= HIDDEN
    chance, kappa, low, high = cohen_kappa([(rep, buyer) for _, rep, buyer in members]) if shown else (None,) * 4
    return {"agreement": share(agreed, len(members)), "by_chance": chance, "kappa": kappa, "low": low, "high": high}


def confusion(members):
    pairs = Counter((rep, buyer) for _, rep, buyer in members)
    return [{"rep_code": rep.code, "rep_name": rep.name, "buyer_code": buyer.code, "deals": deals,
             "share": share(deals, len(members))} for (rep, buyer), deals in pairs.items()]


def unmapped(stated):
    """The stated reasons without a code, of deals compared or not."""
    texts = Counter(reason.name for reasons in stated for reason, _ in reasons if reason.code == UNMAPPED)
    return [{"reason": text, "deals": deals} for text, deals in texts.items()]


FIGURES = {"rep": "Reps", "buyer": "Buyers"}
REPORTS = [Report("reason-gap", asking(ask), held_against(compared(answer, "gap", FIGURES), "gap"))]
