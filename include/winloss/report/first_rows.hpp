// The first so many of a stream that comes in no order, without keeping the rest. Knows no table.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace winloss::report {

/// `Before` is a strict order. Holds at most twice as many as are wanted.
template <class T, class Before>
class FirstRows {
public:
    /// `limit` 0: all.
    explicit FirstRows(std::size_t limit) : limit_(limit) {}

    void add(T value) {
        ++seen_;
        rows_.push_back(std::move(value));
        if (limit_ > 0 && rows_.size() >= 2 * limit_) { cut(); }
    }
    std::size_t seen() const { return seen_; }
    /// In order.
    std::vector<T> rows() const {
        std::vector<T> result = rows_;
        std::sort(result.begin(), result.end(), Before());
        if (limit_ > 0 && result.size() > limit_) { result.erase(result.begin() + place(), result.end()); }
        return result;
    }

private:
    std::ptrdiff_t place() const { return static_cast<std::ptrdiff_t>(limit_); }
    void cut() {
        std::nth_element(rows_.begin(), rows_.begin() + place(), rows_.end(), Before());
        rows_.erase(rows_.begin() + place(), rows_.end());
    }

    std::size_t limit_;
    std::size_t seen_ = 0;
    std::vector<T> rows_;
};

}  // namespace winloss::report
