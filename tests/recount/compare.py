"""Holds what a report printed against what was recomputed: counts and words exactly, other numbers to 1e-9."""

from dataclasses import dataclass

TOLERANCE = 1e-9

# Values of these that differ in case alone are one; by which of the spellings it goes is not said.
ANY_CASE = ("segment", "region", "industry", "lead_source", "source", "entered", "said")


@dataclass
class Difference:
    """One figure (or row, or table) on which the report and the recount do not agree."""

    table: str
    row: str
    column: str
    ours: object  # as the report has it
    recount: object

    def __str__(self):
        return f"{self.table} [{self.row}] {self.column}: report {self.ours!r}, recount {self.recount!r}"


def compare(report, answer):
    """All differences between a report's JSON and an Answer."""
    found = _values("base", "", "", report["base"], answer.base)
    found += _rows("rows", report["rows"], answer.rows)
    for name in sorted(report["tables"].keys() | answer.tables.keys()):
        if name not in report["tables"]:
            found.append(Difference(name, "", "", None, "a table"))
        elif name not in answer.tables:
            found.append(Difference(name, "", "", "a table", None))
        else:
            found += _rows(name, report["tables"][name], answer.tables[name])
    return found


def _rows(table, rows, expected):
    ours, recount = _by_key(rows, expected.keys), _by_key(expected.rows, expected.keys)
    found = []
    for key in list(ours) + [key for key in recount if key not in ours]:
        row = " ".join(str(part) for part in key)
        if (key not in recount or key not in ours) and expected.empty((ours | recount)[key]):
            continue
        if key not in recount:
            found.append(Difference(table, row, "", ours[key], "no such row"))
        elif key not in ours:
            found.append(Difference(table, row, "", "no such row", recount[key]))
        else:
            found += _values(table, row, "", ours[key], recount[key])
    return found


def _by_key(rows, keys):
    """Rows by what their key columns hold; a second one of the same key is kept apart by its number."""
    found = {}
    for row in rows:
        row = {column: _folded(row.get("of", column), value) for column, value in row.items()}
        key = tuple(row.get(column) for column in keys)
        while key in found:
            key += ("again",)
        found[key] = row
    return found


def _folded(column, value):
    return value.casefold() if column in ANY_CASE and isinstance(value, str) else value


def _values(table, row, column, ours, recount):
    if isinstance(ours, dict) and isinstance(recount, dict):
        found = []
        for name in ours.keys() | recount.keys():
            found += _values(table, row, f"{column}.{name}".lstrip("."), ours.get(name, "no such column"),
                             recount.get(name, "no such column"))
        return sorted(found, key=lambda difference: difference.column)
    if _is_amounts(ours) and _is_amounts(recount):
        return _values(table, row, column, {part["currency"]: part for part in ours},
                       {part["currency"]: part for part in recount})
    return [] if _same(ours, recount) else [Difference(table, row, column, ours, recount)]


def _is_amounts(value):
    return isinstance(value, list) and all(isinstance(part, dict) and "currency" in part for part in value)


def _same(ours, recount):
    if isinstance(ours, bool) or isinstance(recount, bool):
        return ours is recount
    if isinstance(ours, int) and isinstance(recount, int):
        return ours == recount
    if isinstance(ours, (int, float)) and isinstance(recount, (int, float)):
        return abs(ours - recount) <= TOLERANCE * max(1.0, abs(recount))
    return ours == recount
