// A condition of the schema that a row does not meet, as a person reads it. Knows how our CHECKs are spelled
// (docs/contributing.md), no row.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "winloss/core/error.hpp"

namespace winloss::store {

/// What a condition asks for.
struct Rule {
    std::vector<std::string> fields;  ///< that it speaks of, in its order; without those of another row
    std::string why;  ///< a clause, of one field 'is none of open, won, lost', of several how they clash
};
Rule rule_in_words(std::string_view condition);

/// conflict: a row that would break a rule.
class BrokenRule : public Error {
public:
    explicit BrokenRule(Rule rule);
    const Rule& rule() const { return rule_; }

private:
    Rule rule_;
};

}  // namespace winloss::store
