// Records of a file whose row says a word, such as a name, that two cannot have and another has: it may be free once
// that one's own row was taken. Knows numbers and words, no table.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace winloss::store {

class ImportWaiting {
public:
    /// Who else than the record has the word; null where nobody does.
    using OtherHolder = std::function<std::optional<std::int64_t>(std::string_view word, std::int64_t record)>;
    explicit ImportWaiting(OtherHolder other_holder) : other_holder_(std::move(other_holder)) {}

    /// Two rows of one record that say different words contradict each other: it waits for none then.
    void wait(std::int64_t record, std::string_view word);
    void settle(std::int64_t record) { words_.erase(record); }
    /// Whether `other` waits for a word that is free by now, or that somebody has who waits for one …, up to `self`,
    /// who waits for that of `other`.
    bool goes_round(std::int64_t other, std::int64_t self) const;

private:
    OtherHolder other_holder_;
    std::map<std::int64_t, std::string> words_;
};

}  // namespace winloss::store
