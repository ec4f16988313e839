// Guides in a new version.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cinttypes>
#include <cstdio>

#include "guide_words.hpp"
#include "winloss/app/editing.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/note_form.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/guide.hpp"
#include "winloss/domain/guide_versions.hpp"
#include "winloss/platform/files.hpp"
#include "winloss/store/programme.hpp"

namespace winloss::app {

namespace {

Writing writing_of(const store::StoredGuide& guide) {
    return {.record = guide.outcome ? fmt::format("guide {} {}", guide.kind, word(*guide.outcome))
                                    : fmt::format("guide {}", guide.kind),
            .what = fmt::format("the guide of {}", called(guide)),
            .save = fmt::format("winloss guide edit {} --file", command_words(guide))};
}

constexpr std::string_view first_words = "<!-- winloss guide version ";

std::string form_of(const store::StoredGuide& guide) {
    return fmt::format(
               "{}{}: a question is a heading with its id, ## What set this off? {{#trigger}}; keep the id when you\n"
               "     reword it, {{#trigger from=marketing}} says who asks; one without an id gets its own. -->\n",
               first_words, guide.version) +
           guide.text;
}

/// A guide as it was typed.
struct TypedGuide {
    std::string text;
    std::optional<std::int64_t> version;  ///< the one it was opened on; null: the text comes from outside
};

/// The form's comment becomes blank lines, so that the numbers of the others stay.
TypedGuide typed_guide(std::string_view form) {
    TypedGuide typed{blank_mistakes(checked_text(form, "guide")), std::nullopt};
    const std::size_t end = typed.text.find("-->");
    if (!typed.text.starts_with(first_words) || end == std::string::npos) { return typed; }
    std::int64_t version = 0;
    if (std::sscanf(typed.text.c_str() + first_words.size(), "%" SCNd64, &version) == 1) { typed.version = version; }
    const std::string comment = typed.text.substr(0, end + 3);
    typed.text.replace(0, end + 3, std::string(static_cast<std::size_t>(std::ranges::count(comment, '\n')), '\n'));
    return typed;
}

std::string without_blank_start(const std::string& text) {
    const std::size_t first = text.find_first_not_of(" \t\n");
    return first == std::string::npos ? std::string() : text.substr(text.rfind('\n', first) + 1);
}

std::string ids_words(const std::vector<QuestionChange>& changes, QuestionFate fate) {
    std::vector<std::string> ids;
    for (const QuestionChange& each : changes) {
        if (each.fate == fate) { ids.push_back(each.id); }
    }
    return join(ids, ", ");
}

/// What became of the questions, a sentence each.
std::vector<std::string> sentences(const store::StoredGuide& before, std::int64_t version, const std::string& text) {
    std::vector<std::string> said = {fmt::format("The guide of {} is version {}: {}.", called(before), version,
                                                 counted(std::ssize(read_guide(text)), "question", "questions"))};
    const std::vector<QuestionChange> changes = compare_guides(before.text, text);
    for (const auto& [fate, words] :
         {std::pair(QuestionFate::added, "New"), std::pair(QuestionFate::reworded, "Reworded"),
          std::pair(QuestionFate::asked_by, "Asked by others"), std::pair(QuestionFate::probes, "Other probes"),
          std::pair(QuestionFate::removed, "No longer asked")}) {
        const std::string ids = ids_words(changes, fate);
        if (!ids.empty()) { said.push_back(fmt::format("{}: {}.", words, ids)); }
    }
    if (std::ranges::find(changes, QuestionFate::introduction, &QuestionChange::fate) != changes.end()) {
        said.emplace_back("Another introduction.");
    }
    if (changes.empty()) { said.emplace_back("Another order, or other blank lines."); }
    said.push_back(fmt::format("Next: winloss guide diff {}", command_words(before)));
    return said;
}

Answer save(store::Store& store, const Context& context, const store::StoredGuide& before, const std::string& form) {
    const TypedGuide typed = typed_guide(form);
    const std::string text = without_blank_start(give_ids(typed.text, before.text));
    if (text.empty() || read_guide(text).empty()) {
        throw bad_input("The guide has no question; nothing was saved.",
                        "A question is ## What set this off? {#trigger}.");
    }
    if (text == before.text) { return {.data = {}, .messages = {"Nothing was changed."}}; }
    store::Write write(store, context.operation(before.kind));
    store::StoredGuide next = before;
    next.text = text;
    const std::int64_t base = typed.version.value_or(before.version);
    const GuideId id = store::insert_guide(write, next, base);
    write.commit();
    return {.data = {}, .messages = sentences(before, base + 1, text), .subject = ChangedRecord{"guide", id.value}};
}

}  // namespace

Answer edit_guide(store::Store& store, const Context& context, const EditGuide& options) {
    const store::StoredGuide guide = latest_guide(store, options.guide);
    const Writing writing = writing_of(guide);
    if (options.file && *options.file != "-") {
        return save(store, context, guide, platform::read_file(*options.file, max_text_bytes));
    }
    if (!options.file && context.edit) {
        return edit_until_saved(
            store, context, writing, form_of(guide),
            {[&](const TypedText& typed) { return save(store, context, guide, typed.text); }, with_its_mistakes});
    }
    if (!options.file && context.input_is_terminal) {
        throw usage_error("There is nobody to edit the guide.", "Give it with --file FILE, or '-' for standard input.");
    }
    tell_of_drafts(store, context, writing);
    const std::string text = context.read_input();
    try {
        return save(store, context, guide, text);
    } catch (const Error& error) {
        if (trim(text).empty()) { throw; }
        keep_and_rethrow(store, context, writing, text, error);
    }
}

namespace {

/// Whoever asked before is spelled as before.
std::string asker_as_before(const store::Store& store, std::string typed) {
    if (typed.find_first_of(" \t{}") != std::string::npos) {
        throw bad_input(fmt::format("Who asks is one word, which {} is not.", quoted(typed)),
                        "Join several with a hyphen: --from product-marketing.");
    }
    for (const store::StoredGuide& each : store::guides(store)) {
        for (const Question& question : read_guide(each.text)) {
            if (question.from && fold(*question.from) == fold(typed)) { return *question.from; }
        }
    }
    return typed;
}

}  // namespace

Answer add_question(store::Store& store, const Context& context, const AddQuestion& options) {
    Question question{.id = options.id.value_or(""), .text = required_line(options.question, "question"), .from = {}};
    if (options.from) { question.from = asker_as_before(store, required_line(*options.from, "name of who asks")); }
    std::vector<store::StoredGuide> guides;
    for (store::StoredGuide& each : store::guides(store)) {
        if (!options.guide.outcome && each.kind == options.guide.kind) { guides.push_back(std::move(each)); }
    }
    if (guides.empty()) { guides.push_back(latest_guide(store, options.guide)); }
    std::vector<std::string> said;
    std::optional<ChangedRecord> only;
    store::Write write(store, context.operation(options.guide.kind));
    for (store::StoredGuide& guide : guides) {
        store::StoredGuide next = guide;
        next.text = with_question(guide.text, question, options.behind);
        const GuideId made = store::insert_guide(write, next, guide.version);
        if (guides.size() == 1) { only = ChangedRecord{"guide", made.value}; }
        const std::string id = compare_guides(guide.text, next.text).front().id;
        said.push_back(
            fmt::format("Added '{}' to the guide of {}, now version {}.", id, called(guide), guide.version + 1));
    }
    write.commit();
    said.push_back(fmt::format("Next: winloss guide show {}", command_words(guides.front())));
    return {.data = {}, .messages = std::move(said), .subject = only};
}

namespace {

constexpr std::array decided_outcomes = {Outcome::won, Outcome::lost, Outcome::no_decision};

/// Only an interview about a decision has an outcome to choose its guide by. Throws not_found where the programme has
/// no such kind, usage where the kind knows no outcomes and one was asked for, or would never open the copy.
std::optional<Outcome> outcome_for(const store::Store& store, const store::StoredGuide& from,
                                   const CopyGuide& options) {
    const Programme programme = store::read_programme(store);
    const std::vector<Rule>& rules = programme.rules;
    const auto rule = std::ranges::find(rules, options.to, &Rule::kind);
    if (rule == rules.end()) {
        const std::string near = did_you_mean(options.to, programme.kinds());
        throw not_found(fmt::format("There is no kind of interview '{}'.", options.to),
                        near.empty() ? "winloss programme show lists them." : near);
    }
    const auto asked = outcome_of(options.to_outcome);
    if (rule->anchor == Anchor::decided_on) {
        const auto outcome = asked ? asked : from.outcome;
        const auto has_own = [&](Outcome each) {
            const auto guide = store::guide_as(store, rule->kind, each, std::nullopt);
            return guide.has_value();
        };
        if (!outcome && std::ranges::all_of(decided_outcomes, has_own)) {
            throw usage_error(
                fmt::format("Each outcome of {} has a guide of its own: one of all of them would never open.",
                            rule->kind),
                "--to-outcome says for which it is.");
        }
        return outcome;
    }
    if (asked) {
        throw usage_error(
            fmt::format("Interviews of the kind {} are about a customer's service, which has no outcome: no guide of "
                        "{} ({}) would ever open.",
                        rule->kind, rule->kind, word(*asked)),
            fmt::format("Leave --to-outcome out: one guide does for all of them. winloss guide edit {} changes it.",
                        rule->kind));
    }
    return std::nullopt;
}

}  // namespace

Answer copy_guide(store::Store& store, const Context& context, const CopyGuide& options) {
    const store::StoredGuide from = named_guide(store, options.guide);
    store::StoredGuide copy = from;
    copy.kind = options.to;
    copy.outcome = outcome_for(store, from, options);
    store::Write write(store, context.operation(copy.kind));
    if (const auto there = store::guide_as(store, copy.kind, copy.outcome, std::nullopt)) {
        throw conflict(fmt::format("There is a guide of {} already, version {}.", called(*there), there->version),
                       fmt::format("winloss guide edit {} --file FILE makes its next version.", command_words(*there)));
    }
    const GuideId id = store::insert_guide(write, copy, 0);
    write.commit();
    return {.data = {},
            .messages = {fmt::format("The guide of {} is a copy of that of {}.", called(copy), called(from)),
                         fmt::format("Next: winloss guide edit {}", command_words(copy))},
            .subject = ChangedRecord{"guide", id.value}};
}

}  // namespace winloss::app
