"""`--against`: the figures of a report beside what somebody published, and whether the distance is more than chance."""

from dataclasses import replace

from figures import newcombe
from question import Answer, Table

# Of each report what a benchmark may be of: the table, its column, how that is headed, and whether it is of amounts.
METRICS = {
    "win-rate": {"win-rate": (None, "win_rate", "Win rate", False),
                 "win-rate-by-amount": (None, "win_rate", "Win rate by amount", True)},
    "retention": {"retention": (None, "retention", "Retention", False),
                  "churn": (None, "churn", "Churn", False),
                  "renewal-rate": (None, "renewal_rate", "Renewal rate", False),
                  "net-gain": (None, "net_gain", "Net gain", False),
                  "grr": (None, "gross_revenue_retention", "GRR", True),
                  "nrr": (None, "net_revenue_retention", "NRR", True)},
    "response": {"gross-response-rate": (None, "gross_response", "Of the asked", False),
                 "net-response-rate": (None, "net_response", "Of the reachable", False)},
    "reason-gap": {"reason-agreement": ("agreement", "agreement", "Agreement", False)},
}
NAMES = [name for metrics in METRICS.values() for name in metrics]


def held_against(answer, name):
    """The same `answer` for questions that may have an --against; `name` is what the main table is called then."""
    def with_benchmarks(store, question):
        if "against" not in question.options:
            return answer(store, question)
        options = {key: value for key, value in question.options.items() if key != "against"}
        found = answer(store, replace(question, options=options))
        metrics = METRICS[question.report]
        asked = asked_for(store, question.options["against"], metrics)
        of_amounts = any(metrics[benchmark.metric][3] for benchmark in asked)
        rows = [row for benchmark in asked for row in rows_of(found, benchmark, metrics[benchmark.metric], of_amounts)]
        keys = found.rows.keys + (("currency",) if of_amounts else ()) + ("figure", "benchmark_id")
        return Answer(found.base, Table(keys, rows, lambda row: row["ours"]["whole"] == 0),
                      {name: found.rows} | found.tables)
    return with_benchmarks


def asking(ask):
    """The same `ask`, now and then for benchmarks: by number, by figure (the latest) or by source (all its latest)."""
    def with_benchmark(rng, store, today):
        question = ask(rng, store, today)
        fitting = [benchmark for benchmark in store.all("benchmark") if benchmark.metric in METRICS[question.report]]
        if fitting and "compare-to" not in question.options and rng.random() < 0.25:
            benchmark = rng.choice(fitting)
            question.options["against"] = rng.choice([str(benchmark.id), benchmark.metric, benchmark.source])
        return question
    return with_benchmark


def asked_for(store, word, metrics):
    latest = sorted((benchmark for benchmark in store.all("benchmark") if benchmark.metric in metrics),
                    key=lambda benchmark: (benchmark.dated_on, benchmark.id), reverse=True)
    if word.isdigit():
        return [benchmark for benchmark in latest if benchmark.id == int(word)]
    if word in metrics:
        return [next(benchmark for benchmark in latest if benchmark.metric == word)]
    found = {}
    for benchmark in latest:
        if benchmark.source == word:
            found.setdefault(benchmark.metric, benchmark)
    return list(found.values())


def rows_of(found, benchmark, metric, with_currency):
    table, column, heading, of_amounts = metric
    rows = []
    for row in (found.tables[table] if table else found.rows).rows:
        front = {key: row[key] for key in found.rows.keys + ("to",) if key in row}
        for part in row["amounts"] if of_amounts else [row]:
            if part[column] is not None:
                currency = {"currency": part["currency"] if of_amounts else None} if with_currency else {}
                rows.append({**front, **currency, "figure": heading, **beside(part[column], benchmark)})
    return rows


def beside(ours, benchmark):
    """The distance in percentage points, and what can be said of it."""
    value, n = float(benchmark.value), benchmark.n
    published = f"{100 * value:.6g}%" + (f" of {n:,}" if n else "")
    found = {"ours": ours, "benchmark": value, "published": published, "points": None, "points_low": None,
             "points_high": None, "verdict": None, "benchmark_id": benchmark.id, "n": n, "source": benchmark.source,
             "dated_on": benchmark.dated_on.isoformat()}
    if ours["value"] is None or ours.hidden:
        return found
    found["points"] = 100 * (ours["value"] - value)
    if ours["low"] is None:
        return found | {"verdict": "no-interval"}
    if n is None:
        return found | {"verdict": "inside" if ours["low"] <= value <= ours["high"] else "outside"}
    low, high = newcombe(ours["part"], ours["whole"], value * n, n)
    return found | {"points_low": 100 * low, "points_high": 100 * high,
                    "verdict": "above" if low > 0 else "below" if high < 0 else "undecided"}
