// In what form the ids of a foreign table's columns are kept. A CRM's own export, and a GUID anywhere, tell it of each
// id by itself, so that one id is kept as one whatever stands beside it; that the ids of a table of nobody's are
// Salesforce's all of a column must tell. Knows no record.
#pragma once

#include <cstddef>
#include <vector>

#include "winloss/exchange/csv_reader.hpp"
#include "winloss/exchange/import_fields.hpp"
#include "winloss/exchange/import_profiles.hpp"

namespace winloss::exchange {

/// Of a table of which nobody has said whose it is the columns of which all ids, to the table's end, are Salesforce's,
/// some of them of fifteen characters. Not one under `external_id`, as we call it ourselves: there ids stand in their
/// one form.
std::vector<std::size_t> find_salesforce_ids(CsvReader& csv, const Mapping& mapping, const Profile& profile);

/// `guess`: nobody has said whose export it is; `salesforces`: the columns found above.
IdForm id_form_of(const Mapping& mapping, const Profile& profile, bool guess,
                  const std::vector<std::size_t>& salesforces, std::size_t column);

}  // namespace winloss::exchange
