// The seam between winloss and its database engine: a dozen concrete functions that another engine can have too. SQL
// above this line is written once, in what SQLite and PostgreSQL both accept. Knows no table.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "winloss/core/date.hpp"
#include "winloss/store/watch.hpp"

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
    Statement& bind_bytes(std::string_view name, std::string_view bytes);  ///< copied
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
    void bind(int parameter, std::string_view value);  ///< copied

    /// True while there is a row. A parameter left unbound is a bug and throws: null is bound as null.
    bool step();
    /// For statements without rows: one step, then reset for the next binding; returns the number of rows inserted,
    /// updated or deleted.
    std::int64_t run();
    /// Ready for new values; bindings are cleared.
    void reset();

    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    bool boolean(int column) const { return integer(column) != 0; }
    std::string_view text(int column) const;   ///< valid until the next step()
    std::string_view bytes(int column) const;  ///< of a BLOB; valid until the next step()
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
/// → store, disk full and I/O → failure, violated constraint → conflict. Nothing can be written outside of
/// begin_write() … commit(): a statement that tries is a bug and throws.
class Connection {
public:
    struct Options {
        bool create = false;     ///< refuse an existing file, make a new one (0600, exclusively)
        bool read_only = false;  ///< begin_write() is refused; a hot journal may still be rolled back
        int wait_ms = 30'000;    ///< how long to wait for somebody else's lock, polled every fraction of a ms
        bool log_sql = false;    ///< every statement to stderr with its time
        int newest_version = 0;  ///< a file of a later schema version is refused before the engine reads it; 0: any
        Watch watch = {};        ///< who waits for long works; may be empty
    };
    /// Throws usage for what is no path of a file, not_found where there is none, store for a file that is no store of
    /// ours or a newer one; such a file is not touched.
    Connection(const std::string& path, const Options& options);
    /// A database that vanishes with the connection, for building a schema to compare with.
    static std::unique_ptr<Connection> in_memory();
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Statement prepare(std::string_view sql) const;
    /// Statements without parameters or rows; several, separated by semicolons.
    void execute(std::string_view sql) const;
    /// First column of the first row; for counts and settings.
    std::int64_t scalar(std::string_view sql) const;

    void begin_read() const;  ///< a snapshot for several statements
    void end_read() const noexcept;
    void begin_write();  ///< takes the write lock at once
    void commit();
    void rollback() noexcept;
    bool in_transaction() const;

    std::int64_t last_insert_id() const;
    const std::string& path() const { return path_; }
    /// Engine and its version: "SQLite 3.40.1".
    static std::string engine();

    /// The engine's count of commits, modulo 2³², as it stands in the file.
    std::uint32_t commits() const;

    /// What marks a file as a store of ours, in its header.
    static constexpr std::int32_t application_id = 0x776c6f73;  // "wlos"
    /// The file was empty when it was opened: nobody has made a store of it yet.
    bool blank() const;
    /// The schema version in the file; a new one becomes valid with the transaction.
    int version() const;
    void set_version(int version);

    /// Off only around an upgrade and an undo, which check the references themselves; not inside a transaction.
    void enforce_foreign_keys(bool on);
    /// Calls `admit` once for each table whose rows a statement would update or delete, before that statement can run.
    /// What `admit` makes (the row log's triggers) lives as long as the connection, or until a rollback.
    void before_changes(std::function<void(const std::string& table)> admit);
    bool watches_changes() const;

    /// Who waits for long works; empty: nobody. A Stage tells it.
    const Watch& watch() const;
    /// Calls `tell` each time that the engine has gone so many steps, statements one after the other; 0: no more.
    void on_steps(int between, std::function<void()> tell) const;

    /// All of this database into an empty one, as of one moment.
    void copy_to(Connection& target) const;
    /// Puts all of `source` in the place of what is here, whole or not at all, while nobody else can read or write;
    /// `keep` is given the bytes that were here first, piece by piece, and an empty piece behind the last; `settle` is
    /// called before it becomes final. Who waits for the lock meanwhile goes on with what is here then.
    void replace_by(const Connection& source, const std::function<void(std::string_view bytes)>& keep,
                    const std::function<void()>& settle);

    struct Impl;  // the engine's side, known to connection*.cpp and statement.cpp alone

private:
    explicit Connection(std::unique_ptr<Impl> impl);
    std::string path_;
    std::unique_ptr<Impl> impl_;
};

}  // namespace winloss::store
