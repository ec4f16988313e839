"""report expectations and report actions, recomputed: what became of what customers expected, and of what we heard."""

from compared import compared, draw_comparison
from customers_renewals import is_pending
from customers_scope import OF_ACCOUNT, Scope, account_passes, draw_by, draw_filters, draw_today, with_key
from customers_service import last_end, term_ends
from deals import draw_period, in_period
from figures import median, share
from question import Answer, Question, Report, Table

OUTCOMES = ("met", "partly", "missed", "unknown")
STATES = ("considering", "planned", "done", "declined")
OPEN = ("considering", "planned")


def outcome_on(expectation, today):
    """A review done later is still to come."""
    reviewed = expectation.reviewed_on
    return expectation.outcome if reviewed is not None and reviewed <= today else "unknown"


def review_day(expectation, today):
    return expectation.review_on if outcome_on(expectation, today) == "unknown" else expectation.reviewed_on


def renewal_after(scope, contracts, day):
    """renewed, ended or pending: the first contract that ended on a day or later, and by now; None where none has."""
    ends = []
    for contract in contracts:
        successor = scope.renewed_by.get(contract)
        last = last_end(contract, successor, scope.grace)
        for end in term_ends(contract, scope.today):
            if day <= end < min(last, scope.today):
                ends.append((end, "renewed"))
        if day <= last < scope.today:
            became = "renewed" if successor else "pending" if is_pending(scope, contract) else "ended"
            ends.append((last, became))
    return min(ends, default=(None, None), key=lambda end: end[0])[1]


def expectations_rows(scope, contracts_of, expectations):
    rows = []
    for outcome in OUTCOMES:
        some = [expectation for expectation in expectations if outcome_on(expectation, scope.today) == outcome]
        row = {"outcome": outcome, "expectations": len(some), "share": share(len(some), len(expectations)),
               "customers": len({expectation.account for expectation in some}), "renewal_after": None, "pending": None,
               "overdue": None}
        if outcome == "unknown":
            row["overdue"] = sum(expectation.review_on is not None and expectation.review_on < scope.today
                                 for expectation in some)
        else:
            became = [renewal_after(scope, contracts_of.get(expectation.account, ()), expectation.reviewed_on)
                      for expectation in some]
            renewed, ended = became.count("renewed"), became.count("ended")
            row |= {"renewal_after": share(renewed, renewed + ended), "pending": became.count("pending")}
        rows.append(row)
    return rows


def answer_expectations(store, question):
    scope = Scope(store, question)
    contracts_of = {}
    for contract in scope.contracts:
        contracts_of.setdefault(contract.account, []).append(contract)
    with_contract = {contract.account for contract in scope.of_any_value}
    some = [expectation for expectation in store.all("expectation") if expectation.account in with_contract
            and in_period(review_day(expectation, question.today), question.period)]
    by = tuple(question.by)

    def rows(by):
        groups = {} if by else {(): []}
        for expectation in some:
            key = tuple(scope.value_of(expectation.account, dimension) for dimension in by)
            groups.setdefault(key, []).append(expectation)
        return [with_key(by, key, row) for key, group in groups.items()
                for row in expectations_rows(scope, contracts_of, group)]

    tables = {"total": Table(("outcome",), rows(()))} if by else {}
    unknown = sum(outcome_on(expectation, question.today) == "unknown" for expectation in some)
    main = Table(by + ("outcome",), rows(by), lambda row: row["share"]["whole"] == 0)
    return Answer({"expectations": len(some), "unknown": unknown}, main, tables)


def ask_expectations(rng, store, today):
    today = draw_today(rng, today)
    question = Question("expectations", today, *draw_period(rng, today),
                        filters=draw_filters(rng, store, OF_ACCOUNT + ("product",)), by=draw_by(rng, OF_ACCOUNT))
    if not question.by:  # of a group without an expectation the report has rows of zeros, or none
        draw_comparison(rng, question, ())
    return question


def actions_rows(actions, today):
    rows = []
    for state in STATES:
        some = [action for action in actions if action.state == state]
        of_customers = [action for action in some if action.account]
        told = sum(action.told_on is not None and action.told_on <= today for action in of_customers)
        ages = [(today - heard_on(action)).days for action in some if heard_on(action)]
        overdue = sum(action.due_on is not None and action.due_on < today for action in some) if state in OPEN else None
        rows.append({"state": state, "actions": len(some), "told": share(told, len(of_customers)), "overdue": overdue,
                     "median_age": median(ages)})
    return rows


def heard_on(action):
    """The day of the interview an action came of."""
    return action.interview and action.interview.held_on


def answer_actions(store, question):
    scope = Scope(store, question)
    some = [action for action in store.all("action") if _asked_for(action, question)]
    by = tuple(question.by)

    def rows(by):
        groups = {} if by else {(): []}
        for action in some:
            key = tuple(scope.value_of(action.account, dimension) if action.account else None for dimension in by)
            groups.setdefault(key, []).append(action)
        return [with_key(by, key, row) for key, group in groups.items() for row in actions_rows(group, question.today)]

    codes = {}
    for action in some:
        codes.setdefault(action.code and action.code.path, []).append(action.state)
    answered = [{"code": path, "actions": len(states), **{state: states.count(state) for state in STATES}}
                for path, states in codes.items()]
    tables = {"codes": Table(("code",), answered)}
    if by:
        tables["total"] = Table(("state",), rows(()))
    base = {"actions": len(some), "of_customers": sum(action.account is not None for action in some)}
    return Answer(base, Table(by + ("state",), rows(by)), tables)


def _asked_for(action, question):
    if action.account is None and question.filters:
        return False
    if action.account is not None and not account_passes(action.account, question.filters):
        return False
    day = heard_on(action)
    return in_period(day, question.period) and (day is None or day <= question.today)


def ask_actions(rng, store, today):
    today = draw_today(rng, today)
    question = Question("actions", today, *draw_period(rng, today), filters=draw_filters(rng, store, OF_ACCOUNT),
                        by=draw_by(rng, OF_ACCOUNT))
    draw_comparison(rng, question, ())
    return question


REPORTS = [
    Report("expectations", ask_expectations,
           compared(answer_expectations, "expectations", {"share": "Share", "renewal_after": "Renewed after it"})),
    Report("actions", ask_actions, compared(answer_actions, "actions", {"told": "Told the customer"})),
]
