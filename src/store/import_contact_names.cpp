#include "addressed.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/import_names.hpp"

namespace winloss::store {

ImportContacts::ImportContacts(Write& write)
    : write_(write),
      by_external_id_(write.prepare("SELECT id FROM contact WHERE account_id = $account AND external_id = $word")),
      by_email_(write.prepare("SELECT id FROM contact WHERE account_id = $account AND email = $word ORDER BY id")),
      by_name_(write.prepare("SELECT id FROM contact WHERE account_id = $account AND name_folded = $word "
                             "ORDER BY left_on IS NOT NULL, id")) {}

std::optional<ContactId> ImportContacts::find(AccountId account, std::string_view text) {
    const auto first = [&](Statement& statement, std::string_view word) -> std::optional<ContactId> {
        statement.reset();
        statement.bind("account", account.value).bind("word", word);
        std::optional<ContactId> id;
        if (statement.step()) { id = ContactId{statement.integer(0)}; }
        statement.reset();
        return id;
    };
    auto id = first(by_external_id_, text);
    const Addressed contact = addressed(text);
    if (!id && !contact.email.empty()) { id = first(by_email_, contact.email); }
    return id ? id : first(by_name_, fold(contact.name));
}

ContactId ImportContacts::make(AccountId account, std::string_view text) {
    const Addressed contact = addressed(text);
    write_
        .prepare("INSERT INTO contact (account_id, name, name_folded, email) VALUES ($account, $name, $folded, $email)")
        .bind("account", account.value)
        .bind("name", contact.name)
        .bind("folded", fold(contact.name))
        .bind("email", contact.email.empty() ? std::nullopt : std::optional(contact.email))
        .run();
    ++made_;
    return {write_.last_insert_id()};
}

}  // namespace winloss::store
