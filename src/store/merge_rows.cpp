#include "merge_rows.hpp"

#include <fmt/format.h>

#include "winloss/core/text.hpp"
#include "winloss/store/former_names.hpp"

namespace winloss::store {

std::int64_t rename_column(Write& write, std::string_view table, std::string_view column, std::int64_t from,
                           std::int64_t into) {
    return write.prepare(fmt::format("UPDATE {0} SET {1} = $into WHERE {1} = $from", table, column))
        .bind("into", into)
        .bind("from", from)
        .run();
}

std::vector<Moved> move_references(Write& write, RecordKind kind, std::int64_t from, std::int64_t into,
                                   const MoveRows& special) {
    std::vector<Moved> moved;
    for (const Reference& reference : references()) {
        if (reference.parent != table_name(kind)) { continue; }
        const auto done = special(reference);
        const std::int64_t count = done ? *done : rename_column(write, reference.child, reference.column, from, into);
        if (count > 0) { moved.push_back({std::string(reference.child), count}); }
    }
    return moved;
}

void end_in(Write& write, RecordKind kind, std::int64_t from, std::int64_t into, const std::string& name,
            const std::string& name_of_into) {
    move_former_names(write, kind, from, into);
    if (fold(name) != fold(name_of_into)) { keep_former_name(write, kind, name, {into, true}); }
    remove_record(write, kind, from);
}

}  // namespace winloss::store
