#include "winloss/domain/collisions.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace winloss {

namespace {

/// The places of a row that nobody took yet; the next one from anywhere in (almost) constant time.
class Free {
public:
    explicit Free(std::size_t size) : next_(size + 1) { std::iota(next_.begin(), next_.end(), std::size_t{0}); }

    std::size_t from(std::size_t place) {
        std::size_t found = place;
        while (next_[found] != found) { found = next_[found]; }
        while (next_[place] != found) { place = std::exchange(next_[place], found); }
        return found;
    }
    void take(std::size_t place) { next_[place] = place + 1; }
    bool has(std::size_t place) const { return next_[place] == place; }

private:
    std::vector<std::size_t> next_;
};

/// No two meetings whose targets are further apart can meet.
Days farthest(std::span<const Meeting> meetings, int days) {
    Days before{0};
    Days after{0};
    for (const Meeting& each : meetings) {
        before = std::max(before, each.window.target_on - each.window.opens_on);
        after = std::max(after, each.window.closes_on - each.window.target_on);
    }
    return std::max(before + after, Days{days});
}

}  // namespace

bool meet(const Window& left, const Window& right, int days) {
    return left.overlaps(right) || std::chrono::abs(left.target_on - right.target_on) <= Days{days};
}

std::vector<std::optional<std::size_t>> conversations(std::span<const Meeting> meetings, int days,
                                                      const std::function<bool(std::size_t)>& may_lead) {
    std::vector<std::size_t> by_target(meetings.size());
    std::iota(by_target.begin(), by_target.end(), std::size_t{0});
    std::sort(by_target.begin(), by_target.end(), [&](std::size_t left, std::size_t right) {
        return std::tuple(meetings[left].window.target_on, meetings[left].tie, left) <
               std::tuple(meetings[right].window.target_on, meetings[right].tie, right);
    });
    std::vector<std::size_t> by_strength(meetings.size());  // places in by_target
    std::iota(by_strength.begin(), by_strength.end(), std::size_t{0});
    std::stable_sort(by_strength.begin(), by_strength.end(), [&](std::size_t left, std::size_t right) {
        return meetings[by_target[left]].rank < meetings[by_target[right]].rank;
    });

    const Days reach = farthest(meetings, days);
    std::vector<std::optional<std::size_t>> lead(meetings.size());
    Free free(meetings.size());
    for (const std::size_t place : by_strength) {
        if (!free.has(place)) { continue; }
        free.take(place);
        const std::size_t leader = by_target[place];
        if (!may_lead(leader)) { continue; }
        lead[leader] = leader;
        const Window& window = meetings[leader].window;
        const auto first =
            std::lower_bound(by_target.begin(), by_target.end(), window.target_on - reach,
                             [&](std::size_t index, Date target) { return meetings[index].window.target_on < target; });
        for (std::size_t at = free.from(static_cast<std::size_t>(first - by_target.begin()));
             at < meetings.size() && meetings[by_target[at]].window.target_on <= window.target_on + reach;
             at = free.from(at + 1)) {
            const Meeting& other = meetings[by_target[at]];
            const bool another_buyer = other.matter != 0 && other.matter == meetings[leader].matter;
            if (another_buyer || !meet(window, other.window, days)) { continue; }
            lead[by_target[at]] = leader;
            free.take(at);
        }
    }
    return lead;
}

}  // namespace winloss
