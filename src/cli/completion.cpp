#include "winloss/cli/completion.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "offer.hpp"
#include "winloss/app/candidates.hpp"
#include "winloss/app/config.hpp"
#include "winloss/app/profiles.hpp"
#include "winloss/cli/globals.hpp"
#include "winloss/cli/line.hpp"
#include "winloss/cli/registry.hpp"
#include "winloss/cli/session.hpp"
#include "winloss/cli/settings.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss::cli {

namespace {

using app::Candidate;
using Kind = Parameter::Kind;
using Words = std::vector<std::string>;

constexpr std::string_view files = ":files";
constexpr int most_columns = 120;  // of what a candidate is
constexpr int most_wait_ms = 50;   // a shell that waits for a busy store is worse than one that knows no names

/// A command line up to the cursor, read word by word.
class Cursor {
public:
    Cursor(const Words& words, World& world) : world_(world), prefix_(words.back()) {
        bind_globals(global_, globals_);
        typed_.assign(words.begin(), words.end() - 1);
    }

    std::vector<Candidate> candidates() {
        if (means_the_day(typed_)) { return of_verb(day_verb(), 0); }
        PlainWords line(typed_);
        const auto noun_at = line.next();
        const auto verb_at = noun_at ? line.next() : std::nullopt;
        for (const auto& [option, value] : line.passed()) { keep(*option, value); }
        if (line.awaiting() != nullptr && !verb_at) { return value_of(*line.awaiting()); }
        if (!noun_at) { return prefix_.starts_with('-') ? of_verb(day_verb(), 0) : first_words(); }
        if (typed_[*noun_at] == "help") { return help_words(verb_at); }
        const auto noun = noun_of(typed_[*noun_at]);
        if (!noun) { return {}; }
        if (noun->verbs.size() == 1 && noun->verbs.front().name.empty()) {
            return of_verb(noun->verbs.front(), *noun_at + 1);
        }
        if (!verb_at) { return verb_words(*noun); }
        const Verb* verb = verb_of(*noun, typed_[*verb_at]);
        if (verb == nullptr) { return {}; }
        return verb->takes_line ? of_line(*noun, *verb, line, *verb_at) : of_verb(*verb, *verb_at + 1);
    }

private:
    static std::optional<Noun> noun_of(const std::string& word) {
        for (const Entry& entry : registry()) {
            if (entry.name == word) { return entry.make(); }
        }
        return std::nullopt;
    }

    static const Verb* verb_of(const Noun& noun, const std::string& word) {
        const auto found =
            std::find_if(noun.verbs.begin(), noun.verbs.end(), [&](const Verb& each) { return each.name == word; });
        return found == noun.verbs.end() ? nullptr : &*found;
    }

    static Verb day_verb() { return find_noun(std::string(day_noun)).verbs.front(); }

    /// Behind the name stands a line of the same noun's.
    std::vector<Candidate> of_line(const Noun& noun, const Verb& verb, PlainWords& line, std::size_t verb_at) {
        if (!line.next()) { return of_verb(verb, verb_at + 1); }
        const auto at = line.next();
        if (!at) { return prefix_.starts_with('-') ? of_verb(verb, verb_at + 1) : verb_words(noun); }
        const Verb* meant = verb_of(noun, typed_[*at]);
        return meant == nullptr ? std::vector<Candidate>{} : of_verb(*meant, *at + 1);
    }

    /// --store, --today and --no-config decide where names come from and what tomorrow is.
    void keep(const Parameter& option, const std::string& value) {
        for (const char* name : {"--store", "--today", "--no-config"}) {
            if (option.name == name) { global_.option_named(name)->set({value}); }
        }
    }

    static std::vector<Candidate> first_words() {
        std::vector<Candidate> found;
        for (const Entry& entry : registry()) {
            const Noun noun = entry.make();
            found.push_back({std::string(noun.name), std::string(noun.summary)});
        }
        found.push_back({"help", "explain a command"});
        return found;
    }

    std::vector<Candidate> verb_words(const Noun& noun) const {
        if (prefix_.starts_with('-')) { return options_of(global_, {}); }
        std::vector<Candidate> found;
        for (const Verb& verb : noun.verbs) { found.push_back({std::string(verb.name), std::string(verb.summary)}); }
        return found;
    }

    std::vector<Candidate> help_words(std::optional<std::size_t> noun_at) {
        if (!noun_at) {
            auto found = first_words();
            found.push_back({"dates", "how dates are written"});
            return found;
        }
        const auto noun = noun_of(typed_[*noun_at]);
        return noun && *noun_at + 1 == typed_.size() ? verb_words(*noun) : std::vector<Candidate>{};
    }

    std::vector<Candidate> of_verb(const Verb& verb, std::size_t at) {
        Binder binder;
        verb.bind(binder);
        bind_globals(binder, globals_);
        Words used;
        Words operands;
        const Parameter* awaited = nullptr;
        for (; at < typed_.size(); ++at) {
            const std::string& word = typed_[at];
            if (awaited != nullptr) {
                keep(*awaited, word);
                if (awaited->name == "--account") { account_ = word; }
                if (awaited->name == "--outcome") { outcome_ = word; }
                awaited = nullptr;
            } else if (word.size() > 1 && word.starts_with('-')) {
                used.push_back(word.substr(0, word.find('=')));
                const Parameter* option = binder.option_named(word);
                if (option != nullptr && option->kind == Kind::option) { awaited = option; }
                if (option != nullptr && option->kind == Kind::flag) { keep(*option, {}); }
            } else {
                operands.push_back(word);
            }
        }
        keep_operands(binder, operands);
        if (awaited != nullptr) { return value_of(*awaited); }
        if (prefix_.starts_with("--")) {
            const std::size_t equals = prefix_.find('=');
            if (equals != std::string::npos) { return value_after(binder, equals); }
        }
        if (prefix_.starts_with('-')) { return options_of(binder, used); }
        return operand_of(binder, operands.size());
    }

    /// An interview or an account says whose people are meant, a kind what sort of record, a key which value.
    void keep_operands(const Binder& binder, const Words& operands) {
        std::size_t at = 0;
        for (const Parameter& each : binder.parameters()) {
            if (each.kind != Kind::operand) { continue; }
            if (at == operands.size()) { return; }
            if (each.name == "INTERVIEW") { interview_ = operands[at]; }
            if (each.name == "ACCOUNT") { account_ = operands[at]; }
            if (each.name == "KIND") { kind_ = operands[at]; }
            if (each.name == "KEY") { key_ = operands[at]; }
            ++at;
        }
    }

    /// '--owner=ki'
    std::vector<Candidate> value_after(const Binder& binder, std::size_t equals) {
        const std::string name = prefix_.substr(0, equals);
        const Parameter* option = binder.option_named(name);
        if (option == nullptr) { return {}; }
        prefix_.erase(0, equals + 1);
        std::vector<Candidate> found = value_of(*option);
        std::erase_if(found, [&](const Candidate& each) { return !goes_on(each); });
        for (Candidate& each : found) {
            if (each.word == files) { continue; }
            each.word.insert(0, name + "=");
            if (!each.named.empty()) { each.named.insert(0, name + "="); }
        }
        prefix_.insert(0, name + "=");
        return found;
    }

    std::vector<Candidate> operand_of(const Binder& binder, std::size_t index) {
        std::size_t at = 0;
        for (const Parameter& each : binder.parameters()) {
            if (each.kind != Kind::operand) { continue; }
            if (at++ == index || each.repeatable) { return value_of(each); }
        }
        return {};
    }

    static std::vector<Candidate> options_of(const Binder& binder, const Words& used) {
        std::vector<Candidate> found;
        for (const Parameter& each : binder.parameters()) {
            const bool again = std::find(used.begin(), used.end(), each.name) != used.end();
            if (each.kind == Kind::operand || (again && !each.repeatable)) { continue; }
            found.push_back({each.name, each.help});
        }
        return found;
    }

    std::vector<Candidate> value_of(const Parameter& parameter) {
        std::vector<Candidate> found;
        for (const std::string& word : parameter.words) { found.push_back({word, {}}); }
        for (const std::string& word : parameter.likely_words) { found.push_back({word, {}}); }
        const bool is_operand = parameter.kind == Kind::operand;
        if ((is_operand ? parameter.name : parameter.value) == "PROFILE") { add_saved_profiles(found); }
        if (!found.empty()) { return found; }
        std::string what = !parameter.stands_for.empty() ? parameter.stands_for
                           : is_operand                  ? parameter.name
                                                         : parameter.value;
        if (what == "VALUE" && !key_.empty()) {
            const Words words = app::config_words(key_);
            if (words.size() != 1) {
                for (const std::string& word : words) { found.push_back({word, {}}); }
                return found;
            }
            what = words.front();
        }
        if (what == "FILE" || what == "PATH") { return {{std::string(files), {}}}; }
        const Settings settings(globals_, world_);
        const LazySession session(settings, globals_, world_, std::string(complete_command));
        found = app::calendar_candidates(what, session.context().today);
        if (!found.empty()) { return found; }
        store::OpenOptions options = session.open_options();
        options.upgrade = false;
        options.wait_ms = most_wait_ms;
        options.say = {};
        return app::stored_candidates(store::Store::open_for_reading(session.path(), options),
                                      {.what = what,
                                       .prefix = prefix_,
                                       .is_option = !is_operand,
                                       .kind = kind_,
                                       .account = account_,
                                       .interview = interview_,
                                       .outcome = outcome_});
    }

    void add_saved_profiles(std::vector<Candidate>& found) const {
        const Settings settings(globals_, world_);
        if (!settings.has_config_path()) { return; }
        for (const std::string& name : app::saved_profiles(app::profile_folder(settings.config_path()))) {
            found.push_back({name, "saved"});
        }
    }

    bool begins(std::string_view word) const { return word == files || fold(word).starts_with(fold(prefix_)); }

public:
    /// Whether a candidate goes on from what was typed; case does not matter, as it does not for names.
    bool goes_on(const Candidate& each) const {
        return begins(each.word) || (!each.named.empty() && begins(each.named));
    }

private:
    World& world_;
    std::string prefix_;
    Words typed_;
    std::optional<std::string> account_;    ///< the value of --account, or the operand
    std::optional<std::string> interview_;  ///< the operand INTERVIEW
    std::optional<std::string> outcome_;    ///< the value of --outcome
    std::string kind_;                      ///< the operand KIND
    std::string key_;                       ///< the operand KEY
    Globals globals_;
    Binder global_;
};

/// What is shown otherwise than it is to be typed is not offered, nor what fills the screen.
bool is_readable(const std::string& word) {
    constexpr int most_typed = 300;
    return visible(word) == word && display_width(word) <= most_typed;
}

}  // namespace

std::vector<Offer> offers(const Words& words, World& world) {
    std::vector<Offer> found;
    try {
        const Words typed = words.empty() ? Words{""} : words;
        Cursor cursor(typed, world);
        for (const Candidate& each : cursor.candidates()) {
            if (!cursor.goes_on(each) || !is_readable(each.word)) { continue; }
            found.push_back({each.word, cut_to_width(visible(each.tells), most_columns), each.word == files});
        }
    } catch (const std::exception&) { return {}; }  // no store, a busy one, a word that means nothing
    return found;
}

std::string completion_lines(const Words& words, World& world) {
    std::string lines;
    for (const Offer& each : offers(words, world)) {
        lines += each.word;
        if (!each.tells.empty()) { lines += '\t' + each.tells; }
        lines += '\n';
    }
    return lines;
}

}  // namespace winloss::cli
