#include "winloss/exchange/id_columns.hpp"

#include <algorithm>

#include "import_sums.hpp"
#include "winloss/core/text.hpp"

namespace winloss::exchange {

namespace {

class JudgedColumn {
public:
    JudgedColumn(std::size_t column, bool list) : column_(column), list_(list) {}

    std::size_t column() const { return column_; }
    /// Another id than Salesforce's stands in it.
    bool is_settled() const { return other_; }
    bool is_salesforces() const { return !other_ && some_short_ && some_letters_; }

    /// A cell that is not empty.
    void add(std::string_view cell) {
        if (!list_) { return add_id(cell); }
        for (const std::string_view each : split(cell, ';')) {
            if (const std::string_view id = trim(each); !id.empty()) { add_id(id); }
        }
    }

private:
    void add_id(std::string_view id) {
        constexpr std::size_t short_form = 15;
        other_ = other_ || !is_salesforce_id(id);
        some_short_ = some_short_ || id.size() == short_form;
        some_letters_ = some_letters_ || id.find_first_not_of("0123456789") != std::string_view::npos;
    }

    std::size_t column_;
    bool list_;
    bool other_ = false;
    bool some_short_ = false;
    bool some_letters_ = false;  ///< a number of fifteen digits may be anybody's
};

/// A parent may be named by its id, and then by nothing else.
bool may_hold_ids(const FieldSpec& field) {
    return field.kind == FieldKind::id || field.name == "competitor_id" || field.name == "parent";
}

bool is_our_own(const Mapping& mapping, std::size_t column) { return mapping.headings[column] == "external_id"; }

}  // namespace

std::vector<std::size_t> find_salesforce_ids(CsvReader& csv, const Mapping& mapping, const Profile& profile) {
    std::vector<JudgedColumn> columns;
    for (const MappedColumn& each : mapping.columns) {
        if (!may_hold_ids(*each.field) || is_our_own(mapping, each.column)) { continue; }
        columns.emplace_back(each.column, each.field->kind == FieldKind::list);
    }
    LinesAside lines(mapping);  // the first cell of a sum is no id, though it may stand in their column
    while (!std::ranges::all_of(columns, &JudgedColumn::is_settled) && csv.next()) {
        const LineKind kind = lines.look(csv.row());
        if (csv.fault() || kind == LineKind::aside || kind == LineKind::blank) { continue; }
        for (JudgedColumn& each : columns) {
            if (each.is_settled()) { continue; }
            const std::string_view cell = trim(csv.row()[each.column()]);
            if (!cell.empty() && cell != profile.null) { each.add(cell); }
        }
    }
    std::vector<std::size_t> found;
    for (const JudgedColumn& each : columns) {
        if (each.is_salesforces()) { found.push_back(each.column()); }
    }
    return found;
}

IdForm id_form_of(const Mapping& mapping, const Profile& profile, bool guess,
                  const std::vector<std::size_t>& salesforces, std::size_t column) {
    if (profile.ids != IdForm::as_it_is) { return profile.ids; }
    if (!guess || mapping.own_list || is_our_own(mapping, column)) { return IdForm::as_it_is; }
    return std::ranges::find(salesforces, column) == salesforces.end() ? IdForm::guid : IdForm::salesforce;
}

}  // namespace winloss::exchange
