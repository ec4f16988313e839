// Interviews as facts, streamed in the order of their numbers; memory grows with the accounts, not with the interviews.
// Knows no report.
#pragma once

#include <functional>
#include <memory>

#include "winloss/domain/outreach_facts.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

class OutreachFacts {
public:
    /// Several statements: they want a Snapshot around them that also outlives each().
    OutreachFacts(const Store& store, const Needs& needs, Date as_of);
    ~OutreachFacts();

    const FactLabels& labels() const;
    /// Every interview whose deal is not excluded from all figures. Once.
    void each(const std::function<void(const OutreachFact&)>& take);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace winloss::store
