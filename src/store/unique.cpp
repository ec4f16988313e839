#include "unique.hpp"

#include <fmt/format.h>

#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss::store {

void refuse_taken_external_id(const Store& store, RecordKind kind, const std::optional<std::string>& external_id,
                              std::int64_t id) {
    if (!external_id) { return; }
    const std::string_view table = table_name(kind);
    Statement row =
        store.prepare(fmt::format("SELECT id FROM {} WHERE external_id = $external_id AND id <> $id", table));
    if (row.bind("external_id", *external_id).bind("id", id).step()) {
        throw conflict(
            fmt::format("{} is the external id of {} {} already.", quoted(*external_id), table, row.integer(0)));
    }
}

}  // namespace winloss::store
