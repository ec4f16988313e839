#include <algorithm>
#include <array>

#include "connection_impl.hpp"
#include "unreadable.hpp"
#include "winloss/core/error.hpp"

namespace winloss::store {

namespace {

constexpr int many_rows = 1000;

// The program writes none; a store that was edited by hand may hold one where no CHECK forbids it.
UnreadableValue not_a(std::string_view what, std::string_view value) {
    return UnreadableValue("The store holds '" + std::string(value) + "' in place of a " + std::string(what) + ".");
}

}  // namespace

StatementHandle KeptStatements::take(std::string_view sql) {
    const auto found = kept_.find(sql);
    if (found == kept_.end()) { return {}; }
    return std::move(kept_.extract(found).mapped());
}

void KeptStatements::give(StatementHandle statement, int of_write) {
    constexpr std::size_t most = 256;
    if (!statement || of_write == 0 || of_write != write() || kept_.size() == most) { return; }
    const std::string_view sql = sqlite3_sql(statement.get());
    // Others may do some of their work while they are compiled.
    constexpr std::array<std::string_view, 5> kinds{"SELECT ", "INSERT ", "UPDATE ", "DELETE ", "WITH "};
    if (std::ranges::none_of(kinds, [&](std::string_view each) { return sql.starts_with(each); })) { return; }
    sqlite3_reset(statement.get());
    sqlite3_clear_bindings(statement.get());
    kept_.emplace(sql, std::move(statement));
}

Statement::Impl::Impl(const Connection::Impl& with, std::string_view sql)
    : connection(with), kept(with.kept), of_write(with.kept->write()), statement(with.kept->take(sql)) {
    if (!statement) {
        sqlite3_stmt* compiled = nullptr;
        const char* rest = nullptr;
        check(sqlite3_prepare_v2(with.handle(), sql.data(), static_cast<int>(sql.size()), &compiled, &rest));
        statement.reset(compiled);
        const auto after = static_cast<std::size_t>(rest - sql.data());
        if (!statement || sql.find_first_not_of(" \n\t;", after) != std::string_view::npos) {
            throw Error(ErrorKind::bug, "none or more than one statement was to be prepared: " + std::string(sql));
        }
    }
    const auto parameters = static_cast<std::size_t>(sqlite3_bind_parameter_count(statement.get()));
    columns = sqlite3_column_count(statement.get());
    texts.resize(parameters);
    bound.resize(parameters);
}

void Statement::Impl::check(int code) const {
    if (code != SQLITE_OK) { throw SQLite::Exception(connection.handle(), code); }
}

void Statement::Impl::check_bound() const {
    for (std::size_t i = 0; i < bound.size(); ++i) {
        if (!bound[i]) {
            throw Error(ErrorKind::bug, "parameter " + std::to_string(i + 1) + " was not bound in: " + sql());
        }
    }
}

sqlite3_value* Statement::Impl::value_of(int index) const {
    if (index < 0 || index >= columns || state != State::row) {
        throw Error(ErrorKind::bug, "there is no column " + std::to_string(index) + " to read in: " + sql());
    }
    // One look for the column in place of three: its type, its text, its length. The engine calls such a value
    // unprotected: safe in the one thread that a connection is used in.
    return sqlite3_column_value(statement.get(), index);
}

void Statement::Impl::wrong_type(int index, std::string_view wanted) const {
    throw Error(ErrorKind::bug, "column " + std::to_string(index) + " is " +
                                    (sqlite3_value_type(value_of(index)) == SQLITE_NULL ? "null" : "something else") +
                                    ", not " + std::string(wanted) + ", in: " + sql());
}

Statement::Statement(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(Statement&&) noexcept = default;
Statement::~Statement() = default;

int Statement::parameter(std::string_view name) const {
    const int index = sqlite3_bind_parameter_index(impl_->statement.get(), ("$" + std::string(name)).c_str());
    if (index == 0) {
        throw Error(ErrorKind::bug, "there is no parameter $" + std::string(name) + " in: " + impl_->sql());
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

Statement& Statement::bind_bytes(std::string_view name, std::string_view bytes) {
    const int index = parameter(name);
    const auto slot = static_cast<std::size_t>(index - 1);
    const std::string& kept = impl_->texts[slot].assign(bytes);
    impl_->connection.translated([&] {
        impl_->check(sqlite3_bind_blob64(impl_->statement.get(), index, kept.data(), kept.size(), SQLITE_STATIC));
    });
    impl_->bound[slot] = true;
    return *this;
}

void Statement::bind(int parameter, std::nullptr_t) {
    impl_->connection.translated([&] { impl_->check(sqlite3_bind_null(impl_->statement.get(), parameter)); });
    impl_->bound[static_cast<std::size_t>(parameter - 1)] = true;
}

void Statement::bind(int parameter, std::int64_t value) {
    impl_->connection.translated([&] { impl_->check(sqlite3_bind_int64(impl_->statement.get(), parameter, value)); });
    impl_->bound[static_cast<std::size_t>(parameter - 1)] = true;
}

void Statement::bind(int parameter, std::string_view value) {
    const auto slot = static_cast<std::size_t>(parameter - 1);
    if (slot >= impl_->texts.size()) { throw Error(ErrorKind::bug, "there is no such parameter"); }
    const std::string& text = impl_->texts[slot].assign(value);
    impl_->connection.translated([&] {
        impl_->check(sqlite3_bind_text64(impl_->statement.get(), parameter, text.data(), text.size(), SQLITE_STATIC,
                                         SQLITE_UTF8));
    });
    impl_->bound[slot] = true;
}

bool Statement::step() {
    if (impl_->state == Impl::State::done) {
        throw Error(ErrorKind::bug, "a statement was stepped beyond its end: " + impl_->sql());
    }
    if (impl_->state == Impl::State::ready) { impl_->check_bound(); }
    const int code = sqlite3_step(impl_->statement.get());
    if (code == SQLITE_ROW) {
        impl_->state = Impl::State::row;
        if (++impl_->rows == many_rows) { impl_->connection.widen_cache(); }
        return true;
    }
    impl_->state = Impl::State::done;
    if (code == SQLITE_DONE) { return false; }
    const SQLite::Exception error(impl_->connection.handle(), code);  // a reset forgets the engine's message
    reset();
    impl_->connection.fail(error);
}

std::int64_t Statement::run() {
    if (step()) {
        reset();
        throw Error(ErrorKind::bug, "a statement that was to be run gave a row: " + impl_->sql());
    }
    const std::int64_t changed = sqlite3_changes64(impl_->connection.handle());
    reset();
    return changed;
}

void Statement::reset() {
    sqlite3_reset(impl_->statement.get());
    sqlite3_clear_bindings(impl_->statement.get());
    impl_->bound.assign(impl_->bound.size(), false);
    impl_->state = Impl::State::ready;
}

bool Statement::is_null(int column) const { return sqlite3_value_type(impl_->value_of(column)) == SQLITE_NULL; }

std::int64_t Statement::integer(int column) const {
    sqlite3_value* const value = impl_->value_of(column);
    if (sqlite3_value_type(value) != SQLITE_INTEGER) { impl_->wrong_type(column, "an integer"); }
    return sqlite3_value_int64(value);
}

std::string_view Statement::text(int column) const {
    sqlite3_value* const value = impl_->value_of(column);
    if (sqlite3_value_type(value) != SQLITE_TEXT) { impl_->wrong_type(column, "text"); }
    const auto* characters = static_cast<const char*>(static_cast<const void*>(sqlite3_value_text(value)));
    return {characters, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

std::string_view Statement::bytes(int column) const {
    sqlite3_value* const value = impl_->value_of(column);
    if (sqlite3_value_type(value) != SQLITE_BLOB) { impl_->wrong_type(column, "bytes"); }
    const auto* first = static_cast<const char*>(sqlite3_value_blob(value));
    return {first, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

Date Statement::date(int column) const {
    const std::optional<Date> parsed = parse_iso(text(column));
    if (!parsed) { throw not_a("date", text(column)); }
    return *parsed;
}

Instant Statement::instant(int column) const {
    const std::optional<Instant> parsed = parse_instant(text(column));
    if (!parsed) { throw not_a("moment", text(column)); }
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
