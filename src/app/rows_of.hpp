// Rows of the store that are read while they are printed, so that none of them is held.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "winloss/app/context.hpp"
#include "winloss/app/pace.hpp"
#include "winloss/core/row_list.hpp"
#include "winloss/store/store.hpp"

namespace winloss::app {

using Take = std::function<void(Row)>;
using Told = std::vector<std::string>;  ///< sentences

/// `each` is given where its rows go, and returns the sentences that only they could tell. Who waits sees how many of
/// those in `counted_table` are read, going by the rows that it gives.
template <class Each>
RowList rows_of(const store::Store& store, const Context& context, Table table, const char* counted_table,
                std::string none, const Each& each) {
    return RowList{
        std::move(table), std::move(none), [&store, &context, counted_table, each](const Take& take) -> Told {
            const store::Snapshot snapshot(store);
            const std::int64_t whole =
                context.progress ? store.connection().scalar(std::string("SELECT count(*) FROM ") + counted_table)
                                 : std::int64_t{0};
            const Pace pace(context, "read");
            std::int64_t read = 0;
            return each([&](Row row) {
                take(std::move(row));
                if (pace.due(++read)) { pace.tell(read, read, whole); }
            });
        }};
}

}  // namespace winloss::app
