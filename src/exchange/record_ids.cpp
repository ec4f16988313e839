#include "winloss/exchange/record_ids.hpp"

#include <algorithm>
#include <functional>

#include "winloss/core/text.hpp"

namespace winloss::exchange {

namespace {

std::uint64_t fingerprint(std::string_view id) { return std::hash<std::string_view>{}(id); }

}  // namespace

RecordIds::RecordIds(const Mapping& mapping, IdForm form) : column_(mapping.column_of("external_id")), form_(form) {}

void RecordIds::add(const CsvReader& csv) {
    const std::string_view id = trim(csv.row()[*column_]);
    if (id.empty()) { return; }
    all_.push_back(form_ == IdForm::as_it_is ? fingerprint(id) : fingerprint(canonical_id(form_, id)));
}

void RecordIds::finish() {
    std::ranges::sort(all_);
    for (std::size_t i = 1; i < all_.size(); ++i) {
        if (all_[i] == all_[i - 1] && (again_.empty() || again_.back() != all_[i])) { again_.push_back(all_[i]); }
    }
}

bool RecordIds::holds(std::string_view id) const { return std::ranges::binary_search(all_, fingerprint(id)); }

bool RecordIds::holds_again(std::string_view id) const {
    return !again_.empty() && std::ranges::binary_search(again_, fingerprint(id));
}

std::vector<std::size_t> columns_of_salesforce_ids(CsvReader& csv, const Mapping& mapping) {
    constexpr std::size_t short_form = 15;
    struct Column {
        std::size_t column = 0;
        bool some_short = false;
        bool some_letters = false;  // a number of fifteen digits may be anybody's
    };
    std::vector<Column> columns;
    for (const MappedColumn& each : mapping.columns) {
        const bool ids = each.field->kind == FieldKind::id || each.field->name == "competitor_id";
        if (ids && mapping.headings[each.column] != "external_id") { columns.emplace_back().column = each.column; }
    }
    while (!columns.empty() && csv.next()) {
        if (csv.fault()) { continue; }
        std::erase_if(columns, [&](Column& each) {
            const std::string_view id = each.column < csv.row().size() ? trim(csv.row()[each.column]) : "";
            each.some_short = each.some_short || id.size() == short_form;
            each.some_letters = each.some_letters || id.find_first_not_of("0123456789") != std::string_view::npos;
            return !id.empty() && !is_salesforce_id(id);
        });
    }
    std::vector<std::size_t> found;
    for (const Column& each : columns) {
        if (each.some_short && each.some_letters) { found.push_back(each.column); }
    }
    return found;
}

}  // namespace winloss::exchange
