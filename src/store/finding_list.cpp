#include "finding_list.hpp"

#include <utility>

#include "row_log.hpp"
#include "winloss/core/text.hpp"

namespace winloss::store {

namespace {

constexpr std::int64_t shown_of_a_kind = 20;

}  // namespace

void FindingList::add(std::string_view check, std::string_view table, std::int64_t id, std::string problem,
                      std::string remedy, std::string_view kind) {
    if (++counts_[{std::string(check), std::string(table), kind.empty() ? problem : std::string(kind)}] <=
        shown_of_a_kind) {
        findings_.push_back({std::string(check), record_name(table, id), std::move(problem), std::move(remedy)});
    }
}

void FindingList::add(std::string_view check, std::string problem, std::string remedy) {
    findings_.push_back({std::string(check), "", std::move(problem), std::move(remedy)});
}

std::vector<Finding> FindingList::take() {
    for (const auto& [kind, count] : counts_) {
        if (count > shown_of_a_kind) {
            const std::string rest = counted(count - shown_of_a_kind, "more", "more");
            findings_.push_back({kind.check, kind.table, kind.problem + ": " + rest, ""});
        }
    }
    counts_.clear();
    return std::exchange(findings_, {});
}

}  // namespace winloss::store
