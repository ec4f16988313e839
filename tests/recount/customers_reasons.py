"""The reports churn-reasons and renewal-risks: counted as the reasons of lost deals are, but by customer."""

from dataclasses import dataclass, field
from datetime import date

from compared import compared, draw_comparison
from customers_renewals import next_end
from customers_scope import OF_ACCOUNT, Scope, draw_filters, draw_today
from deals import TIMES, draw_period, groups, in_period
from figures import add_days, add_months, share
from heard import Codebook, draw_codes, was_heard
from question import Answer, Question, Report, Table
from quotes import draw_quotes, quotes
from reasons import VALUES_OF_BOTH, Told, agreement, all_rows, heard_but, primary_rows, signs
from who_was_heard import which_customers_were_heard

OF_RISKS = ("anniversary", "pre-renewal", "check-in")


@dataclass(eq=False)
class Customer:
    """One who left, or whose renewal comes up: its day, its annual value then, who was heard, what was stated."""

    account: object
    day: date
    worth: dict  # {currency: minor units}, None where a value is unknown
    interviews: list
    stated: list = field(default_factory=list)

    @property
    def currency(self):
        return next(iter(self.worth)) if self.worth and len(self.worth) == 1 else None

    @property
    def amount(self):
        return self.worth[self.currency] if self.currency else None


class ToldByCustomers(Told):
    def __init__(self, store, book, customers, relation):
        self.store, self.book, self.sign, self.deals = store, book, -1, customers
        self.heard = {customer: heard for customer in customers
                      if (heard := [one for one in customer.interviews if relation in (ANY, one.relation)])}
        self.stated = {customer: [book.stated(reason) for reason in customer.stated]
                       for customer in customers if customer.stated}


ANY = object()


def leavers(store, scope, question):
    """Customers whose last unbroken service is over: somebody ended it, or its grace period has passed."""
    found = []
    for _, account, service in scope.services():
        last = service.tenures[-1]
        has_left = last.last < scope.today and not service.is_pending(last, scope.today)
        if not has_left or not in_period(last.last, question.period):
            continue
        interviews = [interview for interview in store.of(account, "interview") if interview.kind == "exit"
                      and was_heard(store, interview, scope.today) and interview.held_on >= last.first]
        stated = [contract.end_reason for contract in last.contracts if contract.end_reason]
        found.append(Customer(account, last.last, service.value(last.last), interviews, stated))
    return found


def renewing(store, scope, question):
    """Customers of the day, one of whose running contracts ends in the period: by the first end ahead."""
    first, last = question.period
    if question.period == (None, None):
        first, last = scope.today, add_days(add_months(scope.today, 12), -1)
    served = {account for account, service in Scope(store, question).groups()[()] if service.is_active(scope.today)}
    ends = {}
    for contract in scope.contracts:
        if contract.account not in served:
            continue
        found = next_end(scope, contract, scope.today) if contract.starts_on <= scope.today else None
        if found and found[1] in ("open", "assumed_renewed") and in_period(found[0], (first, last)):
            ends.setdefault(contract.account, {}).setdefault(found[0], []).append(contract)
    customers = []
    for account, days in ends.items():
        day = min(days)
        values = [(contract.currency, contract.annual_value) for contract in days[day]]
        worth = None if any(value is None for _, value in values) else {
            currency: sum(value for other, value in values if other == currency) for currency, _ in values}
        interviews = [interview for interview in store.of(account, "interview") if interview.kind in OF_RISKS
                      and was_heard(store, interview, scope.today)
                      and interview.held_on > add_months(scope.today, -12)]
        customers.append(Customer(account, day, worth, interviews))
    return customers


def told_groups(store, scope, question, book, customers):
    def values(customer, dimension):
        if dimension == "relation":
            return list(dict.fromkeys(interview.relation for interview in customer.interviews)) or [None]
        if dimension in TIMES:
            return [TIMES[dimension](customer.day)]
        return [scope.value_of(customer.account, dimension)]

    return [(columns, ToldByCustomers(store, book, members, columns.get("relation", ANY)))
            for columns, members in groups(customers, question.by, values)]


def coverage(told, source):
    if not told.deals:
        return []
    row = {"customers_in_scope": len(told.deals)}
    if source != "rep":
        row["heard"] = share(len(told.heard), len(told.deals))
    if source != "buyer":
        row["stated"] = share(len(told.stated), len(told.deals))
    return [row]


def rows_of(everything, rows, *arguments):
    """The rows of each group, with customers where deals are counted."""
    return [{**columns, **{"customers" if name == "deals" else name: value for name, value in row.items()}}
            for columns, told in everything for row in rows(told, *arguments)]


def answer(store, question):
    risks = question.report == "renewal-risks"
    scope = Scope(store, question, ahead=risks)
    book = Codebook(store, question)
    customers = (renewing if risks else leavers)(store, scope, question)
    everything = told_groups(store, scope, question, book, customers)
    whole = [({}, ToldByCustomers(store, book, customers, ANY))]
    source = question.option("source", "buyer")

    base = {"customers_in_scope": len(customers)}
    if source != "rep":
        base["customers_heard"] = len(whole[0][1].heard)
    if source != "buyer":
        base["customers_stated"] = len(whole[0][1].stated)
    by = question.columns()
    keys = by + ("code", "name")
    tables = {"all": Table(keys, rows_of(everything, all_rows, source)),
              "coverage": Table(by, rows_of(everything, coverage, source))}
    if source != "rep":
        tables["heard_but"] = Table(keys, rows_of(everything, heard_but))
        tables["signs"] = Table(keys, rows_of(everything, signs))
        tables["heard"] = which_customers_were_heard(
            customers, lambda customer: scope.value_of(customer.account, "segment"), whole[0][1].heard)
    if source == "both":
        tables["agreement"] = Table(by, rows_of(everything, agreement))
    if "quotes" in question.options:
        tables["quotes"] = Table(keys + ("interview",), rows_of(everything, quotes, int(question.options["quotes"])))
    if by:
        tables["total"] = Table(("code", "name"), rows_of(whole, primary_rows, source))
    return Answer(base, Table(keys, rows_of(everything, primary_rows, source)), tables)


def draw(report):
    def ask(rng, store, today):
        today = draw_today(rng, today)
        question = Question(report, today, filters=draw_filters(rng, store, OF_ACCOUNT))
        question.by = rng.sample(OF_ACCOUNT + tuple(TIMES) + ("relation",), rng.choice([0, 0, 1, 1, 2]))
        if report == "churn-reasons":
            question.period, question.spelled = draw_period(rng, today)
            draw_comparison(rng, question, TIMES)
            question.options["source"] = "buyer" if "relation" in question.by else rng.choice(["buyer", "rep", "both"])
        elif rng.random() < 0.5:
            first = add_days(today, rng.randint(-30, 300))
            question.period = first, add_days(first, rng.randint(0, 700))
        question.options |= draw_codes(rng, store)
        draw_quotes(rng, question)
        return question
    return ask


def with_comparison(store, question):
    figures = {"buyer": {"share": "Share"}, "rep": {"share": "Share"}, "both": {"buyer": "Buyers", "rep": "Stated"}}
    headings = figures[question.option("source", "buyer")]
    of_amounts = {"share": "Share of value"} if len(headings) == 1 else VALUES_OF_BOTH | {"rep_share": "Stated, by value"}
    return compared(answer, "primary", headings, of_amounts)(store, question)


REPORTS = [Report(name, draw(name), with_comparison) for name in ("churn-reasons", "renewal-risks")]
