// Reports saved under a name, to be run again as they were typed. What their words mean is the command line's business.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

/// `line` are the words behind 'winloss report', as a shell takes them; they are right.
struct SaveReport {
    std::string name;
    std::string line;
};
Answer save_report(store::Store& store, const Context& context, const SaveReport& options);

struct ListSavedReports {};
Answer list_saved_reports(const store::Store& store, const Context& context, const ListSavedReports& options);

struct RunSavedReports {
    std::vector<std::string> names;   ///< 'all' is every one
    std::optional<std::string> into;  ///< a folder, made where it is not there: a file each
};
/// The commands to run. Throws not_found for a name that is none, with the nearest.
Answer run_saved_reports(const store::Store& store, const Context& context, const RunSavedReports& options);

struct RemoveSavedReport {
    std::string name;
};
Answer remove_saved_report(store::Store& store, const Context& context, const RemoveSavedReport& options);

}  // namespace winloss::app
