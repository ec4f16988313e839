// Which columns of a foreign table hold ids in a CRM's form, told by all of their cells: one id more or less decides
// how the others of its column are kept. Knows no record.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "winloss/exchange/csv_reader.hpp"
#include "winloss/exchange/import_fields.hpp"
#include "winloss/exchange/import_profiles.hpp"

namespace winloss::exchange {

/// A column of which all ids, to the table's end, are of one form, and some not yet written as they are to be.
struct IdColumn {
    std::size_t column = 0;
    IdForm form = IdForm::as_it_is;
};

/// A column of Salesforce's ids, some of fifteen characters, with another one among them.
struct MixedIds {
    std::size_t column = 0;
    std::string other;      ///< the first
    std::int64_t line = 0;  ///< of that
};

struct IdColumns {
    std::vector<IdColumn> whole;
    std::vector<MixedIds> mixed;  ///< of Salesforce's profile alone
};

/// Whether a table read by this profile has its columns of ids judged by what is in them. `guess`: nobody has said
/// whose export it is.
bool judges_ids(const Mapping& mapping, const Profile& profile, bool guess);

/// Of a profile that knows the form of its ids the columns in that form; of another those that tell one by their ids
/// alone, but for one under `external_id`, as we call it ourselves: there they stand in their one form.
IdColumns find_id_columns(CsvReader& csv, const Mapping& mapping, const Profile& profile);

}  // namespace winloss::exchange
