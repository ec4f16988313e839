#include "winloss/report/compared.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "figures.hpp"
#include "winloss/core/error.hpp"
#include "winloss/stats/interval.hpp"

namespace winloss::report {

namespace {

std::string in_words(const Period& period) {
    return fmt::format("{} to {}", period.from ? iso(*period.from) : "the first day",
                       period.to ? iso(*period.to) : "the last");
}

using Figures = std::vector<std::pair<FigureKey, Figure>>;

/// Of each column, currency and group the base that its rows share, by the front of a figure's key.
class Bases {
public:
    Bases(const Figures& figures, std::optional<std::size_t> one_base) : one_base_(one_base) {
        if (!one_base_) { return; }
        for (const auto& [key, figure] : figures) { shares_.try_emplace(front(key), figure.share); }
    }

    /// None of the base; null where it is not known.
    Cell none(const FigureKey& key) const {
        const auto at = one_base_ ? shares_.find(front(key)) : shares_.end();
        return at == shares_.end() ? Cell() : Cell(none_of(at->second));
    }

private:
    FigureKey front(const FigureKey& key) const {
        constexpr std::ptrdiff_t column_and_currency = 2;
        return {key.begin(), key.begin() + column_and_currency + static_cast<std::ptrdiff_t>(*one_base_)};
    }

    std::optional<std::size_t> one_base_;
    std::map<FigureKey, Share> shares_;
};

/// A figure of either period; null where it has none.
struct Beside {
    const FigureKey* key = nullptr;
    const Figure* now = nullptr;
    const Figure* before = nullptr;
};

/// What a row is of, whatever the column and the currency.
FigureKey subject_of(const FigureKey& key) {
    constexpr std::ptrdiff_t column_and_currency = 2;
    return {key.begin() + column_and_currency, key.end()};
}

/// Empty: of no money.
const std::string& currency_of(const FigureKey& key) { return key[1]; }

/// In the order of now, the currencies of a row by their letters. What was there before alone stands with what is of
/// the same subject now, else at the end.
std::vector<Beside> side_by_side(const Figures& now, const Figures& before) {
    std::map<FigureKey, const Figure*> of_before;
    for (const auto& [key, figure] : before) { of_before.emplace(key, &figure); }
    std::set<FigureKey> there;
    std::map<FigureKey, std::size_t> last;  // figure of each subject
    for (std::size_t i = 0; i < now.size(); ++i) {
        there.insert(now[i].first);
        last[subject_of(now[i].first)] = i;
    }
    std::map<std::size_t, std::vector<Beside>> gone;  // by the figure of now that they stand behind
    for (const auto& [key, figure] : before) {
        if (there.contains(key)) { continue; }
        const auto at = last.find(subject_of(key));
        gone[at == last.end() ? now.size() : at->second].push_back({&key, nullptr, &figure});
    }
    std::vector<Beside> rows;
    const auto add_gone = [&](std::size_t place) {
        if (const auto at = gone.find(place); at != gone.end()) {
            rows.insert(rows.end(), at->second.begin(), at->second.end());
        }
    };
    for (std::size_t i = 0; i < now.size(); ++i) {
        const auto at = of_before.find(now[i].first);
        rows.push_back({&now[i].first, &now[i].second, at == of_before.end() ? nullptr : at->second});
        add_gone(i);
    }
    add_gone(now.size());
    for (auto first = rows.begin(); first != rows.end();) {
        const auto end = std::find_if(
            first, rows.end(), [&](const Beside& each) { return subject_of(*each.key) != subject_of(*first->key); });
        std::stable_sort(first, end, [](const Beside& left, const Beside& right) {
            return currency_of(*left.key) < currency_of(*right.key);
        });
        first = end;
    }
    return rows;
}

}  // namespace

Period preceding(const Period& period) {
    if (!period.from || !period.to) {
        throw usage_error("What comes before is known only of a period with a first and a last day.",
                          "--period 2026Q3 --compare-to previous, or --compare-to 2026Q2.");
    }
    const Date after = *period.to + Days{1};
    const bool whole_months = *period.from == first_of_month(*period.from) && after == first_of_month(after);
    if (!whole_months) { return {*period.from - Days{(after - *period.from).count()}, *period.from - Days{1}}; }
    const int months = (year_of(after) - year_of(*period.from)) * 12 + static_cast<int>(month_of(after)) -
                       static_cast<int>(month_of(*period.from));
    return {add_months(*period.from, -months), *period.from - Days{1}};
}

std::vector<Column> difference_columns(std::string now, std::string before) {
    return {{"now", std::move(now), Type::share}, {"before", std::move(before), Type::share},
            {"points", "Points", Type::real},     {"points_low", "Low", Type::real},
            {"points_high", "High", Type::real},  {.key = "change", .title = "Change", .prose = true}};
}

void add_difference(Row& row, const Cell& now_cell, const Cell& before_cell) {
    const auto* now = std::get_if<Share>(&now_cell);
    const auto* before = std::get_if<Share>(&before_cell);
    // A difference would tell the share that is not shown.
    const auto untold = [](const Share* share) { return share == nullptr || !share->ratio.value() || share->hidden; };
    if (untold(now) || untold(before)) {
        row.insert(row.end(), 4, Cell());
        return;
    }
    row.push_back(points(*now->ratio.value() - *before->ratio.value()));
    const auto difference = now->low && before->low ? stats::compare(now->ratio, before->ratio) : std::nullopt;
    if (!difference) {
        row.insert(row.end(), 3, Cell());
        return;
    }
    row.push_back(points(difference->interval.low));
    row.push_back(points(difference->interval.high));
    switch (difference->change) {
        case stats::Change::up: row.emplace_back("up"); break;
        case stats::Change::down: row.emplace_back("down"); break;
        case stats::Change::none: row.emplace_back(); break;
    }
}

Report compared(Report now, const Report& before, bool same_subjects, std::optional<std::size_t> one_base) {
    const Table& main = now.tables.front();
    if (!has_shares(main)) {
        throw usage_error(fmt::format("'report {}' has no shares to set side by side.", now.name));
    }
    const bool money = has_shares_of_amounts(main);
    Table table = figures_table("compared", main, money);
    for (Column& column : difference_columns("Now", "Before")) { table.columns.push_back(std::move(column)); }
    const auto figures = figures_of(main);
    const auto earlier = figures_of(before.tables.front());
    const Bases bases_now(figures, one_base);
    const Bases bases_before(earlier, one_base);
    for (const Beside& each : side_by_side(figures, earlier)) {
        Row row = figure_cells(each.now ? *each.now : *each.before, money);
        const Cell left = each.now ? Cell(each.now->share) : bases_now.none(*each.key);
        const Cell right = each.before ? Cell(each.before->share) : bases_before.none(*each.key);
        row.insert(row.end(), {left, right});
        add_difference(row, left, right);
        table.rows.push_back(std::move(row));
    }
    now.filters.push_back({"compare_to", "Before", in_words(before.period)});
    now.notes.emplace_back(what_a_change_is);
    if (same_subjects) { now.notes.emplace_back(same_in_both); }
    now.tables.insert(now.tables.begin(), std::move(table));
    return now;
}

}  // namespace winloss::report
