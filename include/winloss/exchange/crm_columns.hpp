// What goes back into a CRM: our fields of a deal, and the headings under which each CRM's importer finds them. Knows
// names alone, neither a deal nor a file.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/exchange/import_profiles.hpp"

namespace winloss::exchange {

/// In the order in which they stand unless somebody says.
enum class CrmField : unsigned char {
    external_id,
    reason,
    detail,
    drivers,
    competitor,
    interview_on,
    interview_state,
    // Only where they are asked for:
    code,
    competitor_entered,
    name,
    account,
    outcome,
};
inline constexpr std::size_t crm_field_count = 12;

struct CrmFieldSpec {
    CrmField field;
    std::string_view name;  ///< snake_case: what is typed
    std::string_view says;
    bool usual;  ///< stands in a file where nobody picks
};
std::span<const CrmFieldSpec> crm_fields();
const CrmFieldSpec& spec_of(CrmField field);
/// Throws usage with the nearest.
CrmField parse_crm_field(std::string_view name);

struct CrmColumn {
    CrmField field;
    std::string heading;
};

/// Headings that say 'buyer' are fields of their own in the CRM: what the rep entered there is not written over.
std::string_view crm_heading(const Profile& profile, CrmField field);
/// The usual columns of a built-in profile.
std::vector<CrmColumn> crm_columns(const Profile& profile);
/// 'reason=Why_Lost__c'; throws usage.
CrmColumn parse_crm_column(std::string_view typed);
/// Throws usage where two columns have one heading, none is the record's id, or a heading is a formula to a
/// spreadsheet.
void require_importable(std::span<const CrmColumn> columns);

}  // namespace winloss::exchange
