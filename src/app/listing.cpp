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

std::vector<std::string> RowLimit::sentences(std::int64_t printed, const store::RowCount& all) const {
    if (!says_so_) { return {}; }
    return {fmt::format("{} of {}{}; --limit 0 shows all.", grouped(std::to_string(printed)),
                        all.more ? "more than " : "", grouped(std::to_string(all.rows)))};
}

Answer listed(Table table, const RowLimit& limit, const std::function<store::RowCount()>& count,
              std::string when_empty) {
    Answer answer;
    if (limit.cut(table) && limit.says_so()) { answer.messages = limit.sentences(std::ssize(table.rows), count()); }
    answer.data = List{std::move(table), std::move(when_empty)};
    return answer;
}

void cut_section(Table& section, const RowLimit& limit, const std::string& command) {
    if (limit.cut(section)) {
        section.notes.push_back(fmt::format("The first {}; {} shows all.", section.rows.size(), command));
    }
}

}  // namespace winloss::app
