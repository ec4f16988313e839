// Everything a store holds, as it goes out and comes back: rows by the names that the schema has for them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace winloss {

/// What an archive begins with.
struct ArchiveHead {
    int schema = 0;  ///< the version of the schema whose names the rows have
    std::map<std::string, std::int64_t>
        numbers;  ///< by record: the greatest number ever given, so that none comes twice
};

using ArchivedValue = std::variant<std::monostate, std::int64_t, std::string>;

struct ArchivedRow {
    std::string record;  ///< 'deal', 'deal_competitor'
    std::vector<std::pair<std::string, ArchivedValue>> fields;
};

}  // namespace winloss
