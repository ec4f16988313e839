// What a connection and its statements share. With connection*.cpp and statement.cpp the only place that knows which
// engine this is.
#pragma once

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "winloss/store/connection.hpp"

namespace winloss::store {

struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using StatementHandle = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

/// Compiled statements that nobody uses any more, for whoever asks the same again in the same write: compiling costs
/// more than most of them do, and an import asks the same of each row.
class KeptStatements {
public:
    /// A write begins. What was compiled before it was not held against what this one may change.
    void begin() {
        ++write_;
        keeping_ = true;
    }
    void end() {
        keeping_ = false;
        kept_.clear();
    }
    /// The write at hand; 0 outside of one.
    int write() const { return keeping_ ? write_ : 0; }
    bool has(std::string_view sql) const { return kept_.contains(sql); }
    StatementHandle take(std::string_view sql);  ///< null where there is none
    void give(StatementHandle statement, int of_write);

private:
    int write_ = 0;
    bool keeping_ = false;
    std::unordered_multimap<std::string_view, StatementHandle> kept_;  ///< by their text, which is their own
};

struct Connection::Impl {
    Impl(const std::string& path, const Options& options);

    SQLite::Database database;
    std::string path;
    Options options;
    bool blank = false;

    std::chrono::steady_clock::time_point waiting_since{};

    // The row log's guard: tables whose changes are being logged, and those a statement asked for while it was
    // compiled.
    std::function<void(const std::string& table)> admit;
    std::set<std::string, std::less<>> admitted;
    std::vector<std::string> asked;
    bool compiling = false;

    std::function<void()> tell_steps;  ///< as the engine goes on; empty: nobody asks

    ~Impl() { kept->end(); }
    std::shared_ptr<KeptStatements> kept = std::make_shared<KeptStatements>();  ///< shared with the statements

    sqlite3* handle() const { return database.getHandle(); }
    /// For a read of many rows, which sees many pages again.
    void widen_cache() const;
    /// Compiles by calling `compile` (twice where the guard had to let tables in first).
    template <class Compile>
    auto guarded_compile(const Compile& compile);
    void admit_asked();

    [[noreturn]] void fail(const SQLite::Exception& error) const;
    /// Runs `work`; the engine's exceptions become ours.
    template <class Work>
    decltype(auto) translated(const Work& work) const {
        try {
            return work();
        } catch (const SQLite::Exception& error) { fail(error); }
    }
};

template <class Compile>
auto Connection::Impl::guarded_compile(const Compile& compile) {
    asked.clear();
    compiling = true;
    try {
        auto compiled = compile();
        compiling = false;
        if (asked.empty()) { return compiled; }
    } catch (...) {
        compiling = false;
        throw;
    }
    admit_asked();
    return compile();  // now with what the guard has put in place
}

// The engine's own statement, not SQLiteCpp's: that one forgets what follows the first semicolon, copies every text
// that is bound, and a shared pointer for every column read, of which a report reads millions.
struct Statement::Impl {
    Impl(const Connection::Impl& connection, std::string_view sql);
    ~Impl() { kept->give(std::move(statement), of_write); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    const Connection::Impl& connection;
    std::shared_ptr<KeptStatements> kept;
    int of_write;  ///< in which it was compiled; 0: outside of one
    std::vector<std::string>
        texts;  // one a parameter: what it points to while the statement is there, its end included
    StatementHandle statement;
    int columns = 0;  ///< of each of its rows
    std::vector<bool> bound;
    enum class State { ready, row, done } state = State::ready;
    std::int64_t rows = 0;  // seen in all its runs

    std::string sql() const { return sqlite3_sql(statement.get()); }
    void check(int code) const;
    void check_bound() const;
    /// A column of the row at hand, until the next; bug where there is no such column or no row.
    sqlite3_value* value_of(int index) const;
    [[noreturn]] void wrong_type(int index, std::string_view wanted) const;
};

}  // namespace winloss::store
