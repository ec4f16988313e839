// The options that every command understands, wherever they stand on the line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/cli/binder.hpp"

namespace winloss::cli {

struct Globals {
    std::optional<std::string> store;
    std::optional<std::string> today;
    std::optional<std::string> person;  ///< --as
    std::optional<std::string> format;
    std::optional<std::string> output;  ///< the file that data goes into
    std::optional<std::string> table;   ///< the table of a report that a flat format prints
    std::optional<std::string> color;   ///< auto, always, never
    std::optional<std::int64_t> wait;   ///< seconds for a busy store
    bool raw = false;                   ///< CSV text cells as they are
    bool no_pager = false;
    bool no_config = false;  ///< the configuration is not read
    bool no_input = false;
    bool quiet = false;
    bool verbose = false;
    bool log_sql = false;
    bool help = false;
};

/// Declares them on a verb's binder, after the verb's own.
void bind_globals(Binder& binder, Globals& globals);

/// What bind_globals() declares, for whoever only asks what there is.
const std::vector<Parameter>& global_parameters();
/// The global option or flag of that name; null where there is none.
const Parameter* global_parameter(std::string_view name);

}  // namespace winloss::cli
