"""What is known of a customer on a day beside its contracts: judgements, flags, interviews and touches."""

from dataclasses import dataclass
from datetime import date

from figures import add_months

HIGHER = ("decision-maker", "economic-buyer")


def judgement(store, account, today):
    """The latest judgement of an account, None where nobody has judged."""
    dated = [health for health in store.of(account, "health") if health.judged_on <= today]
    return max(dated, key=lambda health: (health.judged_on, health.id), default=None)


def raised_flags(store, account, today):
    return [flag for flag in store.of(account, "flag") if flag.raised_on <= today
            and (flag.cleared_on is None or flag.cleared_on > today)]


def held_interviews(store, account, today):
    return [interview for interview in store.of(account, "interview")
            if interview.held_on is not None and interview.held_on <= today]


def last_interview(store, account, today):
    return max((interview.held_on for interview in held_interviews(store, account, today)), default=None)


def held_on(interview):
    """The day it was held; one that another covers was held in that conversation."""
    return interview.covered_by.held_on if interview.covered_by else interview.held_on


def heard_before(store, contract, end, today):
    """The day the interview before this end of a contract was held: in the year before it, None where it was not.

    On the first of these days the term before may have ended: an interview about that was not before this end.
    """
    first = add_months(end, -12)
    days = [held_on(interview) for interview in store.of(contract.account, "interview")
            if interview.kind == "pre-renewal" and interview.contract is contract and held_on(interview)
            and held_on(interview) <= today and first <= held_on(interview) <= end
            and (held_on(interview) > first or interview.anchor_on > first)]
    return max(days, default=None)


@dataclass
class Meeting:
    """A touch, or a held interview, which is one too."""

    day: date
    kind: str
    contacts: list


def meetings(store, account, today):
    found = [Meeting(touch.touched_on, touch.kind, [row.contact for row in store.of(touch, "touch_contact")])
             for touch in store.of(account, "touch") if touch.touched_on <= today]
    for interview in held_interviews(store, account, today):
        contacts = [row.contact for row in store.of(interview, "interview_contact")]
        found.append(Meeting(interview.held_on, "interview", contacts))
    return found
