#include "winloss/app/cells.hpp"

namespace winloss::app {

Record record_of(std::string title, const Table& table) {
    Record record{.title = std::move(title), .fields = {}, .sections = {}, .body = {}};
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Column& column = table.columns[i];
        record.fields.push_back({column.key, column.title, table.rows.front()[i], column.title.empty()});
    }
    return record;
}

}  // namespace winloss::app
