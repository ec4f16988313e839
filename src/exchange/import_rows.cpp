#include "winloss/exchange/import_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "import_deal_end.hpp"
#include "import_reader.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/stance.hpp"

namespace winloss::exchange {

// Static, and not in a namespace without a name: the reader finds setters_of() and finish() by their row.

/// A name, or an id.
static void set_parent(AccountRow& row, ImportCells& cells) {
    row.parent = cells.line_text();
    if (!cells.mapping().own_list && looks_like_an_id(row.parent)) { row.parent = cells.as_id(row.parent); }
}

static std::span<const FieldSetter<AccountRow>> setters_of(const AccountRow&) {
    using Row = AccountRow;
    static constexpr FieldSetter<Row> setters[] = {
        {"external_id", set_text<Row, &Row::external_id>}, {"name", set_text<Row, &Row::name>},
        {"segment", set_text<Row, &Row::segment>},         {"industry", set_text<Row, &Row::industry>},
        {"region", set_text<Row, &Row::region>},           {"parent", set_parent},
        {"owner_id", set_text<Row, &Row::owner_id>},       {"owner", set_text<Row, &Row::owner>},
    };
    return setters;
}

static std::span<const FieldSetter<PersonRow>> setters_of(const PersonRow&) {
    using Row = PersonRow;
    static constexpr FieldSetter<Row> setters[] = {
        {"external_id", set_text<Row, &Row::external_id>},
        {"name", set_text<Row, &Row::name>},
        {"email", set_text<Row, &Row::email>},
        {"role", set_word<Row, &Row::role, &read_word<Role>>},
        {"active", set_word<Row, &Row::active, &read_yes_no>},
    };
    return setters;
}

static std::span<const FieldSetter<ContactRow>> setters_of(const ContactRow&) {
    using Row = ContactRow;
    static constexpr FieldSetter<Row> setters[] = {
        {"external_id", set_text<Row, &Row::external_id>},
        {"account_id", set_text<Row, &Row::account_id>},
        {"account", set_text<Row, &Row::account>},
        {"name", set_text<Row, &Row::name>},
        {"first_name", set_text<Row, &Row::first_name>},
        {"last_name", set_text<Row, &Row::last_name>},
        {"title", set_text<Row, &Row::title>},
        {"buying_role", set_word<Row, &Row::buying_role, &read_buying_role>},
        {"email", set_text<Row, &Row::email>},
        {"phone", set_text<Row, &Row::phone>},
        {"do_not_contact", set_word<Row, &Row::do_not_contact, &read_yes_no>},
        {"left_on", set_date<Row, &Row::left_on>},
    };
    return setters;
}

static void set_competitors(DealRow& row, ImportCells& cells) {
    for (const std::string_view name : cells.list()) {
        if (std::ranges::find(row.competitors, name, &CompetitorInDeal::name) == row.competitors.end()) {
            CompetitorInDeal& competitor = row.competitors.emplace_back();
            competitor.name = name;
            competitor.as_id = cells.as_id(name);
        }
    }
}

/// Reasons of wins and of losses stand in columns of their own.
static void set_reasons(DealRow& row, ImportCells& cells) {
    const auto end = cells.column_outcome();
    auto& reasons = end == Outcome::won ? row.won_reasons : end ? row.lost_reasons : row.stated_reasons;
    add_new(reasons, cells.list());
}

/// Ids of the competitors that the row names, in their order, or of those it names by nothing else.
static void set_competitor_ids(DealRow& row, ImportCells& cells) {
    std::vector<std::string_view> ids;
    for (const std::string_view each : cells.list()) { ids.push_back(cells.id(each)); }
    if (row.competitors.empty()) { row.competitors.resize(ids.size()); }
    if (ids.size() != row.competitors.size()) {
        cells.refuse(fmt::format("has {} for {}; --map competitor_id= leaves the column out",
                                 counted(std::ssize(ids), "id", "ids"),
                                 counted(std::ssize(row.competitors), "competitor", "competitors")));
        return;
    }
    for (std::size_t i = 0; i < ids.size(); ++i) { row.competitors[i].external_id = ids[i]; }
}

static void set_ending(DealRow& row, ImportCells& cells) {
    const auto ending = cells.ending();
    if (!ending) { return; }
    row.outcome = ending->outcome;
    row.exclusion = ending->exclusion;
}

/// One stance a competitor, in their order: considered, finalist, incumbent, winner; two are joined by '+'.
static void set_stances(DealRow& row, ImportCells& cells) {
    const std::vector<std::string_view> stances = cells.pieces();
    if (stances.size() != row.competitors.size()) {
        cells.refuse(fmt::format("has {} for {}", counted(std::ssize(stances), "stance", "stances"),
                                 counted(std::ssize(row.competitors), "competitor", "competitors")));
        return;
    }
    for (std::size_t i = 0; i < stances.size(); ++i) {
        row.competitors[i].told = true;
        for (const std::string_view stance : split(stances[i], '+')) {
            if (!take_stance(row.competitors[i], lower_ascii(trim(stance)))) {
                cells.refuse("holds no stance; one of: " + join({stance_words.begin(), stance_words.end()}, ", "));
            }
        }
    }
}

static std::span<const FieldSetter<DealRow>> setters_of(const DealRow&) {
    using Row = DealRow;
    static constexpr FieldSetter<Row> setters[] = {
        {"external_id", set_text<Row, &Row::external_id>},
        {"account_id", set_text<Row, &Row::account_id>},
        {"account", set_text<Row, &Row::account>},
        {"name", set_text<Row, &Row::name>},
        {"owner_id", set_text<Row, &Row::owner_id>},
        {"owner", set_text<Row, &Row::owner>},
        {"product", set_text<Row, &Row::product>},
        {"deal_kind", set_word<Row, &Row::kind, &read_deal_kind>},
        {"stage", set_text<Row, &Row::stage>},
        {"outcome", set_ending},
        {"is_won", set_word<Row, &Row::is_won, &read_yes_no>},
        {"is_closed", set_word<Row, &Row::is_closed, &read_yes_no>},
        {"opened_on", set_date<Row, &Row::opened_on>},
        {"decided_on", set_date<Row, &Row::decided_on>},
        {"closed_on", set_date<Row, &Row::closed_on>},
        {"won_on", set_date<Row, &Row::won_on>},
        {"lost_on", set_date<Row, &Row::lost_on>},
        {"expected_on", set_date<Row, &Row::expected_on>},
        {"currency", set_currency<Row>},
        {"amount", [](Row& row, ImportCells& cells) { row.amount = cells.money(); }},
        {"lead_source", set_text<Row, &Row::lead_source>},
        {"stated_reason", set_reasons},
        {"competitor", set_competitors},
        {"competitor_id", set_competitor_ids},
        {"competitor_stance", set_stances},
        {"win_theme", set_list<Row, &Row::win_themes>},
        {"segment", set_text<Row, &Row::segment>},
        {"region", set_text<Row, &Row::region>},
        {"industry", set_text<Row, &Row::industry>},
        {"exclusion", set_word<Row, &Row::exclusion, &read_word<Exclusion>>},
    };
    return setters;
}

static std::span<const FieldSetter<CompetitorRow>> setters_of(const CompetitorRow&) {
    using Row = CompetitorRow;
    static constexpr FieldSetter<Row> setters[] = {
        {"external_id", set_text<Row, &Row::external_id>},
        {"name", set_text<Row, &Row::name>},
    };
    return setters;
}

static std::span<const FieldSetter<ProductRow>> setters_of(const ProductRow&) {
    using Row = ProductRow;
    static constexpr FieldSetter<Row> setters[] = {{"name", set_text<Row, &Row::name>}};
    return setters;
}

static std::span<const FieldSetter<ContractRow>> setters_of(const ContractRow&) {
    using Row = ContractRow;
    static constexpr FieldSetter<Row> setters[] = {
        {"external_id", set_text<Row, &Row::external_id>},
        {"account_id", set_text<Row, &Row::account_id>},
        {"account", set_text<Row, &Row::account>},
        {"product", set_text<Row, &Row::product>},
        {"deal", set_text<Row, &Row::deal>},
        {"renews", set_text<Row, &Row::renews>},
        {"starts_on", set_date<Row, &Row::starts_on>},
        {"live_on", set_date<Row, &Row::live_on>},
        {"ends_on", set_date<Row, &Row::ends_on>},
        {"currency", set_currency<Row>},
        {"annual_value", [](Row& row, ImportCells& cells) { row.annual_value = cells.money(); }},
        {"auto_renews", set_word<Row, &Row::auto_renews, &read_yes_no>},
        {"term_months", set_word<Row, &Row::term_months, &read_count>},
        {"ended_on", set_date<Row, &Row::ended_on>},
        {"end_reason", set_folded<Row, &Row::end_reason>},
        {"segment", set_text<Row, &Row::segment>},
        {"region", set_text<Row, &Row::region>},
        {"industry", set_text<Row, &Row::industry>},
    };
    return setters;
}

// What holds between the cells of a row.

static void finish(AccountRow& row, ImportCells& cells) {
    require(cells, "name", !row.name.empty() || !row.external_id.empty(), "is empty; an account needs a name");
}

static void finish(PersonRow& row, ImportCells& cells) {
    require(cells, "name", !row.name.empty(), "is empty; a person needs a name");
}

static void finish(CompetitorRow& row, ImportCells& cells) {
    require(cells, "name", !row.name.empty(), "is empty; a competitor needs a name");
}

static void finish(ProductRow& row, ImportCells& cells) {
    require(cells, "name", !row.name.empty(), "is empty; a product needs a name");
}

static void finish(ContactRow& row, ImportCells& cells) {
    if (row.name.empty() && !row.first_name.empty()) {
        row.name = row.last_name.empty() ? row.first_name
                                         : cells.keep(std::string(row.first_name) + " " + std::string(row.last_name));
    } else if (row.name.empty()) {
        row.name = row.last_name;
    }
    require(cells, "name", !row.name.empty(), "is empty; a contact needs a name");
    require(cells, "account", !row.account.empty() || !row.account_id.empty(), "is empty; a contact needs its account");
}

static void finish(DealRow& row, ImportCells& cells) {
    require(cells, "name", !row.name.empty() || !row.external_id.empty(),
            "is empty; a deal needs a name or an external id");
    settle_end(row, cells);
    if (row.decided_on && row.outcome == Outcome::open) {
        cells.refuse("decided_on", cells.keep(iso(*row.decided_on)), "is a decision, but the deal is open");
    }
}

/// The last day of service, where the file gives the day after it.
static void make_inclusive(std::optional<Date>& end, Date starts_on, std::string_view field, ImportCells& cells) {
    if (!end) { return; }
    const std::string written = iso(*end);
    if (cells.ends_exclusive()) {
        *end -= Days{1};
        if (*end == starts_on - Days{1}) {
            cells.refuse(field, written, "is the day it starts: with --ends-exclusive an empty term");
            return;
        }
    }
    if (*end < starts_on) { cells.refuse(field, written, "is before the start, " + iso(starts_on)); }
}

/// The months from the first to the last day of service; null where they are no whole months.
static std::optional<int> whole_months(Date first, Date last) {
    constexpr int days_in_a_month = 31;
    const Date behind = last + Days{1};
    for (int months = std::max(1, static_cast<int>((behind - first).count()) / days_in_a_month);; ++months) {
        const Date end = add_months(first, months);
        if (end == behind) { return months; }
        if (end > behind) { return std::nullopt; }
    }
}

/// A contract renews itself at its end and by a term: the one that is said, else the one that it runs. Where either is
/// not known the mark is left out, and the row says so.
static void settle_renewal(ContractRow& row) {
    if (row.ends_on && !row.term_months) { row.term_months = whole_months(*row.starts_on, *row.ends_on); }
    if (row.ends_on && row.term_months) { return; }
    row.renewal_left_out = row.ends_on ? RenewalLeftOut::no_term : RenewalLeftOut::no_end;
    row.auto_renews.reset();
}

static void finish(ContractRow& row, ImportCells& cells) {
    require(cells, "account", !row.account.empty() || !row.account_id.empty(),
            "is empty; a contract needs its account");
    if (row.starts_on) {
        make_inclusive(row.ends_on, *row.starts_on, "ends_on", cells);
        make_inclusive(row.ended_on, *row.starts_on, "ended_on", cells);
    } else {
        // An unreadable start was told where it stands.
        require(cells, "starts_on", cells.bad(), "is empty; a contract needs its first day");
    }
    if (row.auto_renews == true && !cells.bad()) { settle_renewal(row); }
}

template class ImportReader<AccountRow>;
template class ImportReader<PersonRow>;
template class ImportReader<ContactRow>;
template class ImportReader<DealRow>;
template class ImportReader<CompetitorRow>;
template class ImportReader<ContractRow>;
template class ImportReader<ProductRow>;

}  // namespace winloss::exchange
