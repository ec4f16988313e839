// Flags: what an interview uncovered for someone else to look after.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "winloss/app/about.hpp"
#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/store/flags.hpp"

namespace winloss::app {

struct AddFlag {
    std::string kind;
    About about;
    std::optional<std::string> text;
    std::optional<std::string> owner;
    std::optional<std::string> look_again_on;
};
Answer add_flag(store::Store& store, const Context& context, const AddFlag& options);

struct ListFlags {
    About about;
    std::optional<std::string> kind;
    std::optional<std::string> owner;
    bool all = false;                   ///< cleared ones too
    std::optional<std::string> within;  ///< to be looked at again in this time
    std::optional<std::int64_t> limit;
};
Answer list_flags(const store::Store& store, const Context& context, const ListFlags& options);

struct ClearFlag {
    std::string flag;
    std::optional<std::string> why;
    std::optional<std::string> on;
};
Answer clear_flag(store::Store& store, const Context& context, const ClearFlag& options);

Table flags_table();
Row cells(const store::FlagRow& row, Date today);

}  // namespace winloss::app
