#include "discretion.hpp"

#include <algorithm>
#include <utility>

#include "winloss/core/letters.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/accounts.hpp"
#include "winloss/store/former_names.hpp"
#include "winloss/store/people.hpp"

namespace winloss::app {

Discretion::Discretion(const store::Store& store, std::string contact)
    : store_(store), contact_(std::move(contact)), elsewhere_(store) {
    constexpr auto colleague = "a colleague";
    for (const Person& person : store::people(store, {})) { colleagues_.push_back({person.name, colleague}); }
    for (std::string& name : store::former_names(store, store::RecordKind::person)) {
        colleagues_.push_back({std::move(name), colleague});
    }
}

const std::vector<NamedPerson>& Discretion::of(AccountId account) {
    const auto [at, fresh] = of_account_.try_emplace(account.value, colleagues_);
    if (fresh) {
        store::each_contact(store_, {.account = account}, 0, [&, &people = at->second](const store::ContactRow& row) {
            people.push_back({row.contact.name, contact_});
        });
    }
    return at->second;
}

std::vector<NamedPerson> Discretion::customer(AccountId account) const {
    std::vector<NamedPerson> names{{store::read_account(store_, account).name, "the customer", true}};
    for (std::string& name : store::former_names(store_, store::RecordKind::account, account.value)) {
        names.push_back({std::move(name), "the customer", true});
    }
    return names;
}

/// By their whole names: who is called so is asked of the store, since there may be a hundred thousand of them.
void Discretion::add_contacts_elsewhere(std::vector<NamedPerson>& people, std::string_view text) {
    constexpr int most_words = 6;
    constexpr std::size_t longest_gap = 3;  // in bytes: a name's words stand close to one another
    const std::vector<Piece> pieces = words_and_gaps(text);
    for (std::size_t first = 0; first < pieces.size(); ++first) {
        if (!pieces[first].word) { continue; }
        bool capital = !begins_small(pieces[first].text);
        int words = 1;
        for (std::size_t last = first + 1; last < pieces.size() && words < most_words; ++last) {
            const Piece& piece = pieces[last];
            if (!piece.word && (piece.text.size() > longest_gap || piece.text.find('\n') != std::string_view::npos)) {
                break;
            }
            if (!piece.word) { continue; }
            ++words;
            capital = capital || !begins_small(piece.text);
            const auto size =
                static_cast<std::size_t>(piece.text.data() + piece.text.size() - pieces[first].text.data());
            const std::string_view name(pieces[first].text.data(), size);
            if (capital && elsewhere_.has(fold(name))) {
                people.push_back({std::string(name), "a contact", false, true});
            }
        }
    }
}

Blameless Discretion::without_people(std::string_view text, AccountId account, bool customer_named) {
    Blameless result = without_addresses(text);
    std::vector<NamedPerson> people = of(account);
    if (!customer_named) {
        for (NamedPerson& each : customer(account)) { people.push_back(std::move(each)); }
    }
    add_contacts_elsewhere(people, result.text);
    const std::string firm = customer_named ? store::read_account(store_, account).name : std::string();
    Blameless unnamed = without_names(result.text, people, firm);
    return {in_one_line(unnamed.text), result.replaced + unnamed.replaced};
}

std::string Discretion::without_customer(std::string_view text, AccountId account) const {
    return in_one_line(without_names(text, customer(account)).text);
}

std::string in_one_line(std::string_view text) {
    std::string line;
    for (const std::string_view piece : split(text, '\n')) {
        const std::string_view words = trim(piece);
        if (!words.empty()) { line.append(line.empty() ? "" : " ").append(words); }
    }
    return line;
}

}  // namespace winloss::app
