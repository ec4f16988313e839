// Guides as they are; how they change is in guide_changes.cpp.
#include "winloss/app/guides.hpp"

#include <fmt/format.h>

#include "guide_words.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/core/whole_number.hpp"
#include "winloss/domain/guide.hpp"
#include "winloss/domain/guide_versions.hpp"

namespace winloss::app {

namespace {

std::string_view word_of(QuestionFate fate) {
    switch (fate) {
        case QuestionFate::added: return "added";
        case QuestionFate::removed: return "removed";
        case QuestionFate::reworded: return "reworded";
        case QuestionFate::asked_by: return "asked by";
        case QuestionFate::probes: return "probes";
        case QuestionFate::introduction: return "introduction";
    }
    return {};
}

std::int64_t version_of(const std::string& typed) {
    const auto version = whole_number(typed);
    if (!version || *version < 1) {
        throw usage_error(fmt::format("'{}' is no version.", typed), "Versions are 1, 2, 3 and so on.");
    }
    return *version;
}

}  // namespace

Answer list_guides(const store::Store& store, const Context&, const ListGuides& options) {
    Table table{.name = "guides",
                .title = "",
                .columns = {{"id", "Id", Type::integer},
                            {"kind", "Kind", Type::text, true},
                            {"outcome", "Outcome", Type::text},
                            {"version", "Version", Type::integer},
                            {"questions", "Questions", Type::integer}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const store::StoredGuide& guide : options.versions ? store::guide_versions(store) : store::guides(store)) {
        table.rows.push_back({guide.id.value, guide.kind, cell(guide.outcome), guide.version,
                              static_cast<std::int64_t>(read_guide(guide.text).size())});
    }
    return {.data = List{std::move(table), "There are no guides: winloss guide add KIND 'Question?' makes one."},
            .messages = {}};
}

Answer show_guide(const store::Store& store, const Context&, const ShowGuide& options) {
    store::StoredGuide guide = named_guide(store, options.guide, options.version);
    return {
        .data = Text{std::move(guide.text), true}, .messages = {}, .subject = ChangedRecord{"guide", guide.id.value}};
}

Answer list_questions(const store::Store& store, const Context&, const ListQuestions& options) {
    Table table{.name = "questions",
                .title = "",
                .columns = {{"kind", "Kind", Type::text, true},
                            {"outcome", "Outcome", Type::text},
                            typed_column("question", "Id"),
                            prose_column("text", "Question"),
                            {"from", "Asked by", Type::text, false, false, 1}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    const std::string from = fold(options.from.value_or(""));
    const auto add = [&](const store::StoredGuide& guide) {
        for (const Question& question : read_guide(guide.text)) {
            if (options.from && fold(question.from.value_or("")) != from) { continue; }
            table.rows.push_back({guide.kind, cell(guide.outcome), question.id, question.text, cell(question.from)});
        }
    };
    if (options.kind && (options.outcome || is_numbered(*options.kind))) {
        add(named_guide(store, {*options.kind, options.outcome}));
    } else {
        const auto outcome = outcome_of(options.outcome);
        bool found = false;
        for (const store::StoredGuide& guide : store::guides(store)) {
            if ((options.kind && guide.kind != *options.kind) || (outcome && guide.outcome != outcome)) { continue; }
            add(guide);
            found = true;
        }
        if (!found && options.kind) { named_guide(store, {*options.kind, std::nullopt}); }
    }
    return {.data = List{std::move(table), "Nobody asks this: winloss guide add KIND 'Question?' --from marketing"},
            .messages = {}};
}

namespace {

struct TwoVersions {
    store::StoredGuide before;
    store::StoredGuide after;
};

/// Those that were named; one alone, by --version or by its own number, stands against the latest, else the last two.
TwoVersions versions_to_compare(const store::Store& store, const DiffGuide& options) {
    constexpr std::size_t two = 2;
    const std::vector<std::string>& typed = options.versions;
    if (typed.size() > two) { throw usage_error("A comparison is of two versions."); }
    const store::StoredGuide named = named_guide(store, options.guide);
    store::StoredGuide latest = latest_of(store, named);
    if (typed.size() == two) { latest = named_guide(store, options.guide, version_of(typed.back())); }
    if (!typed.empty()) { return {named_guide(store, options.guide, version_of(typed.front())), std::move(latest)}; }
    if (named.version < latest.version) { return {named, std::move(latest)}; }
    if (latest.version == 1) {
        throw not_found(fmt::format("The guide of {} has one version.", called(latest)),
                        fmt::format("winloss guide edit {} makes the next.", command_words(latest)));
    }
    return {named_guide(store, options.guide, latest.version - 1), std::move(latest)};
}

}  // namespace

Answer diff_guide(const store::Store& store, const Context&, const DiffGuide& options) {
    const auto [before, after] = versions_to_compare(store, options);
    Table table{.name = "changes",
                .title = "",
                .columns = {{"change", "Change", Type::text, true},
                            typed_column("question", "Id"),
                            prose_column("before", fmt::format("Version {}", before.version)),
                            prose_column("after", fmt::format("Version {}", after.version))},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const QuestionChange& change : compare_guides(before.text, after.text)) {
        table.rows.push_back({std::string(word_of(change.fate)), change.id.empty() ? Cell() : Cell(change.id),
                              cell(change.before), cell(change.after)});
    }
    return {.data = List{std::move(table),
                         before.text == after.text
                             ? "The two versions are the same: winloss guide list --versions"
                             : fmt::format("The two versions say the same, in another order or with other blank lines: "
                                           "winloss guide show {} --version {}",
                                           command_words(after), after.version)},
            .messages = {},
            .subject = ChangedRecord{"guide", after.id.value}};
}

}  // namespace winloss::app
