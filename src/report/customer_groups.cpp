#include "winloss/report/customer_groups.hpp"

#include <algorithm>

namespace winloss::report {

CustomerGroups::CustomerGroups(const Scope& scope)
    : scope_(scope),
      by_product_(std::find(scope.by.begin(), scope.by.end(), Facet::product) != scope.by.end()),
      groups_(scope.by) {
    if (const Filter* filter = scope.filter(Facet::product)) { products_ = filter->any_of; }
    std::erase_if(scope_.filters, [](const Filter& each) { return each.facet == Facet::product; });
}

void CustomerGroups::each(const AccountFact& fact, const Labels& products,
                          const std::function<void(const Customer&)>& take) {
    if (!scope_.takes(fact.labels)) { return; }
    const auto label = [&](const ContractFacts& each) { return each.product ? products.of(each.product->value) : 0; };
    contracts_.clear();
    for (const ContractFacts& each : fact.contracts) {
        const bool takes =
            products_.empty() || std::find(products_.begin(), products_.end(), label(each)) != products_.end();
        if (takes) { contracts_.push_back(each); }
    }
    if (contracts_.empty()) { return; }
    if (scope_.by.empty()) {
        take({contracts_, true, std::nullopt});
        return;
    }
    const auto group = [&](const AttributeLabels& labels) {
        return groups_.by_time() ? std::nullopt : std::optional(groups_.of(labels));
    };
    if (!by_product_) {
        take({contracts_, true, group(fact.labels), &fact.labels});
        return;
    }
    take({contracts_, true, std::nullopt});
    std::stable_sort(contracts_.begin(), contracts_.end(), [](const ContractFacts& left, const ContractFacts& right) {
        return left.product < right.product;
    });
    for (auto from = contracts_.begin(); from != contracts_.end();) {
        const auto to =
            std::find_if(from, contracts_.end(), [&](const auto& each) { return each.product != from->product; });
        AttributeLabels labels = fact.labels;
        labels[Attribute::product] = label(*from);
        take({{from, to}, false, group(labels), &labels});
        from = to;
    }
}

}  // namespace winloss::report
