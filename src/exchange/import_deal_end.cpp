#include "import_deal_end.hpp"

#include <fmt/format.h>

#include "import_reader.hpp"
#include "winloss/core/shell_word.hpp"
#include "winloss/core/text.hpp"

namespace winloss::exchange {

namespace {

void exclude(DealRow& row, const Ending& ending) {
    if (!row.exclusion) { row.exclusion = ending.exclusion; }
}

/// What the stage tells of a deal that is known to be lost, or to be no deal at all: how.
void refine_by_stage(DealRow& row, ImportCells& cells) {
    const auto told = row.stage.empty() ? std::nullopt : cells.ending_of_stage(row.stage).value;
    if (!told) { return; }
    exclude(row, *told);
    if (row.outcome == Outcome::lost && told->outcome == Outcome::no_decision) { row.outcome = Outcome::no_decision; }
}

/// By its stage alone.
void settle_by_stage(DealRow& row, ImportCells& cells) {
    if (row.stage.empty()) { return; }
    const Reading<Ending> told = cells.ending_of_stage(row.stage);
    if (!told.value) {
        if (!told.why.empty()) { cells.refuse("stage", row.stage, told.why); }
        return;
    }
    row.outcome = told.value->outcome;
    row.outcome_of_stage = true;
    exclude(row, *told.value);
}

/// What the flags say; null where they leave it to the stage. An empty flag is no where the other one is filled: some
/// CRMs write 1 or nothing.
std::optional<Outcome> outcome_of_flags(const DealRow& row, const ImportCells& cells) {
    if (row.is_won == true) { return Outcome::won; }
    if (!cells.mapping().has("is_won") || !cells.mapping().has("is_closed")) { return std::nullopt; }
    if (row.is_closed) { return *row.is_closed ? Outcome::lost : Outcome::open; }
    return row.stage.empty() ? std::optional(Outcome::open) : std::nullopt;
}

/// The flag that cannot stand beside such a stage; empty where both can.
std::string_view flag_against(const DealRow& row, const Ending& told, ImportCells& cells) {
    if (!told.outcome) { return {}; }
    const bool flagless = !row.is_won && cells.mapping().has("is_won");  // an empty one, which says no
    if (*told.outcome == Outcome::won) {
        if (row.is_won == false || (flagless && row.is_closed == true)) { return "is_won"; }
        return row.is_closed == false ? "is_closed" : std::string_view();
    }
    if (*told.outcome != Outcome::open) {
        return row.is_won == true ? "is_won" : row.is_closed == false ? "is_closed" : std::string_view();
    }
    const bool is_won = row.is_won == true;
    if (!is_won && row.is_closed != true) { return {}; }
    // A stage without a word of an end may be one of ended deals; a closed flag alone does not say how they ended.
    const bool told_elsewhere = is_won || cells.mapping().has("is_won");
    if (told_elsewhere && !cells.says_open(row.stage)) { return {}; }
    return is_won ? "is_won" : "is_closed";
}

/// Flags that say opposite things, or another than the stage: none is believed.
void refuse_contradiction(const DealRow& row, ImportCells& cells) {
    if (row.is_won == true && row.is_closed == false) {
        cells.refuse("is_won", cells.as_written("is_won"),
                     fmt::format("contradicts is_closed, {}; mend one of them, or leave the wrong column out with "
                                 "--map is_won= or --map is_closed=",
                                 quoted(cells.as_written("is_closed"))));
        return;
    }
    if (row.stage.empty() || (!row.is_won && !row.is_closed)) { return; }
    const auto told = cells.ending_of_stage(row.stage).value;
    const std::string_view flag = told ? flag_against(row, *told, cells) : std::string_view();
    if (flag.empty()) { return; }
    const std::string_view written = cells.as_written(flag);
    const std::string_view meant = row.is_won == true ? "won" : row.is_closed == false ? "open" : "lost";
    cells.refuse(flag, written,
                 fmt::format("{}contradicts the stage {}, which is one of {} deals; --value {} says how the stage is "
                             "meant",
                             written.empty() ? "is empty, which is no beside is_closed, and " : "", quoted(row.stage),
                             word_of(*told), shell_word(fmt::format("outcome:{}={}", row.stage, meant))));
}

void settle_outcome(DealRow& row, ImportCells& cells) {
    if (row.outcome || row.exclusion == Exclusion::all) {
        if (cells.coarse_state()) { refine_by_stage(row, cells); }
        return;
    }
    refuse_contradiction(row, cells);
    if (cells.bad()) { return; }
    row.outcome = outcome_of_flags(row, cells);
    if (!row.outcome) {
        settle_by_stage(row, cells);
    } else if (*row.outcome != Outcome::won) {
        refine_by_stage(row, cells);
    }
}

/// A deal that was lost, taken up again and won has both days; the day on which a deal was expected to close says
/// nothing of one that has ended.
void settle_close(DealRow& row) {
    if (!row.outcome || row.outcome == Outcome::open) {
        if (!row.closed_on) { row.closed_on = row.expected_on; }
        return;
    }
    const bool won = row.outcome == Outcome::won;
    const auto own = won ? row.won_on : row.lost_on;
    const auto other = won ? row.lost_on : row.won_on;
    if (own) {
        row.closed_on = own;
    } else if (!row.closed_on) {
        row.closed_on = other;
    }
}

/// A reason of the other end gives way where another one is there; alone it is what the rep entered. The reasons of an
/// open deal are all taken.
void settle_reasons(DealRow& row) {
    if (row.won_reasons.empty() && row.lost_reasons.empty()) { return; }
    const bool ended = row.outcome && *row.outcome != Outcome::open;
    const bool won = row.outcome == Outcome::won;
    add_new(row.stated_reasons, won ? row.won_reasons : row.lost_reasons);
    const auto& other = won ? row.lost_reasons : row.won_reasons;
    if (!ended || row.stated_reasons.empty()) {
        add_new(row.stated_reasons, other);
    } else {
        row.reason_passed_over = !other.empty();
    }
}

}  // namespace

void settle_end(DealRow& row, ImportCells& cells) {
    if (!cells.bad()) { settle_outcome(row, cells); }
    settle_reasons(row);
    settle_close(row);
}

}  // namespace winloss::exchange
