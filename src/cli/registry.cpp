#include "winloss/cli/registry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "winloss/cli/globals.hpp"
#include "winloss/cli/line.hpp"
#include "winloss/cli/nouns.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"

namespace winloss::cli {

std::span<const Entry> registry() {
    static constexpr auto entries = std::to_array<Entry>({
        {"init", &init_noun},
        {"demo", &demo_noun},
        {"import", &import_noun},
        {"profile", &profile_noun},
        {"export", &export_noun},
        {"status", &status_noun},
        {"next", &next_noun},
        {"due", &due_noun},
        {"remind", &remind_noun},
        {"plan", &plan_noun},
        {"programme", &programme_noun},
        {"interview", &interview_noun},
        {"note", &note_noun},
        {"guide", &guide_noun},
        {"codebook", &codebook_noun},
        {"reasons", &reasons_noun},
        {"report", &report_noun},
        {"deal", &deal_noun},
        {"account", &account_noun},
        {"contract", &contract_noun},
        {"contact", &contact_noun},
        {"person", &person_noun},
        {"competitor", &competitor_noun},
        {"touch", &touch_noun},
        {"expectation", &expectation_noun},
        {"health", &health_noun},
        {"flag", &flag_noun},
        {"action", &action_noun},
        {"product", &product_noun},
        {"benchmark", &benchmark_noun},
        {"log", &log_noun},
        {"undo", &undo_noun},
        {"redo", &redo_noun},
        {"check", &check_noun},
        {"backup", &backup_noun},
        {"restore", &restore_noun},
        {"config", &config_noun},
        {"completion", &completion_noun},
    });
    return entries;
}

Noun find_noun(const std::string& word) {
    std::vector<std::string> names;
    for (const Entry& entry : registry()) {
        if (entry.name == word) { return entry.make(); }
        names.emplace_back(entry.name);
    }
    for (const Entry& entry : registry()) {
        Noun noun = entry.make();
        for (std::string_view other : noun.also) {
            if (other == word) {
                throw usage_error("There is no command '" + word + "'.",
                                  fmt::format("It is called '{}' here: winloss help {}", noun.name, noun.name));
            }
        }
    }
    const std::string near = did_you_mean(word, names);
    std::vector<std::string> turned;  // 'edit account' is 'account edit'
    for (const Entry& entry : registry()) {
        const Noun noun = entry.make();
        if (std::ranges::any_of(noun.verbs, [&](const Verb& verb) { return verb.name == word; })) {
            turned.push_back(fmt::format("winloss {} {}", noun.name, word));
        }
    }
    if (!turned.empty()) {
        throw usage_error("There is no command '" + word + "'.", "The record comes first: " + join(turned, ", ") + ".");
    }
    throw usage_error("There is no command '" + word + "'.", near.empty() ? "winloss help lists them all." : near);
}

const Verb& find_verb(const Noun& noun, const std::string& word) {
    std::vector<std::string> names;
    for (const Verb& verb : noun.verbs) {
        if (verb.name == word) { return verb; }
        names.emplace_back(verb.name);
    }
    std::string near = noun.guess ? noun.guess(word) : std::string();
    if (near.empty()) { near = did_you_mean(word, names); }
    throw usage_error(fmt::format("'winloss {}' has no verb {}.", noun.name, quoted(word)),
                      near.empty() ? "One of: " + join(names, ", ") + "." : near);
}

bool means_the_day(const std::vector<std::string>& words) {
    const auto first = PlainWords(words).next();
    if (first && std::ranges::find(registry(), words[*first], &Entry::name) != registry().end()) { return false; }
    Binder binder;
    find_noun(std::string(day_noun)).verbs.front().bind(binder);
    for (std::size_t at = 0; at < words.size() && words[at].starts_with("--"); ++at) {
        const std::string name = words[at].substr(0, words[at].find('='));
        if (binder.option_named(name) != nullptr) { return true; }
        const Parameter* global = global_parameter(name);
        if (global == nullptr) { return false; }
        if (global->kind == Parameter::Kind::option && name == words[at]) { ++at; }
    }
    return false;
}

}  // namespace winloss::cli
