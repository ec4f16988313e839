"""What buyers and reps said about a deal: interviews that count, codes at a level of the codebook, primary reasons."""

from collections import namedtuple

from deals import Scope

ROLES = ("decision-maker", "economic-buyer", "champion", "influencer", "user", "procurement", "detractor", None)

# A reason as a row has it: a code at the level counted, or one of the rows that are no code.
Reason = namedtuple("Reason", "code name")
NO_PRIMARY = Reason("(no-primary-reason)", "No primary reason")
DISAGREE = Reason("(buyers-disagree)", "Buyers disagree")
SEVERAL = Reason("(several-stated-reasons)", "Several stated reasons")
UNMAPPED = "(unmapped)"
OTHER = Reason("(other-codes)", "Another code")


class Codebook:
    """The codes at a level (1 is the top), or those below one code, a level further down where there is one."""

    def __init__(self, store, question):
        root = question.option("codes")
        self.root = next((code for code in store.all("code") if code.path == root), None)
        below = self.root is not None and bool(store.of(self.root, "code", "parent"))
        self.level = int(question.option("level", len(lineage(self.root)) + below if self.root else 1))

    def holds(self, code):
        return self.root is None or self.root in lineage(code)

    def reason(self, code):
        """What the code counts as, wherever it stands; one that is not so deep stands as itself."""
        counted = self.counted(code)
        return Reason(counted.path, counted.name)

    def counted(self, code):
        above = lineage(code)
        return above[min(self.level, len(above)) - 1]

    def stated(self, reason):
        """What a stated reason counts as, and whether it is of the part that is looked at."""
        if reason.code is None:
            return Reason(UNMAPPED, reason.text), self.root is None
        return self.reason(reason.code), self.holds(reason.code)


def lineage(code):
    """From the top of the codebook down to the code."""
    return (lineage(code.parent) if code.parent else []) + [code]


def codings_of(store, interview):
    return [coding for note in store.of(interview, "note") for coding in store.of(note, "coding")]


def was_heard(store, interview, today):
    """Held by the day, and coded by the day: the mark says when, without one it has codings."""
    if interview.held_on is None or interview.held_on > today:
        return False
    return interview.coded_on <= today if interview.coded_on else bool(codings_of(store, interview))


def heard_interviews(store, deal, today):
    return [interview for interview in store.of(deal, "interview") if was_heard(store, interview, today)]


def against(coding, sign):
    """A driver code rated below zero, with sign -1; above zero with +1."""
    return coding.code.kind == "driver" and coding.rating is not None and coding.rating * sign > 0


def primary_reasons(store, interviews, book, sign):
    """The reasons that a deal's buyers name first: only those of the highest buying role that names any.

    Each comes with whether it is of the part of the codebook that is looked at. Of two they disagree.
    """
    named = {}
    for interview in interviews:
        for coding in codings_of(store, interview):
            if coding.weight == "primary" and against(coding, sign):
                named.setdefault(rank(store, interview), set()).add((book.reason(coding.code), book.holds(coding.code)))
    return named[min(named)] if named else set()


def only(reasons, none, several):
    """The row of a deal with these reasons."""
    if len(reasons) != 1:
        return several if reasons else none
    reason, is_looked_at = next(iter(reasons))
    return reason if is_looked_at else OTHER


def rank(store, interview):
    """The highest buying role that was interviewed: 0 is the decision maker, nobody known comes last."""
    roles = [row.contact.buying_role for row in store.of(interview, "interview_contact")]
    return min([ROLES.index(role) for role in roles], default=ROLES.index(None))


def stated_reasons(store, deal, book):
    """What the rep entered, as codes at the level counted; one without a code stands as it was entered."""
    return [book.stated(row.stated_reason) for row in store.of(deal, "deal_reason")]


def draw_codes(rng, store):
    """Options that say which codes are counted, and at which level: none above the code asked for."""
    options, top = {}, 1
    if rng.random() < 0.2:
        code = rng.choice(store.all("code"))
        options["codes"], top = code.path, len(lineage(code))
    if rng.random() < 0.4:
        options["level"] = str(rng.randint(top, 4))
    return options


def deals_decided(store, question, outcomes):
    return Scope(store, question, outcomes).decided
