// The codebook, and the mapping of what reps enter to its codes.
#pragma once

#include <optional>
#include <string>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

struct ListCodes {
    std::optional<std::string> under;  ///< only this code and what is below it
    std::optional<std::string> kind;
};
Answer list_codes(const store::Store& store, const Context& context, const ListCodes& options);

struct ShowCode {
    std::string code;
};
Answer show_code(const store::Store& store, const Context& context, const ShowCode& options);

struct ListReasons {};
Answer list_reasons(const store::Store& store, const Context& context, const ListReasons& options);

struct ListUnmapped {};
/// Stated reasons without a code; beside each the codes that its words are near to.
Answer list_unmapped(const store::Store& store, const Context& context, const ListUnmapped& options);

struct MapReason {
    std::string text;
    std::optional<std::string> code;
    bool none = false;  ///< take the mapping away
    bool dry_run = false;
};
Answer map_reason(store::Store& store, const Context& context, const MapReason& options);

}  // namespace winloss::app
