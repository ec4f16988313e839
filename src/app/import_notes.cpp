#include "import_notes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "winloss/core/shell_word.hpp"
#include "winloss/core/text.hpp"

namespace winloss::app {

namespace {

constexpr std::size_t shown_stages = 12;

std::string number(std::int64_t count) { return grouped(std::to_string(count)); }

/// '2 codings removed, whose marks are gone from the file: note of interview 1, price -1 on 'Too dear'; …'
std::string removed_sentence(const std::vector<std::string>& codings) {
    constexpr std::size_t told = 10;
    const std::size_t shown = std::min(told, codings.size());
    const bool one = codings.size() == 1;
    std::string text = fmt::format("{} removed, whose {} gone from the file: {}",
                                   counted(std::ssize(codings), "coding", "codings"), one ? "mark is" : "marks are",
                                   join({codings.begin(), codings.begin() + static_cast<std::ptrdiff_t>(shown)}, "; "));
    if (shown < codings.size()) {
        text += fmt::format(" and {} more", number(std::ssize(codings) - static_cast<std::int64_t>(shown)));
    }
    return text + ".";
}

std::string_view word_of(const StageTaken& stage) { return exchange::word_of({stage.outcome, Exclusion::all}); }

/// 'Stages: Closed Won is won (212), Negotiation is open (17).'
std::string stages_sentence(const std::vector<StageTaken>& stages) {
    std::string text;
    for (std::size_t i = 0; i < std::min(stages.size(), shown_stages); ++i) {
        text += fmt::format("{}{} is {} ({})", i == 0 ? "Stages: " : ", ", visible(stages[i].stage), word_of(stages[i]),
                            number(stages[i].deals));
    }
    if (stages.size() > shown_stages) {
        text += fmt::format(" and {} more", number(std::ssize(stages) - static_cast<std::int64_t>(shown_stages)));
    }
    return text + ".";
}

std::string overdue_sentence(const StageTaken& stage) {
    return fmt::format(
        "{} was taken for open, but {} a close date in the past; if that is an end, say which with --value {} (or "
        "lost, "
        "won).",
        quoted(stage.stage),
        stage.deals == 1 ? "its one deal has"
                         : fmt::format("{} of its {} deals {}", number(stage.closed_before), number(stage.deals),
                                       stage.closed_before == 1 ? "has" : "have"),
        shell_word(fmt::format("outcome:{}=no-decision", visible(stage.stage))));
}

}  // namespace

void ImportNotes::add(const exchange::DealRow& row, Date today) {
    if (row.opened_on && row.closed_on && *row.closed_on < *row.opened_on) {
        add_to(created_late_, std::string(row.external_id.empty() ? row.name : row.external_id));
    }
    if (row.amount && row.amount->minor < 0) {
        add_to(below_zero_, std::string(row.external_id.empty() ? row.name : row.external_id));
    }
    if (row.reason_passed_over) {
        add_to(reasons_passed_over_, std::string(row.external_id.empty() ? row.name : row.external_id));
    }
    if (!row.outcome_of_stage) { return; }
    auto known = stages_.find(row.stage);
    if (known == stages_.end()) {
        const std::string stage(row.stage);
        known = stages_.emplace(stage, StageTaken{.stage = stage, .outcome = row.outcome}).first;
    }
    ++known->second.deals;
    if (row.outcome == Outcome::open && row.closed_on && *row.closed_on < today) { ++known->second.closed_before; }
}

void ImportNotes::add(const exchange::ContractRow& row, Date) {
    if (row.annual_value && row.annual_value->minor == 0) { ++trials_; }
    if (row.renewal_left_out == exchange::RenewalLeftOut::no_end) { ++endless_; }
    if (row.renewal_left_out == exchange::RenewalLeftOut::no_term) { ++termless_; }
}

void ImportNotes::tell(ImportTally& tally) const {
    for (const auto& [stage, taken] : stages_) { tally.stages.push_back(taken); }
    std::ranges::stable_sort(tally.stages, std::ranges::greater{}, &StageTaken::deals);
    tally.created_late = created_late_;
    tally.below_zero = below_zero_;
    tally.reasons_passed_over = reasons_passed_over_;
    tally.trials = trials_;
    tally.endless = endless_;
    tally.termless = termless_;
}

Table stages_table(const ImportTally& tally) {
    Table table{.name = "stages",
                .title = "What the stages are taken for",
                .columns = {{"stage", "Stage", Type::text, true},
                            {"outcome", "Outcome", Type::text},
                            {"deals", "Deals", Type::integer},
                            {"closed_before", "Close date past", Type::integer}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const StageTaken& each : tally.stages) {
        table.rows.push_back({each.stage, std::string(word_of(each)), each.deals, each.closed_before});
    }
    return table;
}

namespace {

std::string kept_sentence(exchange::RecordType type, const ImportTally& tally) {
    const std::vector<std::string> giving_way = kept_import_fields(name_of(type));
    std::string values;
    bool gives_way = tally.kept_count > std::ssize(tally.kept);
    for (const store::KeptValue& each : tally.kept) {
        values += fmt::format("{}{}: {} {} (the file says {})", values.empty() ? "" : "; ", each.record, each.field,
                              each.kept, each.said);
        gives_way = gives_way || std::ranges::find(giving_way, each.field) != giving_way.end();
    }
    const std::int64_t more = tally.kept_count - std::ssize(tally.kept);
    if (more > 0) { values += fmt::format(" and {} more", number(more)); }
    return fmt::format("{} by hand: {}.{}",
                       tally.kept_count == 1 ? "1 value stays as somebody entered it"
                                             : number(tally.kept_count) + " values stay as somebody entered them",
                       values, gives_way && !giving_way.empty() ? " --overwrite FIELD takes the file's." : "");
}

/// 'Taken for nothing: competitor None (3), unknown (1).'
std::string nothings_sentence(const ImportTally& tally) {
    constexpr std::size_t told = 8;
    const std::size_t shown = std::min(told, tally.taken.nothings.size());
    std::string words;
    for (std::size_t i = 0; i < shown; ++i) {
        const exchange::NothingTaken& each = tally.taken.nothings[i];
        words += fmt::format("{}{} {} ({})", i == 0 ? "" : ", ", each.field, quoted(each.word), number(each.times));
    }
    if (shown < tally.taken.nothings.size()) {
        words += fmt::format(" and {} more", tally.taken.nothings.size() - shown);
    }
    const exchange::NothingTaken& first = tally.taken.nothings.front();
    return fmt::format("Words that stand for nothing were passed over: {}. --value {} takes one for a name.", words,
                       shell_word(fmt::format("{}:{}={}", first.field, visible(first.word), visible(first.word))));
}

/// '… the others were left aside: account (3), owner (1).'
std::string firsts_sentence(const std::vector<exchange::FirstTaken>& firsts) {
    std::string fields;
    for (const exchange::FirstTaken& each : firsts) {
        fields += fmt::format("{}{} ({})", fields.empty() ? "" : ", ", each.field, number(each.times));
    }
    return fmt::format(
        "Where a cell names several the primary one was taken, or the first; the others were left aside: {}.", fields);
}

/// 'D-1, D-7 and 3 more'
std::string named(const exchange::SomeDeals& deals, std::string_view separator) {
    std::string text = visible(join(deals.first, separator));
    const std::int64_t more = deals.count - std::ssize(deals.first);
    if (more > 0) { text += fmt::format(" and {} more", number(more)); }
    return text;
}

/// What became of deals that have several rows.
std::vector<std::string> line_sentences(const ImportTally& tally) {
    std::vector<std::string> sentences;
    if (const auto& deals = tally.lines_summed; deals.count > 0) {
        sentences.push_back(fmt::format("{} several rows, whose amounts add up: {}.",
                                        counted(deals.count, "deal has", "deals have"), named(deals, ", ")));
    }
    if (const auto& deals = tally.lines_repeated; deals.count > 0) {
        sentences.push_back(
            fmt::format("{} several rows of the same amount, which counts once: {}. --lines sum adds them up.",
                        counted(deals.count, "deal has", "deals have"), named(deals, ", ")));
    }
    if (const auto& deals = tally.lines_products; deals.count > 0) {
        sentences.push_back(
            fmt::format("{} rows of several products and is of the one with the greatest amount. Not kept: {}.",
                        counted(deals.count, "deal has", "deals have"), named(deals, "; ")));
        if (deals.count > 1) {
            constexpr std::string_view one = "and is of";
            sentences.back().replace(sentences.back().find(one), one.size(), "and are each of");
        }
    }
    return sentences;
}

}  // namespace

namespace {

/// 'line 4 'Subtotal', line 9 'Grand Totals' and 3 more'
std::string lines_named(const std::vector<exchange::TrailerLine>& first, std::int64_t count) {
    std::string lines;
    for (const exchange::TrailerLine& each : first) {
        lines += fmt::format("{}line {} {}", lines.empty() ? "" : ", ", number(each.line), quoted(each.text));
    }
    const std::int64_t more = count - std::ssize(first);
    if (more > 0) { lines += fmt::format(" and {} more", number(more)); }
    return lines;
}

}  // namespace

std::vector<std::string> aside_sentences(exchange::RecordType type, const ImportTally& tally) {
    std::vector<std::string> sentences;
    if (tally.kept_count > 0) { sentences.push_back(kept_sentence(type, tally)); }
    if (!tally.codings_removed.empty()) { sentences.push_back(removed_sentence(tally.codings_removed)); }
    if (tally.like_sums_count > 0) {
        const bool deals = type == exchange::RecordType::deals;
        const bool one = tally.like_sums_count == 1;
        sentences.push_back(fmt::format("{} like a sum, but {} {}, so {} taken for {}: {}.",
                                        counted(tally.like_sums_count, "row begins", "rows begin"),
                                        one ? "has" : "have", deals ? "an account, a stage or an id" : "an id",
                                        one ? "it was" : "they were",
                                        deals ? (one ? "a deal" : "deals") : (one ? "a record" : "records"),
                                        lines_named(tally.like_sums, tally.like_sums_count)));
    }
    if (tally.trailer_count == 0) { return sentences; }
    const std::string lines = lines_named(tally.trailers, tally.trailer_count);
    sentences.push_back(
        fmt::format("{} left aside, since sums and remarks of a report are no rows: {}.",
                    tally.trailer_count == 1 ? "1 line was" : number(tally.trailer_count) + " lines were", lines));
    return sentences;
}

std::vector<std::string> note_sentences(const ImportTally& tally) {
    std::vector<std::string> sentences;
    for (const std::string& column : tally.commas) {
        sentences.push_back(fmt::format("The amounts of {} are read with a decimal comma.", quoted(column)));
    }
    for (const std::string& sign : tally.taken.signs) { sentences.push_back(sign + "; --currency says otherwise."); }
    for (const std::string& column : tally.salesforce_ids) {
        sentences.push_back(
            fmt::format("The ids of {} are Salesforce's: those of 15 characters are kept as the same of 18. --profile "
                        "generic keeps them as they stand.",
                        quoted(column)));
    }
    for (const std::string& column : tally.taken.guids) {
        sentences.push_back(
            fmt::format("The GUIDs of {} are kept without braces, in small letters. --profile generic "
                        "keeps them as they stand.",
                        quoted(column)));
    }
    for (const auto& [column, pattern] : tally.dates) {
        sentences.push_back(fmt::format("The dates of {} are read as {}.", quoted(column), pattern));
    }
    if (!tally.stages.empty()) { sentences.push_back(stages_sentence(tally.stages)); }
    for (const StageTaken& each : tally.stages) {
        if (each.closed_before > 0) { sentences.push_back(overdue_sentence(each)); }
    }
    if (!tally.taken.nothings.empty()) { sentences.push_back(nothings_sentence(tally)); }
    if (!tally.taken.firsts.empty()) { sentences.push_back(firsts_sentence(tally.taken.firsts)); }
    if (const auto& deals = tally.reasons_passed_over; deals.count > 0) {
        sentences.push_back(fmt::format(
            "{} of the other outcome beside one that fits, which alone was taken from the file: {}.",
            counted(deals.count, "deal has a stated reason", "deals have a stated reason"), named(deals, ", ")));
    }
    for (std::string& line : line_sentences(tally)) { sentences.push_back(std::move(line)); }
    if (tally.created_late.count > 0) {
        sentences.push_back(fmt::format("{} closed; taken as the file says: {}.",
                                        counted(tally.created_late.count, "deal was opened after the day it",
                                                "deals were opened after the day they"),
                                        named(tally.created_late, ", ")));
    }
    if (tally.below_zero.count > 0) {
        sentences.push_back(fmt::format("{} below zero, as of a credit: kept, and counted in no sum of a report: {}.",
                                        counted(tally.below_zero.count, "deal has an amount", "deals have amounts"),
                                        named(tally.below_zero, ", ")));
    }
    if (tally.trials > 0) {
        sentences.push_back(tally.trials == 1
                                ? "1 contract has an annual value of 0: a trial, which makes nobody a customer."
                                : number(tally.trials) +
                                      " contracts have an annual value of 0: trials, which make nobody a customer.");
    }
    if (tally.endless > 0) {
        sentences.push_back(
            fmt::format("{} marked as renewing and without an end: until somebody ends it, service runs on.",
                        counted(tally.endless, "contract is", "contracts are")));
    }
    if (tally.termless > 0) {
        sentences.push_back(fmt::format(
            "{} marked as renewing, but neither a column nor whole months give the term: taken to end when it ends; "
            "--map term_months=COLUMN says more.",
            counted(tally.termless, "contract is", "contracts are")));
    }
    return sentences;
}

}  // namespace winloss::app
