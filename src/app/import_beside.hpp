// What an import leaves beside its records: the names it is to remember, the file it read, and new names that may be
// old ones in another spelling. Knows no row.
#pragma once

#include <string>
#include <vector>

#include "winloss/app/import.hpp"
#include "winloss/platform/input_file.hpp"

namespace winloss::app {

/// The aliases that the store keeps, in the form.
void take_kept_aliases(const store::Store& store, ImportForm& form);
/// Keeps those of --alias that name something (a product, an account …); says which are new.
std::vector<std::string> keep_aliases(store::Write& write, exchange::RecordType type, const ImportForm& form);

/// Of the bytes as they are in the file; leaves the stream at its start.
std::string digest_of(std::istream& in);

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
