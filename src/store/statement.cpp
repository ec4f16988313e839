#include "connection_impl.hpp"
#include "winloss/core/error.hpp"

namespace winloss::store {

namespace {

// SQLiteCpp compiles what stands before the first semicolon and forgets the rest, so the rest is refused here.
void require_one_statement(const std::string& sql) {
    char quote = '\0';
    for (std::size_t at = 0; at < sql.size(); ++at) {
        const char c = sql[at];
        if (quote != '\0') {
            if (c == quote) { quote = '\0'; }
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (c == '-' && sql.compare(at, 2, "--") == 0) {
            quote = '\n';
        } else if (c == ';' && sql.find_first_not_of(" \n\t;", at) != std::string::npos) {
            throw Error(ErrorKind::bug, "more than one statement was to be prepared");
        }
    }
}

// SQLiteCpp keeps the engine's handle to itself and copies a shared pointer for every column read, of which a report
// reads millions. The engine lists a connection's statements, the newest first.
sqlite3_stmt* newest_statement(const Connection::Impl& connection, const std::string& sql) {
    sqlite3_stmt* newest = sqlite3_next_stmt(connection.handle(), nullptr);
    if (newest == nullptr || sql != sqlite3_sql(newest)) {
        throw Error(ErrorKind::bug, "the engine does not list its newest statement first");
    }
    return newest;
}

}  // namespace

Statement::Impl::Impl(const Connection::Impl& with, const std::string& sql)
    : connection(with), statement(with.database, sql), row(newest_statement(with, statement.getQuery())) {
    require_one_statement(sql);
    const auto parameters = static_cast<std::size_t>(statement.getBindParameterCount());
    texts.resize(parameters);
    bound.resize(parameters);
}

void Statement::Impl::check_bound() const {
    for (std::size_t i = 0; i < bound.size(); ++i) {
        if (!bound[i]) {
            throw Error(ErrorKind::bug,
                        "parameter " + std::to_string(i + 1) + " was not bound in: " + statement.getQuery());
        }
    }
}

int Statement::Impl::type_of(int index) const {
    if (!statement.hasRow() || index < 0 || index >= sqlite3_data_count(row)) {
        throw Error(ErrorKind::bug,
                    "there is no column " + std::to_string(index) + " to read in: " + statement.getQuery());
    }
    return sqlite3_column_type(row, index);
}

void Statement::Impl::wrong_type(int index, std::string_view wanted) const {
    throw Error(ErrorKind::bug, "column " + std::to_string(index) + " is " +
                                    (statement.getColumn(index).isNull() ? "null" : "something else") + ", not " +
                                    std::string(wanted) + ", in: " + statement.getQuery());
}

Statement::Statement(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(Statement&&) noexcept = default;
Statement::~Statement() = default;

int Statement::parameter(std::string_view name) const {
    const int index = impl_->statement.getIndex(("$" + std::string(name)).c_str());
    if (index == 0) {
        throw Error(ErrorKind::bug,
                    "there is no parameter $" + std::string(name) + " in: " + impl_->statement.getQuery());
    }
    return index;
}

Statement& Statement::bind(std::string_view name, std::nullptr_t) {
    bind(parameter(name), nullptr);
    return *this;
}

Statement& Statement::bind(std::string_view name, std::int64_t value) {
    bind(parameter(name), value);
    return *this;
}

Statement& Statement::bind(std::string_view name, std::string_view value) {
    bind(parameter(name), value);
    return *this;
}

Statement& Statement::bind(std::string_view name, Date value) { return bind(name, iso(value)); }
Statement& Statement::bind(std::string_view name, Instant value) { return bind(name, iso(value)); }

void Statement::bind(int parameter, std::nullptr_t) {
    impl_->connection.translated([&] { impl_->statement.bind(parameter); });
    impl_->bound[static_cast<std::size_t>(parameter - 1)] = true;
}

void Statement::bind(int parameter, std::int64_t value) {
    impl_->connection.translated([&] { impl_->statement.bind(parameter, value); });
    impl_->bound[static_cast<std::size_t>(parameter - 1)] = true;
}

void Statement::bind(int parameter, std::string_view value) {
    const auto slot = static_cast<std::size_t>(parameter - 1);
    if (slot >= impl_->texts.size()) { throw Error(ErrorKind::bug, "there is no such parameter"); }
    impl_->texts[slot].assign(value);
    impl_->connection.translated([&] { impl_->statement.bindNoCopy(parameter, impl_->texts[slot]); });
    impl_->bound[slot] = true;
}

bool Statement::step() {
    if (!impl_->running) {
        impl_->check_bound();
        impl_->running = true;
    }
    try {
        return impl_->statement.executeStep();
    } catch (const SQLite::Exception& error) {
        // The engine's message is gone after a reset, so it is translated first.
        try {
            impl_->connection.fail(error);
        } catch (...) {
            reset();
            throw;
        }
    }
}

std::int64_t Statement::run() {
    if (step()) {
        reset();
        throw Error(ErrorKind::bug, "a statement that was to be run gave a row: " + impl_->statement.getQuery());
    }
    const std::int64_t changed = impl_->connection.database.getChanges();
    reset();
    return changed;
}

void Statement::reset() {
    impl_->statement.tryReset();
    impl_->statement.clearBindings();
    impl_->bound.assign(impl_->bound.size(), false);
    impl_->running = false;
}

bool Statement::is_null(int column) const { return impl_->type_of(column) == SQLITE_NULL; }

std::int64_t Statement::integer(int column) const {
    if (impl_->type_of(column) != SQLITE_INTEGER) { impl_->wrong_type(column, "an integer"); }
    return sqlite3_column_int64(impl_->row, column);
}

std::string_view Statement::text(int column) const {
    if (impl_->type_of(column) != SQLITE_TEXT) { impl_->wrong_type(column, "text"); }
    const auto* characters =
        static_cast<const char*>(static_cast<const void*>(sqlite3_column_text(impl_->row, column)));
    return {characters, static_cast<std::size_t>(sqlite3_column_bytes(impl_->row, column))};
}

Date Statement::date(int column) const {
    const std::optional<Date> parsed = parse_iso(text(column));
    if (!parsed) { impl_->wrong_type(column, "a date"); }
    return *parsed;
}

Instant Statement::instant(int column) const {
    const std::optional<Instant> parsed = parse_instant(text(column));
    if (!parsed) { impl_->wrong_type(column, "an instant"); }
    return *parsed;
}

std::optional<std::int64_t> Statement::maybe_integer(int column) const {
    return is_null(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<std::string> Statement::maybe_text(int column) const {
    return is_null(column) ? std::nullopt : std::optional<std::string>(text(column));
}

std::optional<Date> Statement::maybe_date(int column) const {
    return is_null(column) ? std::nullopt : std::optional(date(column));
}

}  // namespace winloss::store
