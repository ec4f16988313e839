"""Steps of the calendar: months, quarters and years."""

from datetime import date

from figures import add_months, month_of, quarter_of, year_of

STEPS = ("month", "quarter", "year")
MONTHS = {"month": 1, "quarter": 3, "year": 12}
NAME = {"month": month_of, "quarter": quarter_of, "year": year_of}


def step_start(day, step):
    """The first day of the step a day lies in."""
    return date(day.year, 1 + (day.month - 1) // MONTHS[step] * MONTHS[step], 1)


def next_step(start, step):
    return add_months(start, MONTHS[step])


def step_name(day, step):
    return NAME[step](day)
