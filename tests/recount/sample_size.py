"""The report sample-size: how many interviews are enough to hear an issue once, and to state a share."""

import math
from statistics import NormalDist

from deals import DECIDED, deal_groups, draw_question
from heard import deals_decided, heard_interviews
from question import Answer, Report, Table

OPTIONS = {"prevalence": ["30%", "5%", "0.5"], "margin": ["10%", "5%", "0.02"], "confidence": ["90%", "99%"]}


def ask(rng, store, today):
    question = draw_question(rng, store, today, "sample-size")
    question.options.pop("compare-to", None)
    for name, values in OPTIONS.items():
        if rng.random() < 0.3:
            question.options[name] = rng.choice(values)
    return question


def answer(store, question):
    deals = deals_decided(store, question, DECIDED)
    heard = {deal for deal in deals if heard_interviews(store, deal, question.today)}

    def rows(members):
        return [row(outcome, [deal for deal in members if deal.outcome == outcome], heard, question)
                for outcome in DECIDED if any(deal.outcome == outcome for deal in members)]

    by = question.columns()
    grouped = [{**columns, **line} for columns, members in deal_groups(store, deals, question.by)
               for line in rows(members)]
    tables = {"total": Table(("outcome",), rows(deals))} if question.by else {}
    return Answer({"deals_in_scope": len(deals), "deals_heard": len(heard)}, Table(by + ("outcome",), grouped), tables)


def row(outcome, deals, heard, question):
    number, were_heard = len(deals), sum(deal in heard for deal in deals)
    once = min(number, to_hear_once(part(question, "prevalence", "30%"), part(question, "confidence", "85%")))
    sure = to_state_share(number, part(question, "margin", "10%"), part(question, "confidence", "95%"))
    return {"outcome": outcome, "decided": number, "heard": were_heard, "to_hear_once": once, "to_state_share": sure,
            "still_needed": max(0, sure - were_heard)}


def part(question, name, default):
    typed = question.option(name, default)
    return float(typed.rstrip("%")) / (100 if typed.endswith("%") else 1)


def to_hear_once(prevalence, confidence):
    return math.ceil(math.log(1 - confidence) / math.log(1 - prevalence) - 1e-9)


def to_state_share(number, margin, confidence):
    """With the correction for how many deals there are."""
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    of_many = z * z / 4 / margin**2
    return math.ceil(of_many / (1 + (of_many - 1) / number) - 1e-9)


REPORTS = [Report("sample-size", ask, answer)]
