"""What must add up in the customers' reports whatever the store holds: they are held against one another."""

from customers_reasons import draw as draw_reasons
from customers_retention import ask_growth, ask_retention
from customers_scope import OF_ACCOUNT, draw_filters
from figures import HIDDEN, newcombe
from program import Refused
from question import Question

REPORTS = []
COUNTS = ("customers_at_start", "retained", "lost", "pending", "new", "reactivated", "in_and_out", "customers_at_end")
SUMS = ("value_at_start", "expansion", "contraction", "churned", "pending", "added", "value_at_end")


def sums(program, store, rng, today):
    """What does not hold, a line each."""
    broken = []
    for rule in RULES:
        try:
            broken += [f"{rule.__name__}: {line}" for line in rule(program, store, rng, today)]
        except Refused as refused:
            broken.append(f"{rule.__name__}: refused: {refused}")
    return broken


def minor(money):
    return int(money["amount"].replace(".", ""))


def retention_adds_up(program, store, rng, today):
    """Parts make the whole, one period begins with what the one before ended with, and groups make the total."""
    question = ask_retention(rng, store, today)
    question.by = [rng.choice(OF_ACCOUNT)]
    report, words = program.json(question.words()), program.spelled(question.words())
    rows = report["rows"] + report["tables"]["total"]
    for row in rows:
        yield from (f"{words} {row['from']}: {what}" for what in _broken_row(row))
    for row, after in zip(rows, rows[1:]):
        if row["to"] == after["from"] and row["customers_at_end"] != after["customers_at_start"]:
            yield f"{words}: {row['to']} ends with {row['customers_at_end']}, begins with {after['customers_at_start']}"
    for total in report["tables"]["total"]:
        parts = [row for row in report["rows"] if row["from"] == total["from"]]
        for count in COUNTS + ("assumed_renewed", "ends_pending"):
            if sum(row[count] for row in parts) != total[count]:
                yield f"{words} {total['from']}: the groups' {count} are not {total[count]}"
        for amounts in total["amounts"]:
            of_it = [part for row in parts for part in row["amounts"] if part["currency"] == amounts["currency"]]
            for name in SUMS:
                if sum(minor(part[name]) for part in of_it) != minor(amounts[name]):
                    yield f"{words} {total['from']} {amounts['currency']}: the groups' {name} are not {amounts[name]}"


def _broken_row(row):
    if row["customers_at_start"] != row["retained"] + row["lost"] + row["pending"]:
        yield "retained, lost and pending are not the customers at the start"
    if row["customers_at_end"] != row["retained"] + row["new"] + row["reactivated"]:
        yield "retained, new and reactivated are not the customers at the end"
    if row["retention"]["part"] + row["churn"]["part"] != row["customers_at_start"]:
        yield "retention and churn are not all"
    for amounts in row["amounts"]:
        start, more, less, churned, pending, added, end = (minor(amounts[name]) for name in SUMS)
        if start + more - less - churned - pending + added != end:
            yield f"{amounts['currency']} does not go from start to end"
        if amounts["gross_revenue_retention"]["part"] != start - less - churned - pending:
            yield f"{amounts['currency']}: GRR is not what was kept"
        if amounts["net_revenue_retention"]["part"] != start - less - churned - pending + more:
            yield f"{amounts['currency']}: NRR is not what was kept and what came on top"


def growth_is_retention(program, store, rng, today):
    """net-growth counts what retention counts."""
    question = ask_growth(rng, store, today)
    growth = program.json(question.words())
    first, last = growth["period"]["from"], growth["period"]["to"]
    words = ["report", "retention", "--today", question.today.isoformat(), "--from", first, "--to", last]
    words += [word for name, values in question.filters.items() for value in values for word in (f"--{name}", value)]
    retention = program.json(words + ["--every", question.option("every", "year")])
    rows = growth["tables"]["total"] if question.by else growth["rows"]
    for row, other in zip(rows, retention["rows"], strict=True):
        for name in row.keys() & other.keys() - {"provisional"}:
            if row[name] != other[name]:
                yield f"{program.spelled(words)} {row['from']}: {name} is {other[name]}, of net-growth {row[name]}"


def compared_with_itself(program, store, rng, today):
    """--compare-to: each rate of a period stands beside that of the other, with Newcombe's interval."""
    by = rng.choice([[], [rng.choice(OF_ACCOUNT)]])
    last, earlier = (Question("retention", today, spelled=str(today.year - years), by=by).words() for years in (1, 2))
    now, before = program.json(last)["rows"], program.json(earlier)["rows"]
    words = [*last, "--compare-to", str(today.year - 2)]
    compared = program.json(words)["rows"]
    for row in now:
        beside = [other for other in before if all(other[column] == row[column] for column in by)]
        if not beside:
            continue
        found = [other for other in compared if other["figure"] == "Retention"
                 and all(other[column] == row[column] for column in by) and other["now"] is not None]
        wanted = row["retention"], beside[0]["retention"]
        if [(other["now"], other["before"]) for other in found] != [wanted]:
            yield f"{program.spelled(words)}: retention {wanted[0]['value']} does not stand beside {wanted[1]['value']}"
            return
        if min(wanted[0]["whole"], wanted[1]["whole"]) < HIDDEN:
            if found[0]["points"] is not None or found[0]["points_low"] is not None:
                yield f"{program.spelled(words)}: the difference tells a hidden share"
        else:
            low, high = newcombe(wanted[0]["part"], wanted[0]["whole"], wanted[1]["part"], wanted[1]["whole"])
            if max(abs(found[0]["points_low"] / 100 - low), abs(found[0]["points_high"] / 100 - high)) > 1e-9:
                yield f"{program.spelled(words)}: the interval is not {100 * low} to {100 * high}"


def everybody_once(program, store, rng, today):
    """The customers of today are the same in every report that is about today."""
    filters = Question("touches", today, filters=draw_filters(rng, store, OF_ACCOUNT)).words()[2:]
    at_end = program.json(["report", "retention", *filters])["rows"][0]["customers_at_end"]
    for report in ("touches", "pulse"):
        customers = program.json(["report", report, *filters])["base"]["customers"]
        if customers != at_end:
            yield f"{program.spelled(['report', report, *filters])}: {customers} customers, {at_end} of retention"
    churned = program.json(["report", "churn-reasons", *filters])["base"]["customers_in_scope"]
    lives = program.json(["report", "survival", *filters, "--every-tenure", "--records-since", "1900-01-01"])["base"]
    if lives["customers"] - lives["running"] - lives["pending"] != churned:
        yield f"{program.spelled(['report', 'churn-reasons', *filters])}: {churned} left, of survival {lives}"


def lives_add_up(program, store, rng, today):
    """A curve falls, loses whom it counts, and its groups make the whole."""
    words = Question("survival", today, by=[rng.choice(OF_ACCOUNT)]).words()
    report = program.json(words + rng.choice([[], ["--every-tenure"]]))
    base, groups, total = report["base"], report["tables"]["groups"], report["tables"]["total"]
    for name in ("customers", "tenures", "ended", "running", "pending"):
        if sum(group[name] for group in groups) != base[name]:
            yield f"{program.spelled(words)}: the groups' {name} are not {base[name]}"
    if base["tenures"] != base["ended"] + base["running"] + base["pending"]:
        yield f"{program.spelled(words)}: {base}"
    if (sum(row["events"] for row in total), sum(row["censored"] for row in total)) != (
            base["ended"], base["running"] + base["pending"]):
        yield f"{program.spelled(words)}: the curve does not lose those who left or were last seen"
    if any(row["survival"] < after["survival"] for row, after in zip(total, total[1:])):
        yield f"{program.spelled(words)}: the curve rises"


def rows_behind(program, store, rng, today):
    """--rows lists as many customers as the cell says."""
    question = draw_reasons(rng.choice(("churn-reasons", "renewal-risks")))(rng, store, today)
    if question.option("source") == "both":
        question.options["source"] = "buyer"
    question.options.pop("compare-to", None)
    question.options.pop("quotes", None)
    words = question.words()
    for row in program.json(words)["rows"]:
        where = [word for column in (*question.columns(), "code")
                 for word in ("--where", f"{column}={row[column] or ''}")]
        behind = program.json([*words, "--rows", *where, "--where", "counted_in=customers"])["rows"]
        behind = [record for record in behind if record["name"] == row["name"]]
        if len(behind) != row["customers"]:
            yield f"{program.spelled([*words, '--rows', *where])}: {len(behind)} rows, {row['customers']} customers"


RULES = (retention_adds_up, growth_is_retention, compared_with_itself, everybody_once, lives_add_up, rows_behind)
