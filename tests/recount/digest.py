"""The digest: every figure of it is one of the report that it quotes, asked for on its own."""

from deals import draw_period
from program import Refused

REPORTS = []
PARTS = ("win-rate", "loss-reasons", "response", "retention", "renewals", "pulse", "actions")
OF_TODAY = ("renewals", "pulse")  # whatever the period
MOST = {"pulse": 10}  # customers in the list


def sums(program, store, rng, today):
    """What differs, a line each."""
    spelled = draw_period(rng, today)[1]
    day = ["--today", today.isoformat()]
    words = ["report", "digest", *day, *(["--period", spelled] if spelled else [])]
    period = ["--period", spelled or "last quarter"]
    other = ["--compare-to", "2025"] if rng.random() < 0.4 else []
    words += other
    try:
        digest = program.json(words)
        parts = {name: program.json(["report", name, *day, *([] if name in OF_TODAY else period + other),
                                     *(["--limit", str(MOST[name])] if name in MOST else [])]) for name in PARTS}
    except Refused as refused:
        return [f"{program.spelled(words)}: {refused}"]
    wanted = {}
    for name, part in parts.items():
        key, is_compared = name.replace("-", "_"), other and name not in OF_TODAY
        wanted[key] = next(iter(part["tables"].values())) if is_compared else part["rows"]
        if is_compared:
            wanted[key + "_compared"] = part["rows"]
    said = [{"report": name, "says": part["headline"]} for name, part in parts.items()]
    found = [f"{program.spelled(words)}: the table {name} is not that of the report"
             for name in wanted.keys() | digest["tables"].keys() if wanted.get(name) != digest["tables"].get(name)]
    if digest["rows"] != said:
        found.append(f"{program.spelled(words)}: the headlines are not those of the reports: {digest['rows']}")
    return found
