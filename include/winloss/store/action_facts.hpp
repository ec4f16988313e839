// Actions as facts, streamed in the order of their numbers. Knows no report.
#pragma once

#include <functional>
#include <memory>

#include "winloss/domain/action_facts.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

class ActionFacts {
public:
    /// Several statements: they want a Snapshot around them that also outlives each().
    ActionFacts(const Store& store, const Needs& needs, Date as_of);

    const FactLabels& labels() const { return labels_; }
    void each(const std::function<void(const ActionFact&)>& take);

private:
    const Store& store_;
    Date as_of_;
    FactLabels labels_;
};

}  // namespace winloss::store
