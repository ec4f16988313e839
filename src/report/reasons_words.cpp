// What reports of reasons say in sentences.
#include <fmt/format.h>

#include <algorithm>

#include "winloss/core/text.hpp"
#include "winloss/report/notes.hpp"
#include "winloss/report/reasons.hpp"

namespace winloss::report {

std::vector<Reason> Reasons::leading(const Side& side) const {
    std::vector<Reason> order = in_order(side.primary, {});
    const auto deals = [&](Reason reason) { return side.primary.at(reason).deals.count; };
    const auto other = std::ranges::find_if(
        order, [&](Reason each) { return !is_code_or_stated(each) || deals(each) != deals(order.front()); });
    order.erase(other, order.end());
    return order;
}

std::string Reasons::in_words(const Side& side, const std::vector<Reason>& equal) const {
    constexpr std::size_t most_named = 4;
    const auto at = side.primary.find(equal.front());
    const Share share = share_of(at == side.primary.end() ? 0 : at->second.deals.count, side.base);
    std::vector<std::string> names;
    for (const Reason each : equal) {
        if (names.size() == most_named) { break; }
        names.push_back(tree_.is_unmapped(each) ? "'" + tree_.name(each) + "'" : tree_.code(each));
    }
    const std::string figures = report::in_words(share, rules_.one, rules_.many);
    if (equal.size() == 1) { return names.front() + " " + figures; }
    const std::string last =
        equal.size() > most_named ? fmt::format("{} more", equal.size() - most_named) : names.back();
    if (equal.size() <= most_named) { names.pop_back(); }
    return fmt::format("{} and {}, {} each", join(names, ", "), last, figures);
}

std::string Reasons::headline() const {
    const Coverage all = covered(total_);
    const std::int64_t in_scope = all.in_scope;
    if (in_scope == 0) { return rules_.none; }
    std::string result;
    const std::vector<Reason> by_rep = leading(total_.rep);
    const std::vector<Reason> by_buyers = leading(total_.buyer);
    if (uses_reps()) {
        result = total_.rep.base == 0 ? rules_.stated + " stated no reason"
                 : by_rep.empty()     ? rules_.stated + ": no single reason"
                                      : rules_.stated + ": " + in_words(total_.rep, by_rep);
    }
    if (uses_buyers()) {
        if (!result.empty()) {
            result += "; buyers";
        } else {
            result = "Buyers";
        }
        if (total_.buyer.base == 0) {
            result += ": none was heard";
        } else if (uses_reps() && !by_rep.empty() && !tree_.is_unmapped(by_rep.front())) {
            // Beside what reps say stands what buyers say of the same.
            std::vector<std::string> said;
            for (const Reason each : by_rep) {
                if (!tree_.is_unmapped(each)) { said.push_back(in_words(total_.buyer, {each})); }
            }
            result += ": " + join(said, ", ");
        } else if (by_buyers.empty()) {
            result += ": no primary reason";
        } else {
            result += ": " + in_words(total_.buyer, by_buyers);
        }
        const std::int64_t heard = all.heard;
        const std::string share = percent(share_of(heard, in_scope));
        result += fmt::format("; {} of {} heard{}", grouped(std::to_string(heard)), rules_.in_words(scope_, in_scope),
                              share.empty() ? "" : ", " + share);
    }
    return result + ".";
}

std::vector<std::string> Reasons::notes() const {
    std::vector<std::string> result;
    if (uses_buyers()) {
        result.emplace_back("What buyers said rests on those who agreed to talk, not on a random sample.");
        result.emplace_back(
            fmt::format("Shares of buyers are of the {} with a held and coded interview.", rules_.many));
    }
    if (uses_reps()) {
        result.emplace_back(rules_.of_deals() ? "Shares of reps are of the deals for which they stated a reason."
                                              : "Shares of the stated ones are of the customers with a stated reason.");
        std::int64_t unmapped = 0;
        for (const auto& [reason, count] : total_.rep.all) { unmapped += tree_.is_unmapped(reason) ? 1 : 0; }
        if (unmapped > 0) {
            result.push_back(fmt::format("{} as entered: no code is mapped to {}.",
                                         counted(unmapped, "stated reason stands", "stated reasons stand"),
                                         unmapped == 1 ? "it" : "them"));
        }
    }
    result.push_back(
        tree_.below().empty()
            ? fmt::format("Codes are counted at level {} of the codebook.", tree_.level())
            : fmt::format("Codes are counted at level {} of the codebook, below {}; the others are one row.",
                          tree_.level(), tree_.below()));
    note_undated(result, undated_);
    note_overlap(result, groups_.overlap());
    return result;
}

}  // namespace winloss::report
