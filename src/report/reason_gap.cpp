#include "winloss/report/reason_gap.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "winloss/core/text.hpp"
#include "winloss/report/notes.hpp"

namespace winloss::report {

void ReasonGap::add(const DealFact& fact) {
    if (!is_loss(fact.outcome) || !scope_.takes(fact)) { return; }
    if (!scope_.in_period(fact)) {
        if (!fact.decided) { ++undated_; }
        return;
    }
    heard_.add(fact, scope_.keep_records);
    rep_said(fact, tree_, rep_);
    const Reason buyer = buyers_primary(fact, tree_);
    add_to(total_, fact, buyer);
    for (const std::uint32_t group : groups_.of(fact)) {
        if (group >= tallies_.size()) { tallies_.resize(group + 1); }
        add_to(tallies_[group], fact, buyer);
    }
}

Reason ReasonGap::rep_reason(Reason buyer) const {
    const bool among = std::any_of(rep_.begin(), rep_.end(), [&](const Said& each) { return each.reason == buyer; });
    return among ? buyer : rep_primary(rep_);
}

void ReasonGap::add_to(Tally& tally, const DealFact& fact, Reason buyer) const {
    ++tally.in_scope;
    tally.heard += fact.heard() ? 1 : 0;
    if (rep_.empty()) { return; }
    ++tally.stated;
    for (const Said& each : rep_) {
        if (tree_.is_unmapped(each.reason)) { tally.unmapped[each.reason].add(fact.id.value, scope_.keep_records); }
    }
    if (!is_code_or_stated(buyer)) { return; }
    tally.compared.add(fact.id.value, scope_.keep_records);
    Count& count = tally.said[{rep_reason(buyer), buyer}];
    count.deals.add(fact.id.value, scope_.keep_records);
    count.values.add(fact.amount);
}

std::vector<ReasonGap::Gap> ReasonGap::gaps(const Tally& tally) const {
    std::map<Reason, Gap> by_reason;
    for (const auto& [said, count] : tally.said) {
        const auto [rep, buyer] = said;
        Gap& of_rep = by_reason[rep];
        Gap& of_buyer = by_reason[buyer];
        of_rep.rep += count.deals.count;
        of_rep.of_rep.add(count.values);
        of_buyer.buyer += count.deals.count;
        of_buyer.of_buyer.add(count.values);
        if (rep == buyer) {
            of_rep.both.add(count.deals);
        } else {
            of_rep.rep_alone.add(count.deals);
            of_buyer.buyer_alone.add(count.deals);
        }
    }
    std::vector<Gap> result;
    for (auto& [reason, gap] : by_reason) {
        gap.reason = reason;
        result.push_back(std::move(gap));
    }
    std::sort(result.begin(), result.end(), [&](const Gap& left, const Gap& right) {
        const auto key = [&](const Gap& each) {
            return std::tuple(-std::abs(each.shift()), -(each.rep + each.buyer), tree_.code(each.reason),
                              tree_.name(each.reason));
        };
        return key(left) < key(right);
    });
    return result;
}

std::string ReasonGap::headline() const {
    if (total_.in_scope == 0) { return "No deal was lost."; }
    const std::string of = losses_in_words(scope_, total_.in_scope);
    if (total_.compared.count == 0) {
        return fmt::format("Of {} none has both a stated reason and a buyer's primary one.", of);
    }
    const std::vector<Gap> all = gaps(total_);
    const Gap& first = *std::max_element(all.begin(), all.end(), [](const Gap& left, const Gap& right) {
        return std::pair(left.rep, left.both.count) < std::pair(right.rep, right.both.count);
    });
    const auto said = [&](std::int64_t deals) {
        const std::string share = percent(share_of(deals, total_));
        return share.empty() ? counted(deals, "deal", "deals") : share;
    };
    const std::string name = tree_.is_unmapped(first.reason)   ? "'" + tree_.name(first.reason) + "'"
                             : is_code_or_stated(first.reason) ? tree_.code(first.reason)
                                                               : "several reasons";
    const std::string covered = percent(share({total_.compared.count, total_.in_scope}, scope_.thresholds));
    return fmt::format("Reps: {} {}; buyers: {} {}; n = {} of {}{}; {} heard.", name, said(first.rep), name,
                       said(first.buyer), grouped(std::to_string(total_.compared.count)), of,
                       covered.empty() ? "" : ", " + covered, grouped(std::to_string(total_.heard)));
}

std::vector<std::string> ReasonGap::notes() const {
    std::vector<std::string> result{
        "Shares are of the deals for which a rep stated a reason and a buyer named a primary one.",
        "What buyers said rests on those who agreed to talk, not on a random sample.",
        fmt::format("Codes are compared at level {} of the codebook.", tree_.level())};
    if (!total_.unmapped.empty()) {
        result.push_back(fmt::format(
            "{} no code, and can agree with no buyer: winloss reasons unmapped",
            counted(static_cast<long long>(total_.unmapped.size()), "stated reason has", "stated reasons have")));
    }
    note_undated(result, undated_);
    note_overlap(result, groups_.overlap());
    return result;
}

Report ReasonGap::report(const FactLabels& labels) const {
    Report result = begin(scope_, labels);
    result.filters.push_back({"level", "Level", std::int64_t{tree_.level()}});
    result.base = {{"deals_in_scope", "Deals in scope", total_.in_scope},
                   {"deals_heard", "Heard", total_.heard},
                   {"deals_stated", "Reason stated", total_.stated},
                   {"deals_compared", "Compared", total_.compared.count}};
    static const Tally nothing;
    std::vector<Part> parts;
    for (const std::uint32_t group : groups_.in_order(labels)) {
        parts.emplace_back(groups_.cells(group, labels), group < tallies_.size() ? &tallies_[group] : &nothing);
    }
    result.tables.push_back(gap_table(parts, groups_.columns()));
    if (!scope_.by.empty()) {
        result.tables.push_back(gap_table({{Row{}, &total_}}, {}));
        result.tables.back().name = "total";
        result.tables.back().title = "Total";
    }
    result.tables.push_back(agreement(parts));
    result.tables.push_back(confusion(parts));
    result.tables.push_back(unmapped(parts));
    result.headline = headline();
    result.notes = notes();
    heard_.stand_beside(result, labels);
    return result;
}

}  // namespace winloss::report
