// The analyst's tidy file: a row a coding.
#pragma once

#include <optional>
#include <string>

#include "winloss/app/context.hpp"
#include "winloss/core/row_list.hpp"
#include "winloss/store/store.hpp"

namespace winloss::app {

struct ExportCodings {
    std::optional<std::string> kind;
    std::optional<std::string> held;  ///< a period
    std::optional<std::string> code;  ///< with those below it
    std::optional<std::int64_t> limit;
};
RowList export_codings(const store::Store& store, const Context& context, const ExportCodings& options);

}  // namespace winloss::app
