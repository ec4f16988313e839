// The facts that reports are made of, streamed from the store in the order of deals or accounts; memory grows with
// the accounts, their contracts (72 bytes each) and what was heard, not with the deals. Knows no report.
#pragma once

#include <functional>
#include <memory>
#include <optional>

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

class AccountFacts {
public:
    AccountFacts(const Store& store, const Needs& needs, Date as_of);
    ~AccountFacts();

    const FactLabels& labels() const;
    /// Every account that has a contract, by number.
    void each(const std::function<void(const AccountFact&)>& take);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The first day of the earliest contract; null where there is none.
std::optional<Date> first_start(const Store& store);

}  // namespace winloss::store
