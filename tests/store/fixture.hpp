// What the store's tests share: a folder that vanishes, a small schema of its own, and stores made of it.
#pragma once

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "support/catch.hpp"
#include "winloss/core/error.hpp"
#include "winloss/store/history.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

class Folder {
public:
    Folder() {
        // In memory where there is such a place: these tests commit thousands of times.
        const std::filesystem::path memory = "/dev/shm";
        const auto above = std::filesystem::is_directory(memory) ? memory : std::filesystem::temp_directory_path();
        std::string name = (above / "winloss-store-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) { throw std::runtime_error("no temporary folder"); }
        path_ = name;
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string operator/(const std::string& name) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

/// Empty for what is no ordinary file.
inline std::string bytes_of(const std::string& path) {
    if (!std::filesystem::is_regular_file(path)) { return {}; }
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline void write_bytes(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

inline const Instant noon = std::chrono::sys_days(std::chrono::year(2026) / 10 / 2) + std::chrono::hours(12);

/// The history's tables as in schema/migrations, and three tables that refer to each other.
inline constexpr std::string_view small_schema = R"(
CREATE TABLE operation (id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, person TEXT NOT NULL,
    command TEXT NOT NULL, reverts INTEGER REFERENCES operation (id)) STRICT;
CREATE TABLE row_log (id INTEGER PRIMARY KEY, operation_id INTEGER NOT NULL REFERENCES operation (id),
    table_name TEXT NOT NULL, row_id INTEGER NOT NULL, action TEXT NOT NULL, before TEXT) STRICT;
CREATE INDEX row_log_operation ON row_log (operation_id, table_name, row_id);
CREATE INDEX row_log_row ON row_log (table_name, row_id);
CREATE TABLE row_range (operation_id INTEGER NOT NULL REFERENCES operation (id), table_name TEXT NOT NULL,
    first_id INTEGER NOT NULL, last_id INTEGER NOT NULL, PRIMARY KEY (operation_id, table_name)) STRICT, WITHOUT ROWID;
CREATE INDEX row_range_row ON row_range (table_name, last_id);

CREATE TABLE account (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    parent_id INTEGER REFERENCES account (id)) STRICT;
CREATE TABLE deal (id INTEGER PRIMARY KEY AUTOINCREMENT, account_id INTEGER NOT NULL REFERENCES account (id),
    name TEXT NOT NULL, amount INTEGER, closed_on TEXT) STRICT;
CREATE INDEX deal_account ON deal (account_id);
CREATE TABLE remark (id INTEGER PRIMARY KEY AUTOINCREMENT,
    deal_id INTEGER NOT NULL REFERENCES deal (id) ON DELETE CASCADE,
    author_id INTEGER REFERENCES account (id) ON DELETE SET NULL, text TEXT) STRICT;
CREATE INDEX remark_deal ON remark (deal_id);
)";

inline constexpr std::array<Migration, 1> small_migrations{Migration{1, "001_small.sql", small_schema}};

inline OpenOptions small_options(int wait_ms = 2000) {
    return {.wait_ms = wait_ms, .log_sql = false, .now = noon, .say = {}, .migrations = small_migrations};
}

inline Store small_store(const std::string& path) { return Store::create(path, small_options(), {}); }

inline Write::Operation by(const std::string& command) { return {.at = noon, .person = "kim", .command = command}; }

/// Runs the statements as one operation, which is named after the first.
inline std::optional<std::int64_t> write(Store& store, const std::string& sql) {
    Write write(store, by(sql.substr(0, sql.find(';'))));
    write.connection().execute(sql);
    return write.commit();
}

/// The error `work` throws, as "kind: message".
template <class Work>
Error error_of(const Work& work) {
    try {
        work();
    } catch (const Error& error) { return error; }
    FAIL("nothing was thrown");
    throw std::logic_error("unreachable");
}

}  // namespace winloss::store
