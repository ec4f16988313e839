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
      by_external_id_(write.prepare("SELECT id FROM person WHERE external_id = $id")),
      by_email_(write.prepare("SELECT id FROM person WHERE email = $email AND ($any OR external_id IS NULL)")),
      by_name_(
          write.prepare("SELECT id, active FROM person WHERE name_folded = $name AND ($any OR external_id IS NULL) "
                        "ORDER BY active DESC, id")),
      former_(write.store(), RecordKind::person) {}

std::optional<PersonId> ImportPeople::find(std::string_view external_id, std::string_view text) {
    ImportCache& cache = external_id.empty() ? texts_ : ids_;
    const std::string_view key = external_id.empty() ? text : external_id;
    if (const auto id = cache.find(key)) { return PersonId{*id}; }
    auto id = one(by_external_id_, "id", key);
    if (!id && !text.empty()) { id = called(text, external_id.empty()); }
    if (!id) { return std::nullopt; }
    cache.keep(key, *id);
    return PersonId{*id};
}

/// `any`: those with an external id too.
std::optional<std::int64_t> ImportPeople::called(std::string_view text, bool any) {
    std::optional<std::int64_t> id;
    const Addressed person = addressed(text);
    if (!person.email.empty()) {
        by_email_.bind("any", any);
        id = one(by_email_, "email", lower_ascii(person.email));
    }
    if (!id) {
        // Of two people of one name the one who still works here is meant.
        by_name_.bind("name", fold(person.name)).bind("any", any);
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
    if (const FormerName* former = id ? nullptr : former_.find(person.name)) {
        if (any || !has_external_id(former->id)) { id = former->id; }
    }
    return id;
}

bool ImportPeople::has_external_id(std::int64_t person) const {
    Statement row = write_.prepare("SELECT 1 FROM person WHERE id = $id AND external_id IS NOT NULL");
    return row.bind("id", person).step();
}

PersonId ImportPeople::make(std::string_view external_id, std::string_view text, Role role) {
    const Addressed person = addressed(text);
    const bool free_email =
        !person.email.empty() && !one(by_email_.bind("any", true), "email", lower_ascii(person.email));
    write_
        .prepare(
            "INSERT INTO person (name, name_folded, email, role, external_id) VALUES ($name, $folded, $email, $role, "
            "$external_id)")
        .bind("name", person.name)
        .bind("folded", fold(person.name))
        .bind("email", free_email ? std::optional(lower_ascii(person.email)) : std::nullopt)
        .bind("role", word(role))
        .bind("external_id", external_id.empty() ? std::nullopt : std::optional(external_id))
        .run();
    ++made_;
    const PersonId id{write_.last_insert_id()};
    (external_id.empty() ? texts_ : ids_).keep(external_id.empty() ? text : external_id, id.value);
    filled_.insert(id.value);
    return id;
}

void ImportPeople::fill(PersonId person, std::string_view external_id) {
    if (external_id.empty() || !filled_.insert(person.value).second) { return; }
    write_.prepare("UPDATE person SET external_id = $external_id WHERE id = $id AND external_id IS NULL")
        .bind("external_id", external_id)
        .bind("id", person.value)
        .run();
}

ImportProducts::ImportProducts(Write& write)
    : write_(write),
      by_name_(write.prepare("SELECT id FROM product WHERE name_folded = $name")),
      former_(write.store(), RecordKind::product) {}

std::optional<ProductId> ImportProducts::find(std::string_view name) {
    auto id = known_.find(name);
    if (id) { return ProductId{*id}; }
    id = one(by_name_, "name", fold(name));
    if (const FormerName* former = id ? nullptr : former_.find(name)) { id = former->id; }
    if (!id) { return std::nullopt; }
    known_.keep(name, *id);
    return ProductId{*id};
}

ProductId ImportProducts::require(std::string_view name) {
    if (const auto id = find(name)) { return *id; }
    write_.prepare("INSERT INTO product (name, name_folded) VALUES ($name, $folded)")
        .bind("name", name)
        .bind("folded", fold(name))
        .run();
    ++made_;
    known_.keep(name, write_.last_insert_id());
    return {write_.last_insert_id()};
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
