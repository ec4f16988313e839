// Every change is an operation: shown, taken back, done again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

/// The kinds of record whose life `log` shows, as they are typed.
std::vector<std::string> record_kinds();

struct ShowLog {
    std::optional<std::string> kind;  ///< 'deal': with `record`, the life of that one
    std::optional<std::string> record;
    std::optional<std::int64_t> limit;
};
Answer show_log(const store::Store& store, const Context& context, const ShowLog& options);

struct Undo {
    std::optional<std::string> operation;  ///< its number; else the latest not yet undone
    bool dry_run = false;
};
Answer undo(store::Store& store, const Context& context, const Undo& options);

struct Redo {
    bool dry_run = false;
};
Answer redo(store::Store& store, const Context& context, const Redo& options);

}  // namespace winloss::app
