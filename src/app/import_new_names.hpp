// What may be wrong with the names that an import makes: an old one in another spelling, one of two things, one that
// stands for something else. Knows no row.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "winloss/app/import.hpp"

namespace winloss::app {

/// Looks at the names that an import makes.
class NewNames {
public:
    explicit NewNames(const store::Store& store);
    /// New names that are a slip away from others, each with the --alias that would make it one of them, or with what
    /// would where a table of `type` has none of such names. Not of two of which somebody has said how they stand to
    /// each other, nor of two ids. Then new accounts that are called just as known ones are, under other external ids,
    /// with the command that makes two one.
    std::vector<std::string> sentences(const store::Store& store, exchange::RecordType type,
                                       const ImportForm& form) const;

private:
    std::vector<std::int64_t> highest_;  ///< by kind of name
};

}  // namespace winloss::app
