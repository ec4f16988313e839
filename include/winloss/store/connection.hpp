// The seam between winloss and its database engine: a dozen concrete functions that another engine can have too. SQL
// above this line is written once, in what SQLite and PostgreSQL both accept. Knows no table.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "winloss/core/date.hpp"

namespace winloss::store {

/// A prepared statement. Parameters are bound by name ($name in the SQL), columns read by position from 0.
/// Every value read is the type the schema says; asking for another is a bug and throws.
class Statement {
public:
    Statement(Statement&&) noexcept;
    Statement& operator=(Statement&&) noexcept;
    ~Statement();

    /// Index of $name for the bind functions that a bulk load calls a million times; throws bug when there is none.
    int parameter(std::string_view name) const;

    Statement& bind(std::string_view name, std::nullptr_t);
    Statement& bind(std::string_view name, std::int64_t value);
    Statement& bind(std::string_view name, std::string_view value);  ///< copied
    Statement& bind(std::string_view name, Date value);
    Statement& bind(std::string_view name, Instant value);
    Statement& bind(std::string_view name, bool value) { return bind(name, std::int64_t{value}); }
    Statement& bind(std::string_view name, int value) { return bind(name, std::int64_t{value}); }
    Statement& bind(std::string_view name, const char* value) { return bind(name, std::string_view(value)); }
    Statement& bind(std::string_view name, const std::string& value) { return bind(name, std::string_view(value)); }
    template <class T>
    Statement& bind(std::string_view name, const std::optional<T>& value) {
        return value ? bind(name, *value) : bind(name, nullptr);
    }
    void bind(int parameter, std::nullptr_t);
    void bind(int parameter, std::int64_t value);
    void bind(int parameter, std::string_view value);  ///< not copied: must live until the next step()

    /// True while there is a row.
    bool step();
    /// For statements without rows: one step, then reset for the next binding; returns the number of rows changed.
    std::int64_t run();
    /// Ready for new values; bindings are cleared.
    void reset();

    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    bool boolean(int column) const { return integer(column) != 0; }
    std::string_view text(int column) const;  ///< valid until the next step()
    Date date(int column) const;
    Instant instant(int column) const;
    std::optional<std::int64_t> maybe_integer(int column) const;
    std::optional<std::string> maybe_text(int column) const;
    std::optional<Date> maybe_date(int column) const;

private:
    friend class Connection;
    struct Impl;
    explicit Statement(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// One open database. Engine errors become winloss::Error without a word of SQL: busy → busy, not a database, corrupt
/// → store, disk full and I/O → failure, violated constraint → conflict.
class Connection {
public:
    struct Options {
        bool create = false;          ///< refuse an existing file, make a new one (0600, exclusively)
        bool read_only = false;       ///< query_only: a read never writes (a hot journal may still be rolled back)
        int wait_ms = 30'000;         ///< how long to wait for somebody else's lock, polled every fraction of a ms
        bool log_sql = false;         ///< every statement to stderr with its time
    };
    Connection(const std::string& path, const Options& options);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Statement prepare(std::string_view sql) const;
    /// Statements without parameters or rows; several, separated by semicolons.
    void execute(std::string_view sql) const;
    /// First column of the first row; for counts and settings.
    std::int64_t scalar(std::string_view sql) const;

    void begin_read();   ///< a snapshot for several statements
    void begin_write();  ///< takes the write lock at once
    void commit();
    void rollback() noexcept;
    bool in_transaction() const;

    std::int64_t last_insert_id() const;
    const std::string& path() const { return path_; }
    /// Engine and its version: "SQLite 3.40.1".
    static std::string engine();

private:
    friend struct Statement::Impl;
    struct Impl;
    std::string path_;
    std::unique_ptr<Impl> impl_;
};

}  // namespace winloss::store
