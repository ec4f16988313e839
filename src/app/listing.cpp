#include "winloss/app/listing.hpp"

#include <fmt/format.h>

#include <utility>

#include "winloss/core/text.hpp"

namespace winloss::app {

RowLimit::RowLimit(const Context& context, std::optional<std::int64_t> asked, std::int64_t on_screen)
    : rows_(asked.value_or(context.on_screen ? on_screen : 0)), says_so_(context.on_screen) {}

bool RowLimit::cut(Table& table) const {
    const auto most = static_cast<std::size_t>(rows_);
    if (rows_ == 0 || table.rows.size() <= most) { return false; }
    table.rows.resize(most);
    return true;
}

Answer listed(Table table, const RowLimit& limit, const std::function<store::RowCount()>& count,
              std::string when_empty) {
    Answer answer;
    if (limit.cut(table) && limit.says_so()) {
        const store::RowCount all = count();
        answer.messages.push_back(fmt::format("{} of {}{}; --limit 0 shows all.",
                                              grouped(std::to_string(table.rows.size())), all.more ? "more than " : "",
                                              grouped(std::to_string(all.rows))));
    }
    answer.data = List{std::move(table), std::move(when_empty)};
    return answer;
}

void cut_section(Table& section, const RowLimit& limit, const std::string& command) {
    if (limit.cut(section)) {
        section.notes.push_back(fmt::format("The first {}; {} shows all.", section.rows.size(), command));
    }
}

}  // namespace winloss::app
