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
Answer show_flag(const store::Store& store, const Context& context, const ShowAround& options);

/// What is not given stays; an empty value clears.
struct SetFlag {
    std::string flag;
    std::optional<std::string> kind;
    std::optional<std::string> text;
    std::optional<std::string> owner;
    std::optional<std::string> raised;
    std::optional<std::string> look_again_on;
    std::optional<std::string> cleared;  ///< empty: it is raised again
    std::optional<std::string> why;      ///< what settled it
    std::optional<std::string> from;     ///< the interview that uncovered it
};
Answer set_flag(store::Store& store, const Context& context, const SetFlag& options);

struct ClearFlag {
    std::string flag;
    std::optional<std::string> why;
    std::optional<std::string> on;
};
Answer clear_flag(store::Store& store, const Context& context, const ClearFlag& options);

struct RemoveFlag {
    std::string flag;
};
Answer remove_flag(store::Store& store, const Context& context, const RemoveFlag& options);

Table flags_table();
Row cells(const store::FlagRow& row, Date today);

}  // namespace winloss::app
