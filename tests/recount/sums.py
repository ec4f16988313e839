"""Rules that hold between figures, whatever they are: what is split adds up, a period begins where the last one ended.

They need no recount, so that they also hold the program against itself where program and recount might err alike.
"""

from deals import TIMES

REPORTS = []
PARTITIONS = ("segment", "region", "industry", "product", "owner", "kind", "lead-source")


class Rules:
    """Asks the program on a day, and keeps the sums that do not come out."""

    def __init__(self, program, today):
        self.program = program
        self.today = today.isoformat()
        self.broken = []

    def report(self, *words):
        return self.program.json(["report", *words, "--today", self.today])

    def equal(self, rule, one, other):
        if one != other:
            self.broken.append(f"{rule}: {one!r} is not {other!r}")


def sums(program, store, rng, today):
    rules = Rules(program, today)
    dimension = rng.choice(PARTITIONS)
    win_rate_partition(rules, dimension)
    win_rate_times(rules, rng.choice(sorted(TIMES)))
    reasons_add_up(rules, rng.choice(["loss-reasons", "win-reasons", "churn-reasons"]), dimension)
    response_adds_up(rules)
    periods_chain(rules, rng.choice(["retention", "net-growth"]), today.year - rng.randrange(3))
    return rules.broken


def win_rate_partition(rules, dimension):
    """The groups of a dimension and the one that is not known are the whole, and a filter is its group."""
    report = rules.report("win-rate", "--by", dimension)
    column, total = dimension.replace("-", "_"), report["tables"]["total"][0]
    for figure in ("won", "lost", "no_decision", "open"):
        rules.equal(f"win-rate --by {dimension}: the sum of {figure} and the total",
                    sum(row[figure] for row in report["rows"]), total[figure])
    rules.equal("win-rate: won, lost and no-decision and the deals in scope",
                total["won"] + total["lost"] + total["no_decision"], report["base"]["deals_in_scope"])
    for row in report["rows"]:
        if row[column] is not None:
            alone = rules.report("win-rate", f"--{dimension}", row[column])["rows"][0]
            rules.equal(f"win-rate --{dimension} {row[column]} and its row of --by", alone,
                        {name: value for name, value in row.items() if name != column})


def win_rate_times(rules, step):
    """Months, quarters and years hold every decided deal once."""
    report = rules.report("win-rate", "--every", step)
    for figure in ("won", "lost", "no_decision"):
        rules.equal(f"win-rate --every {step}: the sum of {figure} and the total",
                    sum(row[figure] for row in report["rows"]), report["tables"]["total"][0][figure])


def reasons_add_up(rules, name, dimension):
    """Each deal heard stands once in the primary table; the groups' bases are the whole base."""
    unit = "customers" if name == "churn-reasons" else "deals"
    report = rules.report(name)
    heard = report["base"][f"{unit}_heard"]
    rules.equal(f"{name}: the primary rows and those heard", sum(row[unit] for row in report["rows"]), heard)
    rules.equal(f"{name}: the bases of the shares", {row["share"]["whole"] for row in report["rows"]} - {heard}, set())
    covered = sum(row["heard"]["part"] for row in report["tables"]["coverage"])
    rules.equal(f"{name}: those heard and the coverage", covered, heard)
    if name != "churn-reasons" and dimension != "kind":
        grouped = rules.report(name, "--by", dimension)["rows"]
        rules.equal(f"{name} --by {dimension}: the rows and those heard", sum(row[unit] for row in grouped), heard)


def response_adds_up(rules):
    """Who was owed an interview was heard or stands in one row of why_not, and in one of window."""
    report = rules.report("response", "--interview", "all")
    row, tables = report["rows"][0], report["tables"]
    rules.equal("response: held and why_not and those owed",
                row["held"] + sum(line["interviews"] for line in tables["why_not"]), row["eligible"])
    rules.equal("response: the window and those owed",
                sum(line["interviews"] for line in tables["window"]), row["eligible"])
    for figure in ("eligible", "asked", "answered", "held", "bad_addresses", "running"):
        rules.equal(f"response: the sum of {figure} of the kinds and of all",
                    sum(line[figure] for line in tables["kinds"]), row[figure])


def periods_chain(rules, name, year):
    """A period begins where the one before it ended, with as many customers, and nobody is lost in between."""
    rows = rules.report(name, "--period", f"{year}", "--every", "quarter")["rows"]
    for row in rows:
        where = f"{name} from {row['from']}"
        if "retained" in row:
            rules.equal(f"{where}: retained, lost and pending and the customers at the start",
                        row["retained"] + row["lost"] + row["pending"], row["customers_at_start"])
        rules.equal(f"{where}: who stayed or came and the customers at the end", row["customers_at_end"],
                    row["customers_at_start"] - row["lost"] - row["pending"] + row["new"] + row["reactivated"])
    for earlier, later in zip(rows, rows[1:]):
        rules.equal(f"{name}: the end of {earlier['from']} and the next start", earlier["to"], later["from"])
        rules.equal(f"{name}: customers at the end of {earlier['from']} and at the next start",
                    earlier["customers_at_end"], later["customers_at_start"])
