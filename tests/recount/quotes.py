"""`--quotes`: of each reason the words of customers who agreed to be quoted, the strongest first."""

from heard import ROLES, against, codings_of, rank


def draw_quotes(rng, question):
    """Asks for quotes now and then; what reps entered is none."""
    if question.option("source") != "rep" and rng.random() < 0.3:
        question.options["quotes"] = str(rng.randint(1, 3))


def quotes(told, most):
    """Up to `most` of each reason that anybody gave, one of an interview. `told` are the deals of one group."""
    rows = []
    for reason in {reason for reasons in told.all_reasons().values() for reason in reasons}:
        strongest = [min(codings, key=strength) for deal in told.heard for interview in told.heard[deal]
                     if (codings := quotable(told, interview, reason))]
        rows += [row(told.store, reason, coding) for coding in sorted(strongest, key=strength)[:most]]
    return rows


def quotable(told, interview, reason):
    """The passages of an interview that give the reason, where its customer agreed to be quoted."""
    if interview.consent_to_quote != 1:
        return []
    return [coding for coding in codings_of(told.store, interview) if coding.start_offset is not None
            and against(coding, told.sign) and told.book.reason(coding.code) == reason]


def strength(coding):
    return -abs(coding.rating), coding.weight != "primary", -coding.note.interview.held_on.toordinal(), coding.id


def row(store, reason, coding):
    interview = coding.note.interview
    return {"code": reason.code, "name": reason.name,
            "quote": coding.note.text[coding.start_offset:coding.end_offset].strip(),
            "account": None if interview.confidential else interview.account.name,
            "role": ROLES[rank(store, interview)], "held_on": interview.held_on.isoformat(), "rating": coding.rating,
            "interview": interview.id}
