// Room for a write of many rows: a larger page cache while it lasts and, once it is known to be worth it, secondary
// indexes made anew at the end instead of row by row. What another engine would do its own way.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "winloss/store/store.hpp"

namespace winloss::store {

class BulkLoad {
public:
    /// `cache_mib` of pages stay in memory until the load is over.
    BulkLoad(Write& write, int cache_mib);
    ~BulkLoad();
    BulkLoad(const BulkLoad&) = delete;
    BulkLoad& operator=(const BulkLoad&) = delete;

    /// Takes the secondary indexes of a table away until finish(), where so many new rows make that the cheaper way.
    /// Rows can still be found by id and by what is unique. No statement on the table may be at a row.
    void expect(const std::string& table, std::int64_t new_rows);
    /// Makes the indexes again, word for word. Before the commit; a rollback brings them back too.
    void finish();

private:
    Connection& connection_;
    std::int64_t cache_before_;
    struct Index {
        std::string table;
        std::string sql;  ///< makes it
    };
    std::vector<Index> indexes_;
};

}  // namespace winloss::store
