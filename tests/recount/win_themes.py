"""The report win-themes: whether buyers say what deals were meant to be won with, and how often those are won."""

from collections import Counter

from compared import compared
from deals import DECIDED, deal_groups, draw_question
from figures import share
from heard import codings_of, deals_decided, heard_interviews, lineage
from question import Answer, Report, Table
from who_was_heard import who_was_heard

ECHOES = ("confirmed", "refuted", "mixed", "unrated", "not_mentioned")


def ask(rng, store, today):
    return draw_question(rng, store, today, "win-themes")


def answer(store, question):
    decided = deals_decided(store, question, DECIDED)
    deals = [deal for deal in decided if themes_of(store, deal)]
    heard = {deal: interviews for deal in deals if (interviews := heard_interviews(store, deal, question.today))}
    grouped = [(columns, by_theme(store, members, heard))
               for columns, members in deal_groups(store, deals, question.by)]
    by = question.columns()
    tables = {"echoes": Table(by + ("code",), rows_of(grouped, echo_row)),
              "outcomes": Table(by + ("code", "outcome"), [row for columns, themes in grouped
                                                           for row in outcome_rows(columns, themes)]),
              "heard": who_was_heard(store, deals, heard)}
    if question.by:
        tables["total"] = Table(("code",), rows_of([({}, by_theme(store, deals, heard))], main_row))
    base = {"deals_in_scope": len(decided), "deals_with_theme": len(deals), "deals_heard": len(heard)}
    return Answer(base, Table(by + ("code",), rows_of(grouped, main_row)), tables)


def themes_of(store, deal):
    return [row.code for row in store.of(deal, "deal_win_theme")]


def by_theme(store, deals, heard):
    """{theme: [(deal, what its buyers said of it)]}; None of deals that nobody heard."""
    found = {}
    for deal in deals:
        for theme in themes_of(store, deal):
            found.setdefault(theme, []).append((deal, echo(store, theme, heard[deal]) if deal in heard else None))
    return found


def echo(store, theme, interviews):
    """By the codings of the theme, or of a code below it, in all interviews of the deal together."""
    ratings = [coding.rating for interview in interviews for coding in codings_of(store, interview)
               if theme in lineage(coding.code)]
    for_us = any(rating is not None and rating > 0 for rating in ratings)
    against_us = any(rating is not None and rating < 0 for rating in ratings)
    if for_us or against_us:
        return "mixed" if for_us and against_us else "confirmed" if for_us else "refuted"
    return "unrated" if ratings else "not_mentioned"


def rows_of(grouped, row):
    return [{**columns, "code": theme.path, **row(theme, members)}
            for columns, themes in grouped for theme, members in themes.items()]


def main_row(theme, members):
    won, lost, no_decision = (sum(deal.outcome == outcome for deal, _ in members) for outcome in DECIDED)
    said = [said for _, said in members if said]
    return {"name": theme.name, "deals": len(members), "won": won, "lost": lost, "no_decision": no_decision,
            "win_rate": share(won, won + lost), "heard": len(said),
            "share_confirmed": share(said.count("confirmed"), len(said))}


def echo_row(_, members):
    said = Counter(said for _, said in members if said)
    return {"heard": said.total(), **{name: said[name] for name in ECHOES}}


def outcome_rows(columns, themes):
    rows = []
    for theme, members in themes.items():
        for outcome in DECIDED:
            said = [said for deal, said in members if said and deal.outcome == outcome]
            if said:
                rows.append({**columns, "code": theme.path, "outcome": outcome, "heard": len(said),
                             "confirmed": share(said.count("confirmed"), len(said)),
                             "refuted": share(said.count("refuted"), len(said))})
    return rows


FIGURES = {"win_rate": "Win rate", "share_confirmed": "Confirmed"}
REPORTS = [Report("win-themes", ask, compared(answer, "win_themes", FIGURES, one_base=False))]
