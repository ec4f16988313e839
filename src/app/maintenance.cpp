#include "winloss/app/maintenance.hpp"

#include <fmt/format.h>

#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/maintenance.hpp"

namespace winloss::app {

Answer check(const store::Store& store, const Context&, const Check&) {
    const std::vector<store::Finding> findings = store::check(store);
    Table table{.name = "findings",
                .title = "",
                .columns = {{"check", "Check", Type::text},
                            {"record", "Record", Type::text},
                            {"problem", "Problem", Type::text, true},
                            {"remedy", "Remedy", Type::text}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    const auto text = [](const std::string& shown) { return shown.empty() ? Cell() : Cell(shown); };
    for (const store::Finding& each : findings) {
        table.rows.push_back({each.check, text(each.record), each.problem, text(each.remedy)});
    }
    const bool well = findings.empty();
    return {.data = List{std::move(table), ""},
            .messages = {well ? std::string("The store is whole.")
                              : fmt::format("{}.",
                                            counted(static_cast<long long>(findings.size()), "finding", "findings"))},
            .exit_code = well ? 0 : exit_code(ErrorKind::store)};
}

Answer backup(const store::Store& store, const Context&, const Backup& options) {
    store::backup(store, options.target);
    return {.data = {},
            .messages = {fmt::format("Saved a copy as {}, and checked it.", options.target),
                         fmt::format("It is a store like any other: winloss --store {} log", options.target)}};
}

}  // namespace winloss::app
