#include <fmt/format.h>

#include <array>

#include "import_words.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/stance.hpp"
#include "winloss/store/import_deals.hpp"

namespace winloss::store {

namespace {

enum Column {
    external_id,
    account,
    name,
    name_folded,
    kind,
    product,
    owner,
    amount,
    currency,
    lead_source,
    stage,
    outcome,
    opened_on,
    decided_on,
    closed_on,
    exclusion,
    count
};
using Values = std::array<ImportValue, count>;

Values values_of(const DealEntry& entry) {
    Values values;
    values[external_id] = entry.external_id;
    values[account] = import_id(entry.account);
    values[name] = entry.name;
    values[kind] = import_word(entry.kind);
    values[product] = import_id(entry.product);
    values[owner] = import_id(entry.owner);
    if (entry.amount) {
        values[amount] = entry.amount->minor;
        values[currency] = entry.amount->currency.code();
    }
    values[lead_source] = entry.lead_source;
    values[stage] = entry.stage;
    values[outcome] = import_word(entry.outcome);
    values[opened_on] = entry.opened_on;
    values[decided_on] = entry.decided_on;
    values[closed_on] = entry.closed_on;
    values[exclusion] = import_word(entry.exclusion);
    return values;
}

constexpr int first_stance = 3;  // of the columns of a competitor in a deal, the flags being the last

/// What the deal will be once the row is written, as far as its parts have to fit each other.
void refuse_misfits(const DealEntry& entry, const Statement* stored) {
    const auto date = [stored](const std::optional<Date>& said, Column column) {
        return said || stored == nullptr ? said : stored->maybe_date(column);
    };
    const std::string_view ends = entry.outcome       ? word(*entry.outcome)
                                  : stored != nullptr ? stored->text(outcome)
                                                      : "open";
    const bool open = ends == "open";
    if (open && entry.decided_on) {
        throw ImportRefusal{"decided_on", iso(*entry.decided_on), "is a decision, but the deal is open"};
    }
    if (open) { return; }
    if (!entry.account && !entry.account_new && (stored == nullptr || stored->is_null(account))) {
        throw ImportRefusal{
            "account", {}, "is empty; only an open deal may lack its account, this one is " + std::string(ends)};
    }
    const auto opened = date(entry.opened_on, opened_on);
    const auto decided = date(entry.decided_on, decided_on);
    if (opened && decided && *decided < *opened) {
        throw ImportRefusal{"decided_on", iso(*decided), "is before the deal was opened, " + iso(*opened)};
    }
}

}  // namespace

DealImport::DealImport(Write& write, BulkLoad& bulk, ImportKept& kept)
    : write_(write),
      bulk_(bulk),
      kept_(kept),
      table_(write, "deal",
             {"external_id", "account_id", "name", "name_folded", "kind", "product_id", "owner_id", "amount",
              "currency", "lead_source", "stage", "outcome", "opened_on", "decided_on", "closed_on", "exclusion"}),
      by_external_id_(table_.select("external_id = $external_id")),
      by_name_(
          table_.select("name_folded = $name AND (account_id = $account OR account_id IS NULL AND $account IS NULL) "
                        "AND (external_id IS NULL OR $any = 1) ORDER BY id LIMIT 2")),
      competitors_(write, "deal_competitor",
                   {"deal_id", "competitor_id", "said_by", "finalist", "incumbent", "winner"}),
      competitor_(competitors_.select("deal_id = $deal AND competitor_id = $competitor AND said_by = 'rep'")),
      reasons_(write, "deal_reason", {"deal_id", "stated_reason_id"}),
      reason_(reasons_.select("deal_id = $deal AND stated_reason_id = $reason")),
      themes_(write, "deal_win_theme", {"deal_id", "code_id"}),
      theme_(themes_.select("deal_id = $deal AND code_id = $code")),
      some_without_external_id_(
          write.connection().scalar("SELECT EXISTS (SELECT 1 FROM deal WHERE external_id IS NULL)") != 0) {}

/// Without an external id a row means the deal of that name at the account; with one, only a deal that has none yet.
bool DealImport::go_to_namesake(const DealEntry& entry) {
    const bool any = entry.external_id.empty();
    if (entry.name.empty() || entry.account_new || (!any && !some_without_external_id_)) { return false; }
    bulk_.finish();
    const auto look = [&] {
        by_name_.bind("name", fold(entry.name))
            .bind("account", entry.account ? std::optional(entry.account->value) : std::nullopt)
            .bind("any", any);
        return table_.go_to(by_name_);
    };
    if (!look()) { return false; }
    const bool several = by_name_.step();
    if (several && any) {
        table_.leave();
        throw ImportRefusal{"name", std::string(entry.name),
                            "is the name of several deals of this account; a column of external ids tells them apart"};
    }
    table_.leave();
    return !several && look();
}

void DealImport::find(const DealEntry& entry) {
    table_.leave();
    bool found = false;
    if (!entry.external_id.empty()) {
        by_external_id_.bind("external_id", entry.external_id);
        found = table_.go_to(by_external_id_);
    }
    if (!found) { found = go_to_namesake(entry); }
    refuse_misfits(entry, found ? &table_.row() : nullptr);
    if (found && (entry.account || entry.account_new)) {
        refuse_move(write_.store(), RecordKind::deal, *table_.id(), table_.row().maybe_integer(account), entry.account);
    }
    const std::string_view fresh = entry.account_new   ? "account"
                                   : entry.owner_new   ? "owner"
                                   : entry.product_new ? "product"
                                                       : "";
    if (!found || !table_.seen()) { return; }
    Values values = values_of(entry);
    keep_decision(values, false);  // what stays as it is does not contradict the row before
    if (!fresh.empty() || table_.differs(values)) { throw contradiction(table_, values, "deal", fresh); }
}

/// A decision that a person entered, the outcome with its day, stays; so does the day alone. An open deal that a person
/// made was not decided: a file may close it. Says whether the stored day goes: a deal that is open again has none, and
/// where
/// --overwrite takes the file's outcome the day was the other one's.
bool DealImport::keep_decision(std::span<ImportValue> values, bool told) {
    const Statement& row = table_.row();
    const auto keep = [&](Column column, std::string_view field) {
        if (told && !row.is_null(column) && values[column].differs(row, column)) {
            kept_.tell(kept_.called("deal", *table_.id()), field, row.text(column), values[column].shown());
        }
        values[column] = ImportValue();
    };
    if (values[outcome].differs(row, outcome)) {
        const Entered by = kept_.entered("deal", *table_.id(), "outcome");
        const bool decided =
            by == Entered::later || (by == Entered::with_the_record && row.text(outcome) != word(Outcome::open));
        if (decided && !kept_.gives_way("outcome")) {
            keep(outcome, "outcome");
            keep(decided_on, "decided_on");
            return false;
        }
        if (decided || values[outcome].shown() == word(Outcome::open)) { return !row.is_null(decided_on); }
    }
    if (values[decided_on].differs(row, decided_on) && !row.is_null(decided_on) &&
        kept_.keeps("deal", *table_.id(), "decided_on", "decided_on")) {
        keep(decided_on, "decided_on");
    }
    return false;
}

/// The day on which a deal was expected to close is none on which it did: where the file only expects something of a
/// deal that has ended here its day stays, and where the file ends an open deal without a day the expected one goes,
/// unless a person entered it. Says whether the stored day goes.
bool DealImport::keep_close(std::span<ImportValue> values, const DealEntry& entry) {
    const Statement& row = table_.row();
    const bool was_open = row.text(outcome) == word(Outcome::open);
    const bool only_expected = !entry.outcome && entry.expected_on && entry.closed_on == entry.expected_on;
    if (!was_open && only_expected) { values[closed_on] = ImportValue(); }
    const bool ends = !values[outcome].null() && values[outcome].shown() != word(Outcome::open);
    return was_open && ends && !entry.closed_on && !row.is_null(closed_on) &&
           kept_.entered("deal", *table_.id(), "closed_on") == Entered::by_import;
}

Imported DealImport::write(const DealEntry& entry, std::span<const DealCompetitorEntry> competitors,
                           std::span<const StatedReasonId> reasons, std::span<const CodeId> win_themes) {
    Values values = values_of(entry);
    std::string folded;
    const bool fresh = !table_.id();
    std::int64_t id = table_.id().value_or(0);
    Imported done = Imported::created;
    if (fresh) {
        values[name] = entry.name.empty() ? entry.called : entry.name;
        folded = fold(entry.name.empty() ? entry.called : entry.name);
        values[name_folded] = std::string_view(folded);
        values[outcome] = word(entry.outcome.value_or(Outcome::open));
        id = table_.insert(values);
        some_without_external_id_ = some_without_external_id_ || entry.external_id.empty();
    } else {
        if (values[name].differs(table_.row(), name)) { folded = fold(entry.name); }
        values[name_folded] = std::string_view(folded);
        const bool day_goes = keep_decision(values, true);
        if (day_goes) { write_.prepare("UPDATE deal SET decided_on = NULL WHERE id = $id").bind("id", id).run(); }
        const bool was_expected = keep_close(values, entry);
        if (was_expected) { write_.prepare("UPDATE deal SET closed_on = NULL WHERE id = $id").bind("id", id).run(); }
        done = table_.update(values);
        if (was_expected) { done = Imported::updated; }
    }
    bool added = false;
    for (const DealCompetitorEntry& each : competitors) { added = add(id, each, fresh) || added; }
    for (const StatedReasonId reason : reasons) { added = add(id, reason, fresh) || added; }
    for (const CodeId theme : win_themes) { added = add(id, theme, fresh) || added; }
    return added && done == Imported::unchanged ? Imported::updated : done;
}

/// What a person entered of how far a competitor came stays as a whole, told in one sentence; `values` are its flags.
void DealImport::keep_stance(std::int64_t deal, const DealCompetitorEntry& entry, std::span<ImportValue> values) {
    const Statement& row = competitors_.row();
    bool differs = false;
    bool entered = false;
    for (int column = first_stance; const ImportValue& value : values) { differs |= value.differs(row, column++); }
    for (int column = first_stance; differs && !entered && column < first_stance + std::ssize(values); ++column) {
        entered =
            kept_.keeps(competitors_.name(), *competitors_.id(), competitors_.column(column), "competitor_stance");
    }
    if (!entered) { return; }
    std::ranges::fill(values, ImportValue());
    Statement name = write_.prepare("SELECT name FROM competitor WHERE id = $id");
    name.bind("id", entry.competitor.value).step();
    DealCompetitorEntry stays;
    stays.finalist = row.boolean(first_stance);
    stays.incumbent = row.boolean(first_stance + 1);
    stays.winner = row.boolean(first_stance + 2);
    kept_.tell(kept_.called("deal", deal), "competitor_stance",
               fmt::format("{}: {}", name.text(0), join(stances_of(stays), "+")), join(stances_of(entry), "+"));
}

bool DealImport::add(std::int64_t deal, const DealCompetitorEntry& entry, bool fresh) {
    std::array<ImportValue, 6> values{deal,
                                      entry.competitor.value,
                                      word(SaidBy::rep),
                                      import_flag(entry.finalist),
                                      import_flag(entry.incumbent),
                                      import_flag(entry.winner)};
    if (!fresh) {
        competitor_.bind("deal", deal).bind("competitor", entry.competitor.value);
        if (competitors_.go_to(competitor_)) {
            if (!entry.told) { std::fill(values.begin() + first_stance, values.end(), ImportValue()); }
            keep_stance(deal, entry, std::span(values).subspan<first_stance>());
            return competitors_.update(values) == Imported::updated;
        }
        if (kept_.taken_back("deal_competitor", "competitor_id", deal, entry.competitor.value, "competitor")) {
            return false;
        }
    }
    competitors_.insert(values);
    return true;
}

bool DealImport::add(std::int64_t deal, StatedReasonId reason, bool fresh) {
    if (!fresh) {
        reason_.bind("deal", deal).bind("reason", reason.value);
        const bool stated = reason_.step();
        reason_.reset();
        if (stated || is_stated_as(deal, reason) ||
            kept_.taken_back("deal_reason", "stated_reason_id", deal, reason.value, "stated_reason")) {
            return false;
        }
    }
    reasons_.insert(std::array<ImportValue, 2>{deal, reason.value});
    return true;
}

std::optional<StatedReasonId> DealImport::stated_as(std::string_view text) const {
    if (!table_.id()) { return std::nullopt; }
    Statement spelled = write_.prepare(
        "SELECT s.id FROM deal_reason r JOIN stated_reason s ON s.id = r.stated_reason_id "
        "WHERE r.deal_id = $deal AND s.text_folded = $folded ORDER BY s.id LIMIT 1");
    spelled.bind("deal", *table_.id()).bind("folded", fold(text));
    return spelled.step() ? std::optional(StatedReasonId{spelled.integer(0)}) : std::nullopt;
}

/// In another case of letters.
bool DealImport::is_stated_as(std::int64_t deal, StatedReasonId reason) const {
    Statement twin = write_.prepare(
        "SELECT 1 FROM stated_reason mine JOIN stated_reason s ON s.text_folded = mine.text_folded "
        "JOIN deal_reason r ON r.stated_reason_id = s.id AND r.deal_id = $deal WHERE mine.id = $reason");
    return twin.bind("deal", deal).bind("reason", reason.value).step();
}

bool DealImport::add(std::int64_t deal, CodeId theme, bool fresh) {
    if (!fresh) {
        theme_.bind("deal", deal).bind("code", theme.value);
        const bool there = theme_.step();
        theme_.reset();
        if (there || kept_.taken_back("deal_win_theme", "code_id", deal, theme.value, "win_theme")) { return false; }
    }
    themes_.insert(std::array<ImportValue, 2>{deal, theme.value});
    return true;
}

}  // namespace winloss::store
