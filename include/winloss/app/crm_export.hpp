// What the buyers said, back into the CRM: the table that its own importer takes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/store/store.hpp"

namespace winloss::app {

struct ExportCrm {
    std::string profile;                      ///< a built-in one, or one that was saved
    std::vector<std::string> columns;         ///< FIELD=HEADING
    std::optional<std::string> pick;          ///< fields in their order: external_id,reason
    bool since_last = false;                  ///< only rows that differ from what this profile sent last
    bool into_file = false;                   ///< a file is written, which is remembered as sent
    bool sent = false;                        ///< what is printed is remembered too
    bool dry_run = false;                     ///< nothing is remembered
    std::optional<std::string> save_profile;  ///< keeps the columns by this name
    std::string profile_folder;               ///< where saved ones are
};
/// 'external_id, reason, …'
std::string crm_field_names();

/// A row a deal that an interview speaks of. What goes into a file (into_file), or is printed and said to be
/// sent, is remembered once it is written (Answer::once_written): nobody knows where a pipe ends.
Answer export_crm(store::Store& store, const Context& context, const ExportCrm& options);

}  // namespace winloss::app
