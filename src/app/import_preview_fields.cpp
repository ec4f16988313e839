#include "import_preview_cells.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/stance.hpp"

namespace winloss::app {

using namespace exchange;

namespace {

Cell competitors(const DealRow& row) {
    std::vector<std::string> names;
    for (const CompetitorInDeal& each : row.competitors) { names.emplace_back(each.name); }
    return names;
}

Cell competitor_ids(const DealRow& row) {
    std::vector<std::string> ids;
    for (const CompetitorInDeal& each : row.competitors) { ids.emplace_back(each.external_id); }
    return ids;
}

Cell stances(const DealRow& row) {
    std::vector<std::string> all;
    for (const CompetitorInDeal& each : row.competitors) { all.push_back(join(stances_of(each), "+")); }
    return all;
}

Cell first_day(const ContractRow& row) { return *row.starts_on; }

Cell months(const ContractRow& row) { return row.term_months ? Cell(std::int64_t{*row.term_months}) : Cell(); }

}  // namespace

std::span<const PreviewField<AccountRow>> preview_fields(const AccountRow*) {
    using Row = AccountRow;
    static constexpr auto fields = std::to_array<PreviewField<Row>>({
        {"external_id", Type::text, text<Row, &Row::external_id>},
        {"name", Type::text, text<Row, &Row::name>},
        {"segment", Type::text, text<Row, &Row::segment>},
        {"industry", Type::text, text<Row, &Row::industry>},
        {"region", Type::text, text<Row, &Row::region>},
        {"parent", Type::text, text<Row, &Row::parent>},
        {"owner_id", Type::text, text<Row, &Row::owner_id>},
        {"owner", Type::text, text<Row, &Row::owner>},
    });
    return fields;
}

std::span<const PreviewField<PersonRow>> preview_fields(const PersonRow*) {
    using Row = PersonRow;
    static constexpr auto fields = std::to_array<PreviewField<Row>>({
        {"external_id", Type::text, text<Row, &Row::external_id>},
        {"name", Type::text, text<Row, &Row::name>},
        {"email", Type::text, text<Row, &Row::email>},
        {"role", Type::text, words<Row, &Row::role>},
        {"active", Type::boolean, yes_no<Row, &Row::active>},
    });
    return fields;
}

std::span<const PreviewField<ContactRow>> preview_fields(const ContactRow*) {
    using Row = ContactRow;
    static constexpr auto fields = std::to_array<PreviewField<Row>>({
        {"external_id", Type::text, text<Row, &Row::external_id>},
        {"account_id", Type::text, text<Row, &Row::account_id>},
        {"account", Type::text, text<Row, &Row::account>},
        {"name", Type::text, text<Row, &Row::name>},
        {"first_name", Type::text, text<Row, &Row::first_name>},
        {"last_name", Type::text, text<Row, &Row::last_name>},
        {"title", Type::text, text<Row, &Row::title>},
        {"buying_role", Type::text, words<Row, &Row::buying_role>},
        {"email", Type::text, text<Row, &Row::email>},
        {"phone", Type::text, text<Row, &Row::phone>},
        {"do_not_contact", Type::boolean, yes_no<Row, &Row::do_not_contact>},
        {"left_on", Type::date, day<Row, &Row::left_on>},
    });
    return fields;
}

/// As --value would say it: of what never was a deal, that.
static Cell ending(const DealRow& row) {
    const exchange::Ending told{row.outcome, row.outcome ? std::nullopt : row.exclusion};
    return told.outcome || told.exclusion ? Cell(std::string(exchange::word_of(told))) : Cell();
}

std::span<const PreviewField<DealRow>> preview_fields(const DealRow*) {
    using Row = DealRow;
    static constexpr auto fields = std::to_array<PreviewField<Row>>({
        {"external_id", Type::text, text<Row, &Row::external_id>},
        {"account_id", Type::text, text<Row, &Row::account_id>},
        {"account", Type::text, text<Row, &Row::account>},
        {"name", Type::text, text<Row, &Row::name>},
        {"owner_id", Type::text, text<Row, &Row::owner_id>},
        {"owner", Type::text, text<Row, &Row::owner>},
        {"product", Type::text, text<Row, &Row::product>},
        {"deal_kind", Type::text, words<Row, &Row::kind>},
        {"stage", Type::text, text<Row, &Row::stage>},
        {"outcome", Type::text, ending},
        {"opened_on", Type::date, day<Row, &Row::opened_on>},
        {"decided_on", Type::date, day<Row, &Row::decided_on>},
        {"closed_on", Type::date, day<Row, &Row::closed_on>},
        {"won_on", Type::date, day<Row, &Row::won_on>},
        {"lost_on", Type::date, day<Row, &Row::lost_on>},
        {"expected_on", Type::date, day<Row, &Row::expected_on>},
        {"amount", Type::money, money<Row, &Row::amount>},
        {"lead_source", Type::text, text<Row, &Row::lead_source>},
        {"stated_reason", Type::list, texts<Row, &Row::stated_reasons>},
        {"competitor", Type::list, competitors},
        {"competitor_id", Type::list, competitor_ids},
        {"competitor_stance", Type::list, stances},
        {"win_theme", Type::list, texts<Row, &Row::win_themes>},
        {"segment", Type::text, text<Row, &Row::segment>},
        {"region", Type::text, text<Row, &Row::region>},
        {"industry", Type::text, text<Row, &Row::industry>},
        {"exclusion", Type::text, words<Row, &Row::exclusion>},
    });
    return fields;
}

std::span<const PreviewField<CompetitorRow>> preview_fields(const CompetitorRow*) {
    using Row = CompetitorRow;
    static constexpr auto fields = std::to_array<PreviewField<Row>>({
        {"external_id", Type::text, text<Row, &Row::external_id>},
        {"name", Type::text, text<Row, &Row::name>},
    });
    return fields;
}

std::span<const PreviewField<ProductRow>> preview_fields(const ProductRow*) {
    using Row = ProductRow;
    static constexpr auto fields = std::to_array<PreviewField<Row>>({{"name", Type::text, text<Row, &Row::name>}});
    return fields;
}

std::span<const PreviewField<ContractRow>> preview_fields(const ContractRow*) {
    using Row = ContractRow;
    static constexpr auto fields = std::to_array<PreviewField<Row>>({
        {"external_id", Type::text, text<Row, &Row::external_id>},
        {"account_id", Type::text, text<Row, &Row::account_id>},
        {"account", Type::text, text<Row, &Row::account>},
        {"product", Type::text, text<Row, &Row::product>},
        {"deal", Type::text, text<Row, &Row::deal>},
        {"renews", Type::text, text<Row, &Row::renews>},
        {"starts_on", Type::date, first_day},
        {"live_on", Type::date, day<Row, &Row::live_on>},
        {"ends_on", Type::date, day<Row, &Row::ends_on>},
        {"annual_value", Type::money, money<Row, &Row::annual_value>},
        {"auto_renews", Type::boolean, yes_no<Row, &Row::auto_renews>},
        {"term_months", Type::integer, months},
        {"ended_on", Type::date, day<Row, &Row::ended_on>},
        {"end_reason", Type::text, text<Row, &Row::end_reason>},
        {"segment", Type::text, text<Row, &Row::segment>},
        {"region", Type::text, text<Row, &Row::region>},
        {"industry", Type::text, text<Row, &Row::industry>},
    });
    return fields;
}

}  // namespace winloss::app
