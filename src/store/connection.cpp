#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <span>
#include <thread>
#include <utility>

#include "connection_impl.hpp"
#include "connection_memory.hpp"
#include "location.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss::store {

namespace {

// 32 MiB of changes stay in memory, so that readers are not locked out. Not 8192: the pragma takes the number's lowest
// byte for on or off.
constexpr int pages_before_spill = 8191;
// Of pages read. Memory never touched before costs as much as reading the page again, so that who reads little does it
// in little.
constexpr int cache_kib = 4096;
constexpr int small_cache_kib = 200;
constexpr int longest_value = 16'000'000;  // bytes of one text or row: a note as JSON, each character escaped

// Called while somebody else holds a lock we need. Locks are held for milliseconds, so a fraction of one is the step.
int wait_a_little(void* data, int calls_before) {
    auto& connection = *static_cast<Connection::Impl*>(data);
    const auto now = std::chrono::steady_clock::now();
    if (calls_before == 0) { connection.waiting_since = now; }
    if (now - connection.waiting_since >= std::chrono::milliseconds(connection.options.wait_ms)) { return 0; }
    std::this_thread::sleep_for(std::chrono::microseconds(100 * (1 + calls_before % 4)));
    return 1;
}

int report_statement(unsigned, void*, void* statement, void* nanoseconds) {
    char* sql = sqlite3_expanded_sql(static_cast<sqlite3_stmt*>(statement));
    const double ms = static_cast<double>(*static_cast<sqlite3_int64*>(nanoseconds)) / 1e6;
    const std::string line = visible(sql != nullptr ? sql : "");
    std::fprintf(stderr, "sql %.3f ms: %s\n", ms, line.c_str());
    sqlite3_free(sql);
    return 0;
}

// Compiling a statement asks here for every table it would change. A table that is not admitted yet is noted while
// prepare() is at work (which then admits it and compiles again), and denied at any other time.
int ask_before_change(void* data, int action, const char* table, const char* column, const char* database,
                      const char*) {
    if (action != SQLITE_UPDATE && action != SQLITE_DELETE) { return SQLITE_OK; }
    if (std::strcmp(database, "main") != 0) { return SQLITE_OK; }
    auto& connection = *static_cast<Connection::Impl*>(data);
    if (action == SQLITE_UPDATE && std::strcmp(column, "id") == 0) { return SQLITE_DENY; }  // a record keeps its number
    if (connection.admitted.contains(std::string_view(table))) { return SQLITE_OK; }
    if (!connection.compiling) { return SQLITE_DENY; }
    connection.asked.emplace_back(table);
    return SQLITE_OK;
}

// INSERT OR REPLACE removes rows without a word to the guard or to a trigger: ON CONFLICT … DO UPDATE says the same.
void require_no_replace(std::string_view sql) {
    const std::string lower = lower_ascii(sql);
    if (lower.find("or replace") != std::string::npos || lower.find("replace into") != std::string::npos) {
        throw Error(ErrorKind::bug, "rows were to be replaced behind the row log's back");
    }
}

void set_flag(const Connection::Impl& connection, int flag, bool on) {
    int is_on = -1;
    sqlite3_db_config(connection.handle(), flag, on ? 1 : 0, &is_on);
    if (is_on != (on ? 1 : 0)) {
        throw Error(ErrorKind::failure, "This build of SQLite lacks a setting that winloss depends on.");
    }
}

void harden(const Connection::Impl& connection) {
    set_flag(connection, SQLITE_DBCONFIG_ENABLE_FKEY, true);
    set_flag(connection, SQLITE_DBCONFIG_DEFENSIVE, true);
    set_flag(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, false);
    set_flag(connection, SQLITE_DBCONFIG_DQS_DML, false);
    set_flag(connection, SQLITE_DBCONFIG_DQS_DDL, false);
    sqlite3_limit(connection.handle(), SQLITE_LIMIT_LENGTH, longest_value);
    sqlite3_limit(connection.handle(), SQLITE_LIMIT_ATTACHED, 0);
}

std::uint32_t number_at(std::span<const unsigned char> header, std::size_t at) {
    return std::uint32_t{header[at]} << 24 | std::uint32_t{header[at + 1]} << 16 | std::uint32_t{header[at + 2]} << 8 |
           std::uint32_t{header[at + 3]};
}

// Reads the header through the engine's own file, takes no lock and changes nothing: a file that is not ours stays as
// it is, whatever its journals say.
void check_header(Connection::Impl& connection) {
    sqlite3_file* file = nullptr;
    sqlite3_file_control(connection.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
    std::array<unsigned char, 100> header{};
    sqlite3_int64 size = 0;
    if (file == nullptr || file->pMethods == nullptr || file->pMethods->xFileSize(file, &size) != SQLITE_OK) {
        throw Error(ErrorKind::failure, "The store " + connection.path + " cannot be read.");
    }
    if (size > 0) { file->pMethods->xRead(file, header.data(), static_cast<int>(header.size()), 0); }
    const auto number = [&](std::size_t at) { return static_cast<std::int32_t>(number_at(header, at)); };
    // A power cut while a store is being made can leave a file of zeros, with the journal that will empty it.
    const bool zeros = std::all_of(header.begin(), header.end(), [](unsigned char byte) { return byte == 0; });
    // To the engine a file of one byte is empty too; to us it is somebody else's.
    connection.blank =
        (size == 0 && file_size(connection.path) != 1) || (zeros && file_size(connection.path + "-journal") > 0);
    if (connection.blank) { return; }
    if (std::memcmp(header.data(), "SQLite format 3", 16) != 0 || number(68) != Connection::application_id) {
        throw Error(ErrorKind::store, connection.path + " is not a winloss store, or its beginning is damaged.",
                    "Name another file with --store, or bring a backup back with winloss restore FILE.");
    }
    const int newest = connection.options.newest_version;
    if (newest != 0 && number(60) > newest) {
        throw Error(ErrorKind::store,
                    "The store " + connection.path + " was made by a newer version of winloss (schema " +
                        std::to_string(number(60)) + "; this one knows " + std::to_string(newest) + ").",
                    "Install the newer winloss.");
    }
}

std::string cache_of(int kib) { return "PRAGMA cache_size = -" + std::to_string(kib) + ";"; }

void configure(Connection::Impl& connection) {
    std::string settings =
        cache_of(connection.options.read_only ? small_cache_kib : cache_kib) + "PRAGMA query_only = ON;";
    // A read leaves nothing on disk. A write that sorts a million keys for an index sorts them in pieces that fit the
    // processor's cache and merges the pieces from a nameless temporary file: half the time, a third of the memory.
    if (connection.options.read_only) { settings += "PRAGMA temp_store = MEMORY;"; }
    // Each costs a read as much as a small query. journal_mode and synchronous: WAL of this engine's versions can lose
    // commits, DELETE and NORMAL can at a power cut. cell_size_check keeps damage from spreading, which a read cannot.
    if (!connection.options.read_only) {
        settings += "PRAGMA cache_spill = " + std::to_string(pages_before_spill) +
                    ";"
                    "PRAGMA cell_size_check = ON;"
                    "PRAGMA secure_delete = ON;"
                    "PRAGMA synchronous = FULL;"
                    "PRAGMA journal_mode = TRUNCATE;";
    }
    connection.database.exec(settings);
}

int tell_steps(void* data) noexcept {
    static_cast<Connection::Impl*>(data)->tell_steps();
    return 0;
}

SQLite::Database open_database(const std::string& path) {
    // Nobody asks how much memory the engine uses; counting it costs every open a seventh of its time.
    static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(uncounted);
    serve_engine_memory();

    return {path, SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX};
}

}  // namespace

Connection::Impl::Impl(const std::string& file, const Options& with)
    : database(open_database(file)), path(file), options(with) {
    sqlite3_busy_handler(handle(), wait_a_little, this);
    if (options.log_sql) { sqlite3_trace_v2(handle(), SQLITE_TRACE_PROFILE, report_statement, nullptr); }
}

void Connection::Impl::widen_cache() const {
    if (options.read_only) { sqlite3_exec(handle(), cache_of(cache_kib).c_str(), nullptr, nullptr, nullptr); }
}

void Connection::Impl::admit_asked() {
    for (const std::string& table : std::exchange(asked, {})) {
        if (admitted.insert(table).second) { admit(table); }
    }
}

Connection::Connection(const std::string& path, const Options& options) : path_(path) {
    require_file_path(path);
    if (options.create && !make_private_file(path)) {
        throw conflict(path + " exists already.", "Give a path where nothing is yet.");
    }
    require_readable_file(path);
    try {
        impl_ = std::make_unique<Impl>(path, options);
        harden(*impl_);
        check_header(*impl_);
        configure(*impl_);
    } catch (const SQLite::Exception& error) {
        if (impl_) { impl_->fail(error); }
        throw Error(ErrorKind::failure, "The store " + path + " cannot be opened.");
    }
}

Connection::Connection(std::unique_ptr<Impl> impl) : path_(impl->path), impl_(std::move(impl)) {}

std::unique_ptr<Connection> Connection::in_memory() {
    auto impl = std::make_unique<Impl>(":memory:", Options{});
    harden(*impl);
    return std::unique_ptr<Connection>(new Connection(std::move(impl)));
}

Connection::~Connection() = default;

Statement Connection::prepare(std::string_view sql) const {
    if (watches_changes() && !impl_->kept->has(sql)) { require_no_replace(sql); }
    return impl_->translated([&] {
        return Statement(impl_->guarded_compile([&] { return std::make_unique<Statement::Impl>(*impl_, sql); }));
    });
}

void Connection::execute(std::string_view sql) const {
    if (watches_changes()) { require_no_replace(sql); }
    const std::string script(sql);
    const char* rest = script.c_str();
    impl_->translated([&] {
        while (*rest != '\0') {
            const char* next = rest;
            const auto statement = impl_->guarded_compile([&] {
                sqlite3_stmt* compiled = nullptr;
                const int code = sqlite3_prepare_v2(impl_->handle(), rest, -1, &compiled, &next);
                if (code != SQLITE_OK) { throw SQLite::Exception(impl_->handle(), code); }
                return StatementHandle(compiled);
            });
            rest = next;
            if (!statement) { continue; }  // only white space or a comment
            int code = SQLITE_ROW;
            while (code == SQLITE_ROW) { code = sqlite3_step(statement.get()); }
            if (code != SQLITE_DONE) { throw SQLite::Exception(impl_->handle(), code); }
        }
    });
}

std::int64_t Connection::scalar(std::string_view sql) const {
    Statement statement = prepare(sql);
    if (!statement.step()) { throw Error(ErrorKind::bug, "a query for one value found no row"); }
    return statement.integer(0);
}

void Connection::begin_read() const { execute("BEGIN"); }

void Connection::end_read() const noexcept { impl_->database.tryExec("COMMIT"); }

void Connection::begin_write() {
    if (impl_->options.read_only) { throw Error(ErrorKind::bug, "a command that only reads tried to write"); }
    if (sqlite3_db_readonly(impl_->handle(), "main") == 1) {
        throw Error(ErrorKind::failure, "The store " + path_ + " may be read, but not written.");
    }
    execute("PRAGMA query_only = OFF");
    try {
        execute("BEGIN IMMEDIATE");
    } catch (...) {
        execute("PRAGMA query_only = ON");
        throw;
    }
    impl_->kept->begin();
}

void Connection::commit() {
    execute("COMMIT");
    impl_->kept->end();
    execute("PRAGMA query_only = ON");
}

void Connection::rollback() noexcept {
    impl_->kept->end();
    if (in_transaction()) { impl_->database.tryExec("ROLLBACK"); }
    impl_->database.tryExec("PRAGMA query_only = ON");
    impl_->admitted.clear();  // the triggers made since begin_write() are gone
}

bool Connection::in_transaction() const { return sqlite3_get_autocommit(impl_->handle()) == 0; }

std::int64_t Connection::last_insert_id() const { return impl_->database.getLastInsertRowid(); }

std::string Connection::engine() { return std::string("SQLite ") + sqlite3_libversion(); }

bool Connection::blank() const { return impl_->blank; }

std::uint32_t Connection::commits() const {
    sqlite3_file* file = nullptr;
    sqlite3_file_control(impl_->handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
    constexpr sqlite3_int64 counter_at = 24;
    std::array<unsigned char, 4> counter{};
    const int code = file->pMethods->xRead(file, counter.data(), static_cast<int>(counter.size()), counter_at);
    return code == SQLITE_OK ? number_at(counter, 0) : 0;
}

int Connection::version() const { return static_cast<int>(scalar("PRAGMA user_version")); }

void Connection::set_version(int version) {
    execute("PRAGMA application_id = " + std::to_string(application_id) +
            "; PRAGMA user_version = " + std::to_string(version));
}

void Connection::enforce_foreign_keys(bool on) { set_flag(*impl_, SQLITE_DBCONFIG_ENABLE_FKEY, on); }

void Connection::before_changes(std::function<void(const std::string& table)> admit) {
    impl_->admit = std::move(admit);
    sqlite3_set_authorizer(impl_->handle(), ask_before_change, impl_.get());
}

bool Connection::watches_changes() const { return static_cast<bool>(impl_->admit); }

const Watch& Connection::watch() const { return impl_->options.watch; }

void Connection::on_steps(int between, std::function<void()> tell) const {
    impl_->tell_steps = std::move(tell);
    sqlite3_progress_handler(impl_->handle(), between, between > 0 ? store::tell_steps : nullptr, impl_.get());
}

}  // namespace winloss::store
