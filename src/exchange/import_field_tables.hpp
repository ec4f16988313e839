// What the tables of fields share, and those that stand in files of their own. For import_fields alone.
#pragma once

#include <array>
#include <span>

#include "winloss/exchange/import_fields.hpp"

namespace winloss::exchange {

/// The headings of a field, the most specific first; the tables below are views of them.
constexpr auto words(auto... each) { return std::array<std::string_view, sizeof...(each)>{each...}; }

constexpr auto account_ids =
    words("account id", "account external id", "company id", "associated company id", "organization id", "customer id");
constexpr auto account_names = words("account name", "company name", "organization name", "organisation name",
                                     "associated company", "deal - organization", "potential customer", "customer name",
                                     "account", "company", "organization", "organisation", "customer", "client");

std::span<const FieldSpec> interview_import_fields();
std::span<const FieldSpec> note_import_fields();
std::span<const FieldSpec> coding_import_fields();
std::span<const FieldSpec> touch_import_fields();
std::span<const FieldSpec> health_import_fields();
std::span<const FieldSpec> action_import_fields();
std::span<const FieldSpec> expectation_import_fields();
std::span<const FieldSpec> code_import_fields();
std::span<const FieldSpec> benchmark_import_fields();

}  // namespace winloss::exchange
