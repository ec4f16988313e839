// Rows of a foreign table as cells of a table of ours, for those who want to see them before they are imported.
#pragma once

#include <string_view>

#include "winloss/core/table.hpp"
#include "winloss/exchange/import_rows.hpp"

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
std::span<const PreviewField<exchange::ContractRow>> preview_fields(const exchange::ContractRow*);

}  // namespace winloss::app
