// The facts that reports are made of, streamed from the store in the order of deals; memory grows with the accounts and
// with what was heard, not with the deals. Knows no report.
#pragma once

#include <functional>
#include <memory>

#include "winloss/domain/facts.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

class DealFacts {
public:
    /// Reads the labels that `needs` asks for, and what was heard. Several statements: they want a Snapshot around them
    /// that also outlives each().
    DealFacts(const Store& store, const Needs& needs, Date as_of);
    ~DealFacts();

    /// Those of lead sources are complete only after each(), unless every one was asked for.
    const FactLabels& labels() const;
    /// Every deal as it stood on the day, by number; excluded ones and those not opened yet left out. Once.
    void each(const std::function<void(const DealFact&)>& take);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace winloss::store
