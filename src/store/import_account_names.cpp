#include <algorithm>

#include "winloss/core/text.hpp"
#include "winloss/store/import_names.hpp"

namespace winloss::store {

namespace {

// What an account lacks, as bits; `asked` says that the store was asked, `filled_before` that the account is counted.
constexpr unsigned lacks_external_id = 1;
constexpr unsigned lacks_name = 2;
constexpr unsigned lacks_segment = 4;
constexpr unsigned lacks_region = 8;
constexpr unsigned lacks_industry = 16;
constexpr unsigned filled_before = 64;
constexpr unsigned asked = 128;

}  // namespace

ImportAccounts::ImportAccounts(Write& write)
    : write_(write),
      by_external_id_(write.prepare("SELECT id FROM account WHERE external_id = $id")),
      by_name_(write.prepare("SELECT id, external_id IS NULL FROM account WHERE name_folded = $name ORDER BY id")),
      lacking_of_(write.prepare("SELECT external_id IS NULL, name IS external_id, segment IS NULL, region IS NULL, "
                                "industry IS NULL FROM account WHERE id = $id")),
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

std::optional<AccountId> ImportAccounts::find(std::string_view external_id, std::string_view text) {
    ImportCache& cache = external_id.empty() ? texts_ : ids_;
    const std::string_view key = external_id.empty() ? text : external_id;
    if (const auto id = cache.find(key)) { return AccountId{*id}; }
    by_external_id_.bind("id", key);
    auto id = by_external_id_.step() ? std::optional(by_external_id_.integer(0)) : std::nullopt;
    by_external_id_.reset();
    if (!id && external_id.empty()) {
        id = named(text);
    } else if (!id && some_without_external_id_) {
        if (!text.empty()) { id = without_external_id(text); }
        if (!id) { id = without_external_id(external_id); }
    }
    if (!id) { return std::nullopt; }
    cache.keep(key, *id);
    return AccountId{*id};
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
    lacking(id) |= filled_before;  // a new account does not count as filled
    ++made_;
    return id;
}

unsigned char& ImportAccounts::lacking(AccountId account) {
    const auto at = static_cast<std::size_t>(account.value);
    if (at >= lacking_.size()) { lacking_.resize(std::max(at + 1, lacking_.size() * 2)); }
    if (lacking_[at] != 0) { return lacking_[at]; }
    lacking_of_.bind("id", account.value);
    unsigned lacks = asked;
    if (lacking_of_.step()) {
        for (int column = 0; column < 5; ++column) { lacks |= lacking_of_.boolean(column) ? 1U << column : 0U; }
    }
    lacking_of_.reset();
    return lacking_[at] = static_cast<unsigned char>(lacks);
}

void ImportAccounts::fill(AccountId account, const Words& words) {
    const unsigned said = (words.external_id.empty() ? 0U : lacks_external_id) |
                          (words.name.empty() ? 0U : lacks_name) | (words.segment.empty() ? 0U : lacks_segment) |
                          (words.region.empty() ? 0U : lacks_region) | (words.industry.empty() ? 0U : lacks_industry);
    if (said == 0) { return; }
    unsigned char& lacks = lacking(account);
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
    filled_ += (lacks & filled_before) == 0 ? 1 : 0;
    lacks = static_cast<unsigned char>((lacks & ~given) | filled_before);
}

}  // namespace winloss::store
