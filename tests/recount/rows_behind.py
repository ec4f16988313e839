"""The records behind figures: as many as every cell says, whichever column of whichever report is asked for, and what
the cell says they are.
"""

from collections import Counter

from program import Refused

REPORTS = []

# Other ways to ask a report for its figures.
WAYS = {"loss-reasons": (["--source", "rep"], ["--source", "both"], ["--level", "2"], ["--by", "segment"]),
        "win-reasons": (["--source", "rep"], ["--by", "quarter"]), "churn-reasons": (["--source", "rep"], ["--by", "region"]),
        "survival": (["--at", "3,12,24"], ["--by", "segment", "--every-tenure"], ["--unit", "days", "--at", "90,365"]),
        "retention": (["--every", "quarter"], ["--by", "product"]), "net-growth": (["--every", "quarter"],),
        "cohorts": (["--every", "year", "--by", "segment"],), "win-rate": (["--by", "owner"],),
        "touches": (["--limit", "0"],), "pulse": (["--limit", "0"],)}
# Numbers that count no records: what somebody reckoned, how records are numbered, rows of other tables.
NO_COUNTS = {"cohorts": {"cohorts", "periods"}, "digest": {"account_id", "weight"},
             "net-growth": {"periods", "as_it_went", "with_more_retention", "more_customers"},
             "pulse": {"account_id", "weight"}, "renewals": {"account_id", "contract"},
             "sample-size": {"to_hear_once", "to_state_share", "still_needed"},
             "survival": {"time", "degrees"}, "touches": {"account_id", "reviews"}}
# The medians that happen to be whole numbers are printed like counts.
REAL = {"median", "low", "high", "first_quarter", "third_quarter", "median_won", "median_lost", "median_age", "survival",
        "standard_error", "expected", "p", "p_adjusted", "odds_ratio", "chi_square", "points", "points_low", "points_high",
        "by_chance", "kappa", "superiority"}


def sums(program, store, rng, today):
    names = [row["name"] for row in program.json(["report", "list"])]
    name = rng.choice(names)
    way = rng.choice(([], *WAYS.get(name, ())))
    words = ["report", name, *way, "--today", today.isoformat()]
    try:
        return [*every_column(program, name, words), *mentions(program, store, rng, today)]
    except Refused as refused:
        return [f"{program.spelled(words)}: {refused}"]


def count_of(cell):
    """None where it is no count."""
    if isinstance(cell, dict):
        return cell.get("part")
    return cell if isinstance(cell, int) and not isinstance(cell, bool) else None


def tables_of(report):
    return {"rows": report["rows"], **report["tables"]}


def every_column(program, name, words):
    figures = tables_of(program.json(words))
    counted = {column for rows in figures.values() for row in [*rows, *amounts_of(rows)] for column, cell in row.items()
               if count_of(cell) is not None and column not in REAL}
    for column in sorted(counted - NO_COUNTS.get(name, set())):
        asked = [*words, "--rows", "--where", f"counted_in={column}"]
        try:
            found = tables_of(program.json(asked))
        except Refused as refused:
            yield f"{program.spelled(asked)}: {refused}"
            continue
        for table, records in found.items():
            # The first table may be another than that of the figures.
            beside = [table] if table != "rows" else ["rows", *(each for each in figures if each not in found)]
            wrong = [difference(having(figures[each], column), records, column) for each in beside]
            if all(wrong):
                yield f"{program.spelled(asked)}: {table}: {wrong[0]}"


def amounts_of(rows):
    """Each amount with what its row says; a share of an amount is no count."""
    return [{**row, **{key: cell for key, cell in amount.items() if not isinstance(cell, dict)}}
            for row in rows for amount in row.get("amounts", ())]


def having(rows, column):
    return rows if any(column in row for row in rows) else amounts_of(rows)


def difference(rows, records, column):
    """What differs between the counts of the cells and the records; empty where nothing does."""
    keys = list(records[0])[:list(records[0]).index("counted_in")] if records else []
    behind = Counter()
    for record in records:
        taken_away = column == "net_gain" and record["counted_in"] == "lost"
        behind[tuple(str(record[key]) for key in keys)] += -1 if taken_away else 1
    said = Counter()
    for row in rows:
        if any(key not in row for key in keys):
            return f"no row has {keys}"
        said[tuple(str(row[key]) for key in keys)] += count_of(row.get(column)) or 0
    wrong = [f"{key}: {behind[key]} records, {said[key]} in the cell" for key in behind.keys() | said.keys()
             if behind[key] != said[key]]
    return ", ".join(sorted(wrong)[:3])


def mentions(program, store, rng, today):
    """Mentions are codings of the reason, rated as the report counts them."""
    name, sign = rng.choice((("loss-reasons", -1), ("win-reasons", 1), ("churn-reasons", -1)))
    words = ["report", name, "--table", "all", "--rows", "--where", "counted_in=mentions", "--today", today.isoformat()]
    records = program.json(words)
    if len({record["id"] for record in records}) != len(records):
        yield f"{program.spelled(words)}: a coding stands twice"
    for record in records:
        coding = store.tables["coding"][record["id"]]
        path = coding.code.path
        below = path == record["code"] or path.startswith(record["code"] + "/")
        if not below or coding.rating is None or coding.rating * sign <= 0 or coding.code.kind != "driver":
            yield f"{program.spelled(words)}: coding {coding.id} of {path}, rated {coding.rating}, under {record['code']}"
