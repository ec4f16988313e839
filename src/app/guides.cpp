// Guides as they are; how they change is in guide_changes.cpp.
#include "winloss/app/guides.hpp"

#include <fmt/format.h>

#include "guide_words.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/core/error.hpp"
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
    return {.data = Text{named_guide(store, options.guide, options.version).text, true}, .messages = {}};
}

Answer list_questions(const store::Store& store, const Context&, const ListQuestions& options) {
    Table table{.name = "questions",
                .title = "",
                .columns = {{"kind", "Kind", Type::text, true},
                            {"outcome", "Outcome", Type::text},
                            {"question", "Id", Type::text, true},
                            {"text", "Question", Type::text, true},
                            {"from", "Asked by", Type::text, false, false, 1}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    const auto add = [&](const store::StoredGuide& guide) {
        for (const Question& question : read_guide(guide.text)) {
            if (options.from && question.from != options.from) { continue; }
            table.rows.push_back({guide.kind, cell(guide.outcome), question.id, question.text, cell(question.from)});
        }
    };
    if (options.kind && (options.outcome || whole_number(*options.kind))) {
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

Answer diff_guide(const store::Store& store, const Context&, const DiffGuide& options) {
    constexpr std::size_t two = 2;
    if (options.versions.size() > two) { throw usage_error("A comparison is of two versions."); }
    const auto to = options.versions.size() == two ? std::optional(version_of(options.versions[1])) : std::nullopt;
    const store::StoredGuide after = named_guide(store, options.guide, to);
    const std::int64_t from = options.versions.empty() ? after.version - 1 : version_of(options.versions.front());
    if (from == 0) {
        throw not_found(fmt::format("The guide of {} has one version.", called(after)),
                        fmt::format("winloss guide edit {}{} makes the next.", after.kind,
                                    after.outcome ? fmt::format(" --outcome {}", word(*after.outcome)) : ""));
    }
    const store::StoredGuide before = named_guide(store, options.guide, from);
    Table table{.name = "changes",
                .title = "",
                .columns = {{"change", "Change", Type::text, true},
                            {"question", "Id", Type::text, true},
                            {"before", fmt::format("Version {}", before.version), Type::text},
                            {"after", fmt::format("Version {}", after.version), Type::text}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const QuestionChange& change : compare_guides(before.text, after.text)) {
        table.rows.push_back({std::string(word_of(change.fate)), change.id, cell(change.before), cell(change.after)});
    }
    return {
        .data =
            List{std::move(table),
                 before.text == after.text
                     ? "The two versions are the same: winloss guide list --versions"
                     : "The questions are the same; the text around them is not: winloss guide show KIND --version N"},
        .messages = {}};
}

}  // namespace winloss::app
