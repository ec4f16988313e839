#include "winloss/report/group.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "winloss/core/text.hpp"
#include "winloss/report/scope.hpp"

namespace winloss::report {

namespace {

std::optional<Step> step_of(Facet facet) {
    switch (facet) {
        case Facet::month: return Step::month;
        case Facet::quarter: return Step::quarter;
        case Facet::year: return Step::year;
        default: return std::nullopt;
    }
}

/// Months since year 0, plus 1, of the first month of the step: a label that sorts and can be read back.
Label time_label(Step unit, Date date) {
    const Date first = first_of(unit, date);
    return static_cast<Label>(year_of(first)) * 12 + month_of(first);
}

Date date_of(Label label) { return make_date(static_cast<int>((label - 1) / 12), (label - 1) % 12 + 1, 1); }

/// 0 for what is no step of time, and where no day is known.
Label day_label(Facet facet, const std::optional<Date>& day) {
    const auto unit = step_of(facet);
    return unit && day ? time_label(*unit, *day) : 0;
}

Label label_in(Facet facet, const DealFact& fact) {
    if (const auto attribute = entry(facet).attribute) { return fact.labels[*attribute]; }
    if (facet == Facet::outcome) { return outcome_label(fact); }
    if (facet == Facet::relation) { return fact.relation ? label_of(*fact.relation) : 0; }
    return day_label(facet, fact.decided);
}

/// Whether the labels' own numbers are their order.
bool ordered_by_number(Facet facet) {
    return step_of(facet) || facet == Facet::kind || facet == Facet::outcome || facet == Facet::relation;
}

/// Of each label its place among the names.
std::vector<std::uint32_t> places(const Labels& labels) {
    std::vector<Label> order(labels.size());
    std::iota(order.begin(), order.end(), 0U);
    std::vector<std::string> folded;
    for (const Label label : order) { folded.push_back(fold(labels.text(label))); }
    std::sort(order.begin(), order.end(), [&](Label left, Label right) {
        return std::tie(folded[left], labels.text(left), left) < std::tie(folded[right], labels.text(right), right);
    });
    std::vector<std::uint32_t> place(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) { place[order[i]] = i + 1; }
    return place;
}

}  // namespace

Groups::Groups(std::vector<Facet> by) : by_(std::move(by)), steps_(by_.size()), path_(by_.size()) {
    if (by_.empty()) { size_ = 1; }
}

std::span<const std::uint32_t> Groups::of(const DealFact& fact) {
    found_.clear();
    walk(fact, 0, 0);
    return found_;
}

void Groups::walk(const DealFact& fact, std::size_t dimension, std::uint32_t node) {
    if (dimension == by_.size()) {
        found_.push_back(node);
        return;
    }
    const Facet facet = by_[dimension];
    if (facet != Facet::competitor || fact.competitors.empty()) {
        walk(fact, dimension + 1, step(dimension, node, label_in(facet, fact)));
        return;
    }
    Label last = 0;
    for (const CompetitorFact& named : fact.competitors) {
        if (named.competitor != last) { walk(fact, dimension + 1, step(dimension, node, named.competitor)); }
        last = named.competitor;
    }
}

std::uint32_t Groups::of(const AttributeLabels& labels, std::optional<Date> day) {
    std::uint32_t node = 0;
    for (std::size_t d = 0; d < by_.size(); ++d) {
        const auto attribute = entry(by_[d]).attribute;
        node = step(d, node, attribute ? labels[*attribute] : day_label(by_[d], day));
    }
    return node;
}

std::uint32_t Groups::step(std::size_t dimension, std::uint32_t node, Label label) {
    path_[dimension] = label;
    auto& nodes = steps_[dimension];
    const auto [at, fresh] =
        nodes.try_emplace(std::uint64_t{node} << 32U | label, static_cast<std::uint32_t>(nodes.size()));
    if (fresh && dimension + 1 == by_.size()) {
        keys_.insert(keys_.end(), path_.begin(), path_.end());
        ++size_;
    }
    return at->second;
}

bool Groups::by_time() const {
    return std::any_of(by_.begin(), by_.end(), [](Facet facet) { return step_of(facet).has_value(); });
}

bool Groups::overlap() const {
    return std::any_of(by_.begin(), by_.end(),
                       [](Facet facet) { return facet == Facet::competitor || facet == Facet::relation; });
}

std::vector<Column> Groups::columns() const {
    std::vector<Column> result;
    for (const Facet facet : by_) {
        result.push_back({std::string(entry(facet).key), std::string(entry(facet).title), Type::text, true});
    }
    return result;
}

Row Groups::cells(std::uint32_t group, const FactLabels& labels) const {
    Row row;
    for (std::size_t d = 0; d < by_.size(); ++d) {
        const Label label = key(group, d);
        const auto unit = step_of(by_[d]);
        if (unit && label != 0) {
            row.emplace_back(winloss::label(*unit, date_of(label)));
        } else {
            row.push_back(label_cell(by_[d], label, labels));
        }
    }
    return row;
}

std::vector<std::uint32_t> Groups::in_order(const FactLabels& labels) const {
    std::vector<std::vector<std::uint32_t>> place(by_.size());
    for (std::size_t d = 0; d < by_.size(); ++d) {
        if (ordered_by_number(by_[d])) { continue; }
        place[d] = places(by_[d] == Facet::competitor ? labels.competitors : labels[entry(by_[d]).attribute.value()]);
    }
    const auto rank = [&](std::uint32_t group, std::size_t d) {
        const Label label = key(group, d);
        if (label == 0) { return UINT32_MAX; }
        return place[d].empty() ? label : place[d][label];
    };
    std::vector<std::uint32_t> order(size_);
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t left, std::uint32_t right) {
        for (std::size_t d = 0; d < by_.size(); ++d) {
            if (rank(left, d) != rank(right, d)) { return rank(left, d) < rank(right, d); }
        }
        return false;
    });
    return order;
}

}  // namespace winloss::report
