#include "winloss/core/foreign_ids.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/import_kept.hpp"
#include "winloss/store/import_names.hpp"

namespace winloss::store {

namespace {

// What an account lacks, as bits; `asked` says that the store was asked, `filled_before` that the account is counted.
constexpr unsigned lacks_external_id = 1;
constexpr unsigned lacks_name = 2;
constexpr unsigned lacks_segment = 4;
constexpr unsigned lacks_region = 8;
constexpr unsigned lacks_industry = 16;
constexpr unsigned name_said = 32;  // the table calls the account as it is called
constexpr unsigned filled_before = 64;
constexpr unsigned asked = 128;

}  // namespace

ImportAccounts::ImportAccounts(Write& write)
    : write_(write),
      by_external_id_(write.prepare("SELECT id FROM account WHERE external_id = $id")),
      by_name_(write.prepare("SELECT id, external_id IS NULL FROM account WHERE name_folded = $name ORDER BY id")),
      lacking_of_(write.prepare("SELECT external_id IS NULL, name IS external_id, segment IS NULL, region IS NULL, "
                                "industry IS NULL, name FROM account WHERE id = $id")),
      former_(write.store(), RecordKind::account),
      some_without_external_id_(
          write.connection().scalar("SELECT EXISTS (SELECT 1 FROM account WHERE external_id IS NULL)") != 0) {}

std::optional<std::int64_t> ImportAccounts::without_external_id(std::string_view name) {
    std::optional<std::int64_t> found;
    by_name_.bind("name", fold(name));
    while (by_name_.step()) {
        if (!by_name_.boolean(1)) { continue; }
        if (found) {
            found.reset();  // two of that name: neither is surely meant
            break;
        }
        found = by_name_.integer(0);
    }
    by_name_.reset();
    return found;
}

std::optional<std::int64_t> ImportAccounts::named(std::string_view name) {
    std::optional<std::int64_t> found;
    int alike = 0;
    by_name_.bind("name", fold(name));
    while (by_name_.step()) {
        found = by_name_.integer(0);
        ++alike;
    }
    by_name_.reset();
    if (alike > 1) {
        throw ImportRefusal{"account", std::string(name),
                            "is the name of " + std::to_string(alike) + " accounts; give the account's external id"};
    }
    return found;
}

bool ImportAccounts::was_called(AccountId account, std::string_view name, bool merged) const {
    const FormerName* known = former_.find(name);
    return known != nullptr && known->id == account.value && (known->merged || !merged);
}

bool ImportAccounts::was_merged(std::string_view name) const {
    const FormerName* known = former_.find(name);
    return known != nullptr && known->merged;
}

std::optional<AccountId> ImportAccounts::kept_by_deal(std::string_view deal, std::string_view name) {
    const FormerName* known = former_.find(name);
    if (known == nullptr || deal.empty()) { return std::nullopt; }
    if (!is_of_deal_) {
        is_of_deal_ = write_.prepare("SELECT 1 FROM deal WHERE external_id = $deal AND account_id = $account");
    }
    is_of_deal_->bind("deal", deal).bind("account", known->id);
    const bool kept = is_of_deal_->step();
    is_of_deal_->reset();
    return kept ? std::optional(AccountId{known->id}) : std::nullopt;
}

std::optional<std::int64_t> ImportAccounts::having_id(std::string_view external_id) {
    by_external_id_.bind("id", external_id);
    const auto id = by_external_id_.step() ? std::optional(by_external_id_.integer(0)) : std::nullopt;
    by_external_id_.reset();
    return id;
}

std::optional<AccountId> ImportAccounts::find_named(std::string_view external_id, std::string_view text) {
    if (const auto id = find(external_id, text)) { return id; }
    const FormerName* merged = former_.find(external_id);
    return merged != nullptr && merged->merged ? std::optional(AccountId{merged->id}) : std::nullopt;
}

std::optional<AccountId> ImportAccounts::find(std::string_view external_id, std::string_view text) {
    ImportCache& cache = external_id.empty() ? texts_ : ids_;
    const std::string_view key = external_id.empty() ? text : external_id;
    if (const auto id = cache.find(key)) { return AccountId{*id}; }
    auto id = having_id(key);
    if (!id && external_id.empty()) {
        if (const IdForm form = form_of_id(text); form != IdForm::as_it_is) {
            id = having_id(canonical_id(form, text));
        }
        if (!id) { id = named(text); }
        if (const FormerName* known = former_.find(text); !id && known != nullptr) { id = known->id; }
    } else if (!id && some_without_external_id_) {
        if (!text.empty()) { id = without_external_id(text); }
        if (!id) { id = without_external_id(external_id); }
        // Of one that was merged the id says that the CRM still has two.
        if (const FormerName* known = former_.find(text); !id && known != nullptr && !known->merged) {
            if ((lacking(AccountId{known->id}) & lacks_external_id) != 0) { id = known->id; }
        }
    }
    if (!id) { return std::nullopt; }
    cache.keep(key, *id);
    return AccountId{*id};
}

std::optional<AccountId> ImportAccounts::of_deal(std::string_view deal, bool by_id) {
    if (deal.empty()) { return std::nullopt; }
    if (!of_deal_) {
        of_deal_ = write_.prepare(
            "SELECT a.id, a.external_id IS NULL, a.name IS a.external_id FROM deal d JOIN account a ON a.id = "
            "d.account_id WHERE d.external_id = $deal");
    }
    of_deal_->bind("deal", deal);
    std::optional<AccountId> found;
    if (of_deal_->step() && of_deal_->boolean(by_id ? 1 : 2)) { found = AccountId{of_deal_->integer(0)}; }
    of_deal_->reset();
    return found;
}

AccountId ImportAccounts::make(const Words& words) {
    if (!insert_) {
        insert_ = write_.prepare(
            "INSERT INTO account (external_id, name, name_folded, segment, region, industry) VALUES ($external_id, "
            "$name, $folded, $segment, $region, $industry)");
    }
    const auto said = [](std::string_view text) { return text.empty() ? std::nullopt : std::optional(text); };
    const std::string_view name = words.name.empty() ? words.external_id : words.name;
    insert_->bind("external_id", said(words.external_id))
        .bind("name", name)
        .bind("folded", fold(name))
        .bind("segment", said(words.segment))
        .bind("region", said(words.region))
        .bind("industry", said(words.industry))
        .run();
    const AccountId id{write_.last_insert_id()};
    if (words.external_id.empty()) {
        texts_.keep(name, id.value);
        some_without_external_id_ = true;
    } else {
        ids_.keep(words.external_id, id.value);
    }
    lacking(id) |= filled_before | name_said;  // a new account does not count as filled
    nameless_ += words.name.empty() || form_of_id(words.name) != IdForm::as_it_is ? 1 : 0;
    ++made_;
    return id;
}

unsigned char& ImportAccounts::lacking(AccountId account) {
    unsigned char& known = known_[account.value].lacking;
    if (known != 0) { return known; }
    lacking_of_.bind("id", account.value);
    unsigned lacks = asked;
    if (lacking_of_.step()) {
        constexpr int facts = 5;
        for (int column = 0; column < facts; ++column) { lacks |= lacking_of_.boolean(column) ? 1U << column : 0U; }
        remember_name(account, lacking_of_.text(facts));
    }
    lacking_of_.reset();
    return known = static_cast<unsigned char>(lacks);
}

void ImportAccounts::fill(AccountId account, const Words& words) {
    const unsigned said = (words.external_id.empty() ? 0U : lacks_external_id) |
                          (words.name.empty() ? 0U : lacks_name) | (words.segment.empty() ? 0U : lacks_segment) |
                          (words.region.empty() ? 0U : lacks_region) | (words.industry.empty() ? 0U : lacks_industry);
    if (said == 0) { return; }
    unsigned char& lacks = lacking(account);
    const bool numbered = !words.external_id.empty() && !words.name.empty();
    if (numbered && (lacks & lacks_name) == 0) { hear_name(account, words.name, lacks); }
    const unsigned given = lacks & said;
    if (given == 0) { return; }
    if (!fill_) {
        fill_ = write_.prepare(
            "UPDATE account SET external_id = coalesce($external_id, external_id), name = coalesce($name, name), "
            "name_folded = coalesce($folded, name_folded), segment = coalesce($segment, segment), region = "
            "coalesce($region, region), industry = coalesce($industry, industry) WHERE id = $id");
    }
    const auto value = [given](unsigned which, std::string_view text) {
        return (given & which) != 0 ? std::optional(text) : std::nullopt;
    };
    const auto name = value(lacks_name, words.name);
    fill_->bind("external_id", value(lacks_external_id, words.external_id))
        .bind("name", name)
        .bind("folded", name ? std::optional(fold(*name)) : std::nullopt)
        .bind("segment", value(lacks_segment, words.segment))
        .bind("region", value(lacks_region, words.region))
        .bind("industry", value(lacks_industry, words.industry))
        .bind("id", account.value)
        .run();
    if (name) { remember_name(account, *name); }
    filled_ += (lacks & filled_before) == 0 ? 1 : 0;
    lacks = static_cast<unsigned char>((lacks & ~given) | filled_before | (name ? name_said : 0U));
}

void ImportAccounts::remember_name(AccountId account, std::string_view name) {
    known_[account.value].name = std::hash<std::string_view>{}(name);
}

void ImportAccounts::hear_name(AccountId account, std::string_view name, unsigned char& lacks) {
    if (known_[account.value].name == std::hash<std::string_view>{}(name)) {
        lacks |= name_said;
        return;
    }
    const auto [other, first] = other_names_.try_emplace(account.value, OtherName{std::string(name)});
    if (!first && other->second.name != name) { other->second.several = true; }
}

/// Once all is heard, not row by row: two names in turns would change the account with every import.
void ImportAccounts::take_new_names(ImportKept& kept) {
    constexpr std::size_t told = 5;
    Statement called = write_.prepare("SELECT name FROM account WHERE id = $id");
    Statement rename = write_.prepare("UPDATE account SET name = $name, name_folded = $folded WHERE id = $id");
    for (const auto& [id, other] : other_names_) {
        if (other.several || (lacking(AccountId{id}) & name_said) != 0) { continue; }
        called.bind("id", id);
        const std::string before = called.step() ? std::string(called.text(0)) : std::string();
        called.reset();
        if (fold(before) == fold(other.name)) { continue; }  // another way of writing it
        const bool was = was_called(AccountId{id}, other.name, true) && !kept.gives_way("account");
        if (was || kept.keeps("account", id, "name", "account")) {
            kept.tell(kept.called("account", id), "account", before, other.name);
            continue;
        }
        rename.bind("name", other.name).bind("folded", fold(other.name)).bind("id", id).run();
        keep_renamed(write_, RecordKind::account, id, before, other.name);
        ++renamed_count_;
        if (renamed_.size() < told) { renamed_.push_back({before, other.name}); }
    }
}

}  // namespace winloss::store
