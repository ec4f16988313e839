// The groups that --by makes: facts in, group numbers out, names at the end. Knows no figure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "winloss/core/table.hpp"
#include "winloss/domain/facts.hpp"
#include "winloss/report/facet.hpp"

namespace winloss::report {

/// Numbers the combinations of labels as they are met. Without dimensions there is one group, and it is always there.
class Groups {
public:
    explicit Groups(std::vector<Facet> by);

    /// The groups a deal stands in: one, or one for each competitor named on it (label 0 where none is). Valid until
    /// the next call.
    std::span<const std::uint32_t> of(const DealFact& fact);
    /// The group of an account; every dimension is an attribute, or by the day what lies in a month, quarter or year.
    std::uint32_t of(const AttributeLabels& labels, std::optional<Date> day = std::nullopt);

    std::size_t size() const { return size_; }
    /// Whether month, quarter or year is among the dimensions.
    bool by_time() const;
    /// Whether a deal may stand in several groups.
    bool overlap() const;

    /// One column a dimension, and a group's cells for them: null where the label is 0.
    std::vector<Column> columns() const;
    Row cells(std::uint32_t group, const FactLabels& labels) const;
    /// All groups, dimension by dimension: time and words of the field in their order, names in that of the alphabet
    /// (folded), what is not known last.
    std::vector<std::uint32_t> in_order(const FactLabels& labels) const;

private:
    void walk(const DealFact& fact, std::size_t dimension, std::uint32_t node);
    std::uint32_t step(std::size_t dimension, std::uint32_t node, Label label);
    Label key(std::uint32_t group, std::size_t dimension) const { return keys_[group * by_.size() + dimension]; }

    std::vector<Facet> by_;
    std::size_t size_ = 0;
    std::vector<Label> keys_;  ///< a group's labels, one a dimension
    /// steps_[d]: a node of the dimensions before d and a label of d give a node; the last dimension's are the groups.
    std::vector<std::unordered_map<std::uint64_t, std::uint32_t>> steps_;
    std::vector<Label> path_;  ///< the labels walked through
    std::vector<std::uint32_t> found_;
};

}  // namespace winloss::report
