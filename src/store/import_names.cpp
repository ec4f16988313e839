#include "winloss/store/import_names.hpp"

#include "addressed.hpp"
#include "winloss/core/text.hpp"

namespace winloss::store {

namespace {

constexpr std::size_t most_cached = 200'000;  // some 20 MB

/// The one id that the statement finds, bound to `text`.
std::optional<std::int64_t> one(Statement& statement, std::string_view name, std::string_view text) {
    statement.bind(name, text);
    const auto id = statement.step() ? std::optional(statement.integer(0)) : std::nullopt;
    statement.reset();
    return id;
}

}  // namespace

std::optional<std::int64_t> ImportCache::find(std::string_view text) const {
    const auto found = known_.find(text);
    return found == known_.end() ? std::nullopt : std::optional(found->second);
}

void ImportCache::keep(std::string_view text, std::int64_t id) {
    if (known_.size() == most_cached) { known_.clear(); }
    known_.insert_or_assign(std::string(text), id);
}

ImportPeople::ImportPeople(Write& write)
    : write_(write),
      by_email_(write.prepare("SELECT id FROM person WHERE email = $email")),
      by_name_(write.prepare("SELECT id, active FROM person WHERE name_folded = $name ORDER BY active DESC, id")) {}

std::optional<PersonId> ImportPeople::find(std::string_view text) {
    if (const auto id = known_.find(text)) { return PersonId{*id}; }
    std::optional<std::int64_t> id;
    const Addressed person = addressed(text);
    if (!person.email.empty()) { id = one(by_email_, "email", lower_ascii(person.email)); }
    if (!id) {
        // Of two people of one name the one who still works here is meant.
        by_name_.bind("name", fold(person.name));
        std::int64_t alike = 0;
        bool active = false;
        while (by_name_.step()) {
            if (!id) {
                id = by_name_.integer(0);
                active = by_name_.boolean(1);
            }
            alike += by_name_.boolean(1) == active ? 1 : 0;
        }
        by_name_.reset();
        if (alike > 1) {
            throw ImportRefusal{"owner", std::string(text),
                                "is the name of " + std::to_string(alike) + " people; write the e-mail address"};
        }
    }
    if (!id) { return std::nullopt; }
    known_.keep(text, *id);
    return PersonId{*id};
}

PersonId ImportPeople::make(std::string_view text, Role role) {
    const Addressed person = addressed(text);
    write_.prepare("INSERT INTO person (name, name_folded, email, role) VALUES ($name, $folded, $email, $role)")
        .bind("name", person.name)
        .bind("folded", fold(person.name))
        .bind("email", person.email.empty() ? std::nullopt : std::optional(lower_ascii(person.email)))
        .bind("role", word(role))
        .run();
    ++made_;
    known_.keep(text, write_.last_insert_id());
    return {write_.last_insert_id()};
}

ImportNames::ImportNames(Write& write, std::string_view table)
    : write_(write),
      table_(table),
      by_name_(write.prepare("SELECT id FROM " + table_ + " WHERE name_folded = $name")) {}

std::optional<std::int64_t> ImportNames::find(std::string_view name) {
    auto id = known_.find(name);
    if (id) { return id; }
    id = one(by_name_, "name", fold(name));
    if (id) { known_.keep(name, *id); }
    return id;
}

std::int64_t ImportNames::require(std::string_view name) {
    if (const auto id = find(name)) { return *id; }
    write_.prepare("INSERT INTO " + table_ + " (name, name_folded) VALUES ($name, $folded)")
        .bind("name", name)
        .bind("folded", fold(name))
        .run();
    ++made_;
    known_.keep(name, write_.last_insert_id());
    return write_.last_insert_id();
}

ImportReasons::ImportReasons(Write& write)
    : write_(write),
      by_text_(write.prepare("SELECT id FROM stated_reason WHERE text = $text")),
      twin_(write.prepare(
          "SELECT code_id FROM stated_reason WHERE text_folded = $folded AND code_id IS NOT NULL LIMIT 1")) {}

std::optional<StatedReasonId> ImportReasons::find(std::string_view text) {
    auto id = known_.find(text);
    if (!id) {
        id = one(by_text_, "text", text);
        if (id) { known_.keep(text, *id); }
    }
    return id ? std::optional(StatedReasonId{*id}) : std::nullopt;
}

StatedReasonId ImportReasons::require(std::string_view text) {
    if (const auto id = find(text)) { return *id; }
    if (!insert_) {
        insert_ =
            write_.prepare("INSERT INTO stated_reason (text, text_folded, code_id) VALUES ($text, $folded, $code)");
    }
    const std::string folded = fold(text);
    insert_->bind("text", text).bind("folded", folded).bind("code", one(twin_, "folded", folded)).run();
    ++made_;
    known_.keep(text, write_.last_insert_id());
    return {write_.last_insert_id()};
}

}  // namespace winloss::store
