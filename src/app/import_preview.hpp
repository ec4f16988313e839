// Rows of a foreign table as cells of a table of ours, for those who want to see them before they are imported.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "winloss/core/table.hpp"
#include "winloss/exchange/import_history_rows.hpp"

namespace winloss::app {

/// A field as a column of the preview, and its value in a row.
template <class Row>
struct PreviewField {
    std::string_view field;
    Type type = Type::text;
    Cell (*cell)(const Row&) = nullptr;
};

std::span<const PreviewField<exchange::AccountRow>> preview_fields(const exchange::AccountRow*);
std::span<const PreviewField<exchange::PersonRow>> preview_fields(const exchange::PersonRow*);
std::span<const PreviewField<exchange::ContactRow>> preview_fields(const exchange::ContactRow*);
std::span<const PreviewField<exchange::DealRow>> preview_fields(const exchange::DealRow*);
std::span<const PreviewField<exchange::CompetitorRow>> preview_fields(const exchange::CompetitorRow*);
std::span<const PreviewField<exchange::ProductRow>> preview_fields(const exchange::ProductRow*);
std::span<const PreviewField<exchange::ContractRow>> preview_fields(const exchange::ContractRow*);
std::span<const PreviewField<exchange::InterviewRow>> preview_fields(const exchange::InterviewRow*);
std::span<const PreviewField<exchange::NoteRow>> preview_fields(const exchange::NoteRow*);
std::span<const PreviewField<exchange::CodingRow>> preview_fields(const exchange::CodingRow*);
std::span<const PreviewField<exchange::TouchRow>> preview_fields(const exchange::TouchRow*);
std::span<const PreviewField<exchange::HealthRow>> preview_fields(const exchange::HealthRow*);
std::span<const PreviewField<exchange::ActionRow>> preview_fields(const exchange::ActionRow*);
std::span<const PreviewField<exchange::ExpectationRow>> preview_fields(const exchange::ExpectationRow*);
std::span<const PreviewField<exchange::CodeRow>> preview_fields(const exchange::CodeRow*);
std::span<const PreviewField<exchange::BenchmarkRow>> preview_fields(const exchange::BenchmarkRow*);

/// 'closed_on' → 'Closed on'.
std::string title_of(std::string_view field);

/// The first rows of a file as a table of the fields that it has.
template <class Row>
class FirstRows {
public:
    explicit FirstRows(const exchange::Mapping& mapping) {
        for (const PreviewField<Row>& each : preview_fields(static_cast<const Row*>(nullptr))) {
            const bool told = each.field == "outcome" && mapping.has("stage");
            if (told || mapping.has(each.field)) { fields_.push_back(&each); }
        }
    }
    Table heading() const {
        Table table{.name = "rows", .title = "The first rows", .columns = {}, .rows = {}, .breakdown = {}, .notes = {}};
        for (const PreviewField<Row>* each : fields_) {
            table.columns.push_back(
                {std::string(each->field), title_of(each->field), each->type, each->field == "name"});
        }
        return table;
    }
    /// No more than the first five come in.
    void add(const Row& row, Table& table) const {
        constexpr std::size_t shown_rows = 5;
        if (table.rows.size() == shown_rows) { return; }
        auto& cells = table.rows.emplace_back();
        for (const PreviewField<Row>* each : fields_) { cells.push_back(each->cell(row)); }
    }

private:
    std::vector<const PreviewField<Row>*> fields_;
};

}  // namespace winloss::app
