"""Recomputes every report of winloss from the records it exports, on random stores, and says where they differ.

    recount.py --winloss PATH [--stores 200] [--seed 1] [--only REPORT]

Store n is made from seed + n - 1, so that `--stores 1 --seed 37` is the 37th alone. Exit code 1 where anything differs.
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path

from compare import compare
from program import Program, Refused
from random_store import Company
from records import read_archive

# Each has a list REPORTS; one with a function `sums(program, store, rng, today)` has rules of its own, and returns what
# does not hold as lines.
MODULES = ["win_rate", "competitors", "reasons", "reason_gap", "drivers", "sample_size", "lead_sources", "decay",
           "win_themes", "digest", "response", "sums", "rows_behind", "customers_retention", "customers_cohorts",
           "customers_survival", "customers_renewals", "customers_care", "customers_followup", "customers_reasons",
           "customers_sums"]

SHOWN = 5  # differences of one question that are printed


def modules():
    return [__import__(name) for name in MODULES]


def recount_store(program, fresh, seed, folder, questions, only):
    """Makes the store of one seed and asks all reports; what differs, a line each."""
    company = Company(seed, fresh)
    archive = folder / "company.jsonl"
    archive.write_text("\n".join(company.lines()) + "\n", encoding="utf-8")
    try:
        program.import_all(archive)
        program.check()
    except Refused as refused:
        return [f"the store is no store: {refused}"]
    store = read_archive(program.export_all(folder / "exported.jsonl"))
    differences = []
    for module in modules():
        for report in module.REPORTS:
            if only in (None, report.name):
                rng = random.Random(f"{seed} {report.name}")
                for _ in range(questions):
                    differences += ask(program, store, report, report.ask(rng, store, company.today))
        if hasattr(module, "sums") and only in (None, "sums"):
            differences += module.sums(program, store, random.Random(f"{seed} sums"), company.today)
    return differences


def ask(program, store, report, question):
    """One question, answered by the program and by the recount."""
    words = question.words()
    try:
        printed = program.json(words)
        found = compare(printed, report.answer(store, question))
    except Refused as refused:
        found = [f"refused: {refused}"]
    lines = [f"    {difference}" for difference in found[:SHOWN]]
    if len(found) > SHOWN:
        lines.append(f"    and {len(found) - SHOWN} more")
    return ["\n".join([program.spelled(words), *lines])] if found else []


def not_recounted(program):
    """Reports that no module knows; the digest has rules of its own."""
    known = {report.name for module in modules() for report in module.REPORTS} | {"digest"}
    return [row["name"] for row in program.json(["report", "list"]) if row["name"] not in known]


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--winloss", required=True, help="the program")
    arguments.add_argument("--stores", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--questions", type=int, default=3, help="of each report to each store")
    arguments.add_argument("--only", help="this report alone, or 'sums' for the rules between figures")
    options = arguments.parse_args()

    differing = 0
    with tempfile.TemporaryDirectory(prefix="recount-") as name:
        folder = Path(name)
        program = Program(Path(options.winloss).resolve(), folder)
        fresh = program.fresh_archive()
        for seed in range(options.seed, options.seed + options.stores):
            differences = recount_store(program, fresh, seed, folder, options.questions, options.only)
            for difference in differences:
                print(f"seed {seed}: {difference}")
            differing += bool(differences)
        unknown = not_recounted(program)
        for name in unknown:
            print(f"report {name} is not recounted.")
        print(f"{options.stores} stores, {program.runs} runs of the program, {differing} stores with differences.")
    return 1 if differing or unknown else 0


if __name__ == "__main__":
    sys.exit(main())
