// Looking after a store: is it whole, and a copy of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "winloss/store/store.hpp"

namespace winloss::store {

struct Finding {
    std::string check;   ///< integrity, foreign-key, schema, domain, history, packed
    std::string record;  ///< 'deal 17'; empty when it is the store as a whole
    std::string problem;
    std::string remedy;  ///< what to do about it; may be empty
};

/// Every finding of: the engine's integrity check, foreign keys, the schema's digest against the migrations', and the
/// domain rules that a CHECK cannot say (store/domain_checks), and what is packed for reports. Empty when all is well.
std::vector<Finding> check(const Store& store);

/// A consistent copy at `target` (0600; refused when it exists), itself opened and checked before this returns.
void backup(const Store& store, const std::string& target);

/// What a store holds, in a few words.
struct StoreSummary {
    int version = 0;             ///< of its schema
    std::int64_t operation = 0;  ///< the latest one's number, 0 where there is none
    std::string at;              ///< when that was, as UTC; empty where there is none
};

struct Restored {
    StoreSummary backup;
    std::optional<StoreSummary> before;  ///< of the store that was there; null: there was none, or it cannot be read
    std::string kept;                    ///< the file in which what was there is kept; empty: there was nothing
};

/// Puts the backup `from` in the place of the store at `path`, whole or not at all, and keeps what was there, byte for
/// byte, in a file beside it. The backup is checked first (a store of this or an earlier version, its pages, its
/// references, its schema) and never changed; throws store where it is not sound, usage where it is the store itself,
/// busy while somebody else uses the store. With `dry_run` all of it but the change.
Restored restore(const std::string& path, const std::string& from, const OpenOptions& options, bool dry_run);

}  // namespace winloss::store
