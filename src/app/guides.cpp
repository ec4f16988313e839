#include "winloss/app/guides.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/domain/guide.hpp"
#include "winloss/store/guides.hpp"

namespace winloss::app {

Answer list_guides(const store::Store& store, const Context&, const ListGuides&) {
    Table table{.name = "guides",
                .title = "",
                .columns = {{"id", "Id", Type::integer},
                            {"kind", "Kind", Type::text, true},
                            {"outcome", "Outcome", Type::text},
                            {"version", "Version", Type::integer},
                            {"questions", "Questions", Type::integer}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const store::StoredGuide& guide : store::guides(store)) {
        table.rows.push_back({guide.id.value, guide.kind,
                              guide.outcome ? Cell(std::string(word(*guide.outcome))) : Cell(), guide.version,
                              static_cast<std::int64_t>(read_guide(guide.text).size())});
    }
    return {.data = List{std::move(table), "There are no guides."}, .messages = {}};
}

Answer show_guide(const store::Store& store, const Context&, const ShowGuide& options) {
    const auto outcome = options.outcome ? std::optional(require_word<Outcome>(*options.outcome)) : std::nullopt;
    const auto guide = store::guide_for(store, options.kind, outcome);
    if (guide) { return {.data = Text{guide->text}, .messages = {}}; }
    std::vector<std::string> kinds;
    for (const store::StoredGuide& each : store::guides(store)) {
        if (each.kind == options.kind) {
            throw usage_error(fmt::format("There is a guide of '{}' for each outcome.", options.kind),
                              "Say which: --outcome won, lost or no-decision.");
        }
        if (std::find(kinds.begin(), kinds.end(), each.kind) == kinds.end()) { kinds.push_back(each.kind); }
    }
    const std::string near = did_you_mean(options.kind, kinds);
    throw not_found(fmt::format("There is no guide of '{}'.", options.kind),
                    near.empty() ? "winloss guide list shows them." : near);
}

}  // namespace winloss::app
