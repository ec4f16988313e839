#include "import_new_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "winloss/app/naming.hpp"
#include "winloss/core/foreign_ids.hpp"
#include "winloss/core/near_names.hpp"
#include "winloss/core/shell_word.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/accounts.hpp"
#include "winloss/store/imports.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

namespace {

struct Named {
    std::string_view field;
    store::RecordKind record;
    NameKind kind;
};
constexpr auto named_things = std::to_array<Named>({{"product", store::RecordKind::product, NameKind::other},
                                                    {"competitor", store::RecordKind::competitor, NameKind::company},
                                                    {"owner", store::RecordKind::person, NameKind::other},
                                                    {"account", store::RecordKind::account, NameKind::company}});

/// What is named by hand too, and in no column by its name alone.
constexpr auto also_called = std::to_array({store::RecordKind::contact, store::RecordKind::deal});

/// Folded pairs of names of which somebody has said that the one is to be taken for the other, by field.
std::set<std::array<std::string, 3>> said_of_names(const store::Store& store, const ImportForm& form) {
    std::set<std::array<std::string, 3>> pairs;
    const auto say = [&](const std::string& field, std::string_view one, std::string_view other) {
        pairs.insert({field, fold(one), fold(other)});
        pairs.insert({field, fold(other), fold(one)});
    };
    for (const store::ImportAlias& each : store::import_aliases(store)) { say(each.field, each.alias, each.name); }
    if (!form.saved) { return pairs; }
    for (const exchange::Replacement& each : form.saved->table.aliases) { say(each.field, each.from, each.to); }
    return pairs;
}

/// Marks in notes are no column of which --alias could speak.
std::string how_made_one(exchange::RecordType type, std::string_view field, const std::string& name,
                         const std::string& known) {
    if (type == exchange::RecordType::notes && field == "competitor") {
        return fmt::format("winloss competitor merge {} --into {} makes them one", shell_word(name), shell_word(known));
    }
    return "undo this import and add --alias " + shell_word(fmt::format("{}:{}={}", field, name, known));
}

constexpr std::size_t most_sentences = 8;

/// 'So are 3 more new names.'
void tell_more(std::vector<std::string>& sentences, std::int64_t more, std::string_view one, std::string_view many) {
    if (more == 0) { return; }
    sentences.push_back(fmt::format("So {} {}.", more == 1 ? "is" : "are", counted(more, one, many)));
}

std::string with_external_id(const Account& account) {
    return account.external_id ? fmt::format("{} (external id {})", account.id.value, quoted(*account.external_id))
                               : std::to_string(account.id.value);
}

/// Under an id of its own an account of a known name is a new one, and may be none.
void tell_namesakes(std::vector<std::string>& sentences, const store::Store& store, std::int64_t before) {
    if (before == 0) { return; }
    const store::NamesakesFound found = store::namesakes_above(store, before, most_sentences);
    for (const store::Namesakes& each : found.first) {
        const Account fresh = store::read_account(store, each.fresh);
        const Account known = store::read_account(store, each.known);
        if (fresh.name == fresh.external_id) { continue; }  // which is no name
        const bool two_ids = fresh.external_id && known.external_id;
        sentences.push_back(fmt::format(
            "New account {} is called {} as account {} is; where it is the same, winloss account merge {} --into {}{} "
            "makes them one.",
            with_external_id(fresh), quoted(fresh.name), with_external_id(known), fresh.id.value, known.id.value,
            two_ids ? " --drop-external-id" : ""));
    }
    tell_more(sentences, found.fresh - std::ssize(found.first), "more new account", "more new accounts");
}

/// New records that nobody can name by what they are called: hands may give no such name.
class NamesTaken {
public:
    void add(store::RecordKind kind, std::int64_t id, std::string_view name) {
        const std::string meaning = stands_for(kind, name);
        if (meaning.empty()) { return; }
        if (sentences_.size() == most_sentences) {
            ++more_;
            return;
        }
        const std::string_view noun = store::table_name(kind);
        sentences_.push_back(
            fmt::format("New {} {} is called {}, which stands for {} in a command; winloss {} set {} --name NAME calls "
                        "it otherwise.",
                        noun, id, quoted(name), meaning, noun, id));
    }
    std::vector<std::string> sentences() && {
        tell_more(sentences_, more_, "more new name", "more new names");
        return std::move(sentences_);
    }

private:
    std::vector<std::string> sentences_;
    std::int64_t more_ = 0;
};

}  // namespace

NewNames::NewNames(const store::Store& store) {
    const auto keep = [&](store::RecordKind kind) {
        highest_.push_back(store::highest_number(store, store::table_name(kind)));
    };
    for (const Named& each : named_things) { keep(each.record); }
    for (const store::RecordKind kind : also_called) { keep(kind); }
}

std::vector<std::string> NewNames::sentences(const store::Store& store, exchange::RecordType type,
                                             const ImportForm& form) const {
    std::vector<std::string> result;
    std::int64_t more = 0;
    const auto said = said_of_names(store, form);
    for (std::size_t i = 0; i < named_things.size(); ++i) {
        const auto& [field, record, kind] = named_things[i];
        const auto fresh = static_cast<std::size_t>(store::count_named_above(store, record, highest_[i]));
        if (fresh == 0) { continue; }
        const std::vector<std::string> names = store::names_of(store, record);
        for (const auto& [name, near] : near_names(names, names.size() - fresh, kind)) {
            if (said.contains({std::string(field), fold(names[name]), fold(names[near])})) { continue; }
            if (looks_like_an_id(names[name]) && looks_like_an_id(names[near])) { continue; }
            if (result.size() == most_sentences) {
                ++more;
                continue;
            }
            result.push_back(fmt::format("New {} {} is spelled much like {}; where it is the same, {}.", field,
                                         quoted(names[name]), quoted(names[near]),
                                         how_made_one(type, field, names[name], names[near])));
        }
    }
    tell_more(result, more, "more new name", "more new names");
    NamesTaken taken;
    for (std::size_t i = 0; i < highest_.size(); ++i) {
        const store::RecordKind kind =
            i < named_things.size() ? named_things[i].record : also_called[i - named_things.size()];
        for (const auto& [id, name] : store::numbers_as_names(store, kind, highest_[i])) { taken.add(kind, id, name); }
    }
    std::ranges::move(std::move(taken).sentences(), std::back_inserter(result));
    static_assert(named_things.back().record == store::RecordKind::account);
    if (store::highest_number(store, "account") > highest_[named_things.size() - 1]) {
        tell_namesakes(result, store, highest_[named_things.size() - 1]);
    }
    return result;
}

}  // namespace winloss::app
