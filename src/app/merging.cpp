#include "merging.hpp"

#include <fmt/format.h>

#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss::app {

namespace {

/// '2 deals, 1 contact'
std::string counts_of(const std::vector<store::Moved>& moved) {
    std::vector<std::string> counts;
    for (const store::Moved& each : moved) {
        std::string one = each.table;
        if (one == "account") { one = "account below it"; }
        if (one == "account_owner") { one = "owner"; }
        if (one == "account_team") { one = "team member"; }
        if (one == "deal_competitor") { one = "deal"; }
        const std::string many = one == "account below it" ? "accounts below it"
                                 : one == "health"         ? "judgements of its health"
                                 : one == "touch"          ? "touches"
                                                           : one + "s";
        if (one == "health") { one = "judgement of its health"; }
        counts.push_back(counted(each.count, one, many));
    }
    return counts.empty() ? "nothing hung on it" : join(counts, ", ");
}

}  // namespace

void refuse_itself(std::string_view kind, std::int64_t from, std::int64_t into) {
    if (from != into) { return; }
    std::string noun(kind);
    noun.front() = static_cast<char>(noun.front() & ~0x20);
    throw conflict(fmt::format("{} {} cannot be merged into itself.", noun, from),
                   fmt::format("Name the {} that stays with --into.", kind));
}

void refuse_two_ids(std::string_view kind, const std::optional<std::string>& from,
                    const std::optional<std::string>& into, bool drop) {
    if (drop || !from || !into) { return; }
    throw conflict(
        fmt::format("Both have an external id: '{}' and '{}'. The CRM takes them for two {}s.", *from, *into, kind),
        fmt::format("--drop-external-id forgets '{}'; a list of {}s that has it then makes a new one.", *from, kind));
}

std::string merge_words(const std::string& from, const std::string& into, const std::vector<store::Moved>& moved) {
    return fmt::format("{} into {}: {}", from, into, counts_of(moved));
}

Answer would_merge(const std::string& words) {
    return {
        .data = {},
        .messages = {fmt::format("Would merge {}. Nothing was changed.", words), "Next: the same without --dry-run"}};
}

Answer merged(const std::string& words, const ChangedRecord& into, const std::vector<std::string>& found,
              const std::vector<std::string>& then) {
    Answer answer{.data = {}, .messages = {fmt::format("Merged {}.", words)}, .subject = into};
    answer.messages.insert(answer.messages.end(), found.begin(), found.end());
    answer.messages.push_back(fmt::format("Next: winloss {} show {}", into.kind, into.id));
    answer.messages.insert(answer.messages.end(), then.begin(), then.end());
    answer.messages.emplace_back("To take it apart again: winloss undo");
    return answer;
}

}  // namespace winloss::app
