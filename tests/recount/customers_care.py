"""report touches and report pulse, recomputed: whether customers are looked after, and what speaks for leaving."""

from datetime import date

from customers_facts import HIGHER, heard_before, held_interviews, judgement, last_interview, meetings, raised_flags
from customers_renewals import next_end
from customers_scope import OF_ACCOUNT, Scope, draw_by, draw_filters, draw_today, with_key
from figures import add_months, money, share
from question import Answer, Question, Report, Table

SIGNS = {  # what each weighs, and says
    "leaving": (6, "somebody has ended a contract"),
    "health-red": (5, "judged red"),
    "at-risk-flag": (4, "a flag says at risk"),
    "ends-unheard": (4, "a contract ends in six months, not renewed, nobody heard before"),
    "silent": (3, "no touch in twelve months"),
    "expectation-missed": (3, "an expectation was missed"),
    "health-amber": (2, "judged amber"),
    "not-judged": (2, "not judged in three months"),
    "not-heard": (2, "no interview in twelve months"),
    "expectation-partly": (1, "an expectation was met in part"),
    "few-touches": (1, "fewer than four touches in twelve months"),
    "no-review": (1, "a quarter of the last twelve months without a review"),
    "narrow": (1, "fewer than three contacts touched in twelve months"),
    "not-higher": (1, "neither decision maker nor economic buyer among them"),
}
OF_SILENCE = {"silent", "not-judged", "not-heard", "ends-unheard"}  # signs that nobody knows, none that speaks against


class Care:
    """How a customer of today was looked after in the twelve months up to it, and which of its contracts end soon."""

    def __init__(self, store, scope, ahead, account, service):
        self.account, self.service, self.today = account, service, scope.today
        self.meetings = [meeting for meeting in meetings(store, account, scope.today) if self._within(meeting.day, 12)]
        self.touches = len(self.meetings)
        reviews = [meeting.day for meeting in self.meetings if meeting.kind == "quarterly-review"]
        self.reviews = sum(any(add_months(scope.today, -months - 3) < day <= add_months(scope.today, -months)
                               for day in reviews) for months in (0, 3, 6, 9))
        contacts = {contact for meeting in self.meetings for contact in meeting.contacts}
        self.contacts = len(contacts)
        self.higher = any(contact.buying_role in HIGHER for contact in contacts)
        self._ends(store, ahead)

    def _within(self, day, months):
        return add_months(self.today, -months) < day <= self.today

    def _ends(self, store, ahead):
        """Ends within six months, whether one of them comes up unheard, and whether somebody has ended a contract."""
        self.next_end, self.ends_unheard, self.leaving = None, False, False
        for contract in ahead.contracts:
            found = next_end(ahead, contract, self.today) if contract.account is self.account else None
            if found is None:
                continue
            end, status = found
            self.leaving |= status == "leaving"
            if end > add_months(self.today, 6):
                continue
            self.next_end = min(self.next_end or end, end)
            if status in ("open", "assumed_renewed") and heard_before(store, contract, end, self.today) is None:
                self.ends_unheard = True

    def short_of(self):
        wanted = {"heard before the end": not self.ends_unheard, "touches": self.touches >= 4,
                  "reviews": self.reviews == 4, "wider": self.contacts >= 3, "higher": self.higher}
        return [what for what, is_so in wanted.items() if not is_so]


def customers_of_today(store, question, by=()):
    """{key: [Care]}"""
    scope, ahead = Scope(store, question), Scope(store, question, ahead=True)
    return {key: [Care(store, scope, ahead, account, service) for account, service in customers
                  if service.is_active(question.today)]
            for key, customers in scope.groups(by).items()}


def touches_row(customers):
    def part(holds):
        return share(sum(map(holds, customers)), len(customers))

    return {"customers": len(customers), "touched": part(lambda care: care.touches >= 4),
            "reviewed": part(lambda care: care.reviews == 4), "wider": part(lambda care: care.contacts >= 3),
            "higher": part(lambda care: care.higher),
            "all_of_it": part(lambda care: not set(care.short_of()) - {"heard before the end"}),
            "ends_unheard": sum(care.ends_unheard for care in customers)}


def answer_touches(store, question):
    by = tuple(question.by)
    everybody = customers_of_today(store, question)[()]
    groups = customers_of_today(store, question, by)
    short = [{"account": care.account.name, "short_of": care.short_of(), "touches": care.touches,
              "reviews": care.reviews, "contacts": care.contacts, "higher": care.higher, "account_id": care.account.id}
             for care in everybody if care.short_of()]
    tables = {"short": Table(("account_id",), short)}
    if by:
        tables["total"] = Table((), [touches_row(everybody)])
    rows = [with_key(by, key, touches_row(some)) for key, some in groups.items()]
    return Answer({"customers": len(everybody)}, Table(by, rows, lambda row: row["customers"] == 0), tables)


def ask_touches(rng, store, today):
    today = draw_today(rng, today)
    return Question("touches", today, filters=draw_filters(rng, store, OF_ACCOUNT + ("product",)),
                    by=draw_by(rng, OF_ACCOUNT), options={"limit": "0"})


def signs_of(store, care):
    found = set()
    health = judgement(store, care.account, care.today)
    if health and health.level != "green":
        found.add(f"health-{health.level}")
    if health is None or health.judged_on <= add_months(care.today, -3):
        found.add("not-judged")
    if care.leaving:
        found.add("leaving")
    if any(flag.kind == "at-risk" for flag in raised_flags(store, care.account, care.today)):
        found.add("at-risk-flag")
    if care.ends_unheard:
        found.add("ends-unheard")
    for expectation in store.of(care.account, "expectation"):
        if expectation.outcome in ("missed", "partly") and expectation.reviewed_on <= care.today:
            found.add(f"expectation-{expectation.outcome}")
    if not any(interview.held_on > add_months(care.today, -12)
               for interview in held_interviews(store, care.account, care.today)):
        found.add("not-heard")
    if care.touches == 0:
        return found | {"silent"}
    for sign, is_so in (("few-touches", care.touches < 4), ("no-review", care.reviews < 4),
                        ("narrow", care.contacts < 3), ("not-higher", not care.higher)):
        if is_so:
            found.add(sign)
    return found


def pulse_row(store, care, signs):
    def day(value):
        return value.isoformat() if isinstance(value, date) else None

    health = judgement(store, care.account, care.today)
    worth = care.service.known_value(care.today)
    return {"weight": sum(SIGNS[sign][0] for sign in signs), "account": care.account.name,
            "signs": [f"{sign} {SIGNS[sign][0]}" for sign in SIGNS if sign in signs],
            "assumed_loyal": assumed_loyal(signs), "health": health and health.level,
            "last_touch": day(max((meeting.day for meeting in care.meetings), default=None)),
            "last_interview": day(last_interview(store, care.account, care.today)), "next_end": day(care.next_end),
            "values_unknown": care.service.unknown_values(care.today), "account_id": care.account.id,
            "amounts": [{"currency": currency, "annual_value": money(value, currency)}
                        for currency, value in sorted(worth.items())]}


def assumed_loyal(signs):
    return {"silent", "not-judged"} <= signs <= OF_SILENCE


def answer_pulse(store, question):
    customers = [(care, signs_of(store, care)) for care in customers_of_today(store, question)[()]]
    table = [{"sign": sign, "weight": weight, "customers": sum(sign in signs for _, signs in customers), "says": says}
             for sign, (weight, says) in SIGNS.items()]
    base = {"customers": len(customers), "without_sign": sum(not signs for _, signs in customers),
            "assumed_loyal": sum(assumed_loyal(signs) for _, signs in customers)}
    rows = [pulse_row(store, care, signs) for care, signs in customers]
    return Answer(base, Table(("account_id",), rows), {"signs": Table(("sign",), table)})


def ask_pulse(rng, store, today):
    today = draw_today(rng, today)
    return Question("pulse", today, filters=draw_filters(rng, store, OF_ACCOUNT + ("product",)), options={"limit": "0"})


REPORTS = [Report("touches", ask_touches, answer_touches), Report("pulse", ask_pulse, answer_pulse)]
