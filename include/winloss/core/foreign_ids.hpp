// How the CRMs write the numbers of their records, and how a number is told from a name. Knows no file and no record.
#pragma once

#include <string>
#include <string_view>

namespace winloss {

/// What a CRM does to the numbers of its records on their way out.
enum class IdForm {
    as_it_is,
    salesforce,  ///< 15 characters, or 18 of which the last three are their checksum: both become the 18
    guid,        ///< in braces or not, in any case: without, in small letters
};

/// A record's number in its one form; what is no number of that form as it stands.
std::string canonical_id(IdForm form, std::string_view id);
/// Of 15 characters, or of 18 whose checksum fits, that begin like the number of some kind of record.
bool is_salesforce_id(std::string_view text);
/// 3f2504e0-4f89-11d3-9a0c-0305e82c3301, perhaps in braces, in any case.
bool is_guid(std::string_view text);
/// Whether nobody would give something such a name: a CRM's number of a record, of any form.
bool looks_like_an_id(std::string_view text);
/// The form that a text alone tells: of a number without a letter none, for it may be anybody's.
IdForm form_of_id(std::string_view text);

}  // namespace winloss
