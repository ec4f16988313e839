#include "winloss/exchange/id_columns.hpp"

#include <algorithm>
#include <optional>

#include "import_sums.hpp"
#include "winloss/core/text.hpp"

namespace winloss::exchange {

namespace {

class JudgedColumn {
public:
    /// `guids`: it may be one of these, else of Salesforce's alone, and is to say what is among them.
    JudgedColumn(std::size_t column, bool list, bool guids, bool tells_mixed)
        : column_(column), list_(list), tells_mixed_(tells_mixed), guids_(guids) {}

    /// A cell that is not empty.
    void add(std::string_view cell, std::int64_t line) {
        if (!list_) { return add_id(cell, line); }
        for (const std::string_view each : split(cell, ';')) {
            if (const std::string_view id = trim(each); !id.empty()) { add_id(id, line); }
        }
    }
    bool is_settled() const { return !guids_ && other_ && (!tells_mixed_ || is_salesforces()); }

    std::optional<IdColumn> whole() const {
        if (guids_ && some_otherwise_) { return IdColumn{column_, IdForm::guid}; }
        if (other_ || !is_salesforces()) { return std::nullopt; }
        return IdColumn{column_, IdForm::salesforce};
    }
    std::optional<MixedIds> mixed() const {
        if (!tells_mixed_ || !other_ || !is_salesforces()) { return std::nullopt; }
        return other_;
    }

private:
    void add_id(std::string_view id, std::int64_t line) {
        constexpr std::size_t short_form = 15;
        guids_ = guids_ && is_guid(id);
        some_otherwise_ = some_otherwise_ || (guids_ && canonical_id(IdForm::guid, id) != id);
        if (!is_salesforce_id(id)) {
            if (!other_) { other_ = MixedIds{column_, std::string(id), line}; }
            return;
        }
        some_short_ = some_short_ || id.size() == short_form;
        some_letters_ = some_letters_ || id.find_first_not_of("0123456789") != std::string_view::npos;
    }
    bool is_salesforces() const { return some_short_ && some_letters_; }

    std::size_t column_;
    bool list_;
    bool tells_mixed_;
    bool guids_;
    bool some_otherwise_ = false;  ///< a GUID in braces or capitals
    bool some_short_ = false;
    bool some_letters_ = false;      ///< a number of fifteen digits may be anybody's
    std::optional<MixedIds> other_;  ///< the first id that is not Salesforce's
};

/// A parent may be named by its id, and then by nothing else.
bool may_hold_ids(const FieldSpec& field) {
    return field.kind == FieldKind::id || field.name == "competitor_id" || field.name == "parent";
}

}  // namespace

bool judges_ids(const Mapping& mapping, const Profile& profile, bool guess) {
    return profile.ids == IdForm::salesforce || (guess && !mapping.own_list);
}

IdColumns find_id_columns(CsvReader& csv, const Mapping& mapping, const Profile& profile) {
    const bool said = profile.ids == IdForm::salesforce;
    std::vector<std::pair<std::size_t, JudgedColumn>> columns;
    for (const MappedColumn& each : mapping.columns) {
        if (!may_hold_ids(*each.field) || (!said && mapping.headings[each.column] == "external_id")) { continue; }
        const bool tells_mixed = said && each.field->name != "parent";
        columns.emplace_back(each.column,
                             JudgedColumn(each.column, each.field->kind == FieldKind::list, !said, tells_mixed));
    }
    const auto all_settled = [&] {
        return std::ranges::all_of(columns, [](const auto& each) { return each.second.is_settled(); });
    };
    LinesAside lines(mapping);  // the first cell of a sum is no id, though it may stand in their column
    while (!all_settled() && csv.next()) {
        const LineKind kind = lines.look(csv.row());
        if (csv.fault() || kind == LineKind::aside || kind == LineKind::blank) { continue; }
        for (auto& [column, judged] : columns) {
            if (judged.is_settled()) { continue; }
            const std::string_view cell = trim(csv.row()[column]);
            if (!cell.empty() && cell != profile.null) { judged.add(cell, csv.line()); }
        }
    }
    IdColumns found;
    for (const auto& [column, judged] : columns) {
        if (const auto whole = judged.whole()) { found.whole.push_back(*whole); }
        if (auto mixed = judged.mixed()) { found.mixed.push_back(*std::move(mixed)); }
    }
    return found;
}

}  // namespace winloss::exchange
