// What reports read of a large table, a second time and close together: fixed-width values of a few columns, some
// thousand rows in a piece. Reading a million rows costs as much as reading thirty thousand from the table itself.
//
// The pieces are made when a command has written many rows, as part of its transaction, and stay as they are. Which
// rows changed since is what the row log says: those are read from the table, as are those behind the last one packed.
// So a change costs nothing, a read never writes, and the rows that come out are those of the table. Somebody who
// writes past the row log is seen by the engine's count of commits; the table alone is read then.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "finding_list.hpp"
#include "row_log.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

// A Row says once which of its members are packed, in pass(fields), and in which order: fields.number() of a record's
// number, fields.place() of an enumeration's value, fields.value() of anything else of fixed width.

/// Appends a row to bytes, as this machine lays values out; packed_layout() tells the machines apart.
class Packer {
public:
    void number(std::int64_t id) {
        fits_ = fits_ && id >= 0 && id <= UINT32_MAX;
        value(static_cast<std::uint32_t>(id));
    }
    template <class E>
    void place(E word) {
        value(static_cast<std::uint8_t>(word));
    }
    template <class T>
    void value(const T& value) {
        std::array<char, sizeof(T)> raw{};
        std::memcpy(raw.data(), &value, sizeof(T));
        bytes_.append(raw.data(), raw.size());
    }

    const std::string& bytes() const { return bytes_; }
    void clear() { bytes_.clear(); }
    bool fits() const { return fits_; }  ///< false after a number that is too large to be packed

private:
    std::string bytes_;
    bool fits_ = true;
};

/// Takes a row's values off the bytes again. Throws store where these end too early.
class Unpacker {
public:
    explicit Unpacker(std::string_view& bytes) : bytes_(bytes) {}

    void number(std::int64_t& id) {
        std::uint32_t packed = 0;
        value(packed);
        id = packed;
    }
    template <class E>
    void place(E& word) {
        std::uint8_t packed = 0;
        value(packed);
        word = static_cast<E>(packed);
    }
    template <class T>
    void value(T& value) {
        if (bytes_.size() < sizeof(T)) { refuse(); }
        std::memcpy(&value, bytes_.data(), sizeof(T));
        bytes_.remove_prefix(sizeof(T));
    }

private:
    [[noreturn]] static void refuse();

    std::string_view& bytes_;
};

/// A row type's layout on this machine.
constexpr std::int64_t packed_layout(std::int64_t layout) {
    return std::endian::native == std::endian::little ? layout : -layout;
}

/// A table's packed rows, as far as they hold now.
class PackedTable {
public:
    /// Null where none are kept or they cannot be relied on; and outside of a Snapshot, where nothing can be said.
    static std::optional<PackedTable> find(const Connection& connection, std::string_view table, std::int64_t layout);

    std::int64_t last_row() const { return last_row_; }
    std::int64_t row_count() const { return row_count_; }
    /// Rows up to the last one that may be otherwise in the table now, ascending. Each is to be read there.
    const std::vector<std::int64_t>& changed() const { return changed_; }
    /// The next piece; false behind the last one. The bytes are valid until the next call.
    bool next_piece(std::string_view& bytes);

private:
    PackedTable(Statement pieces, std::int64_t last_row, std::int64_t row_count, std::vector<std::int64_t> changed)
        : pieces_(std::move(pieces)), last_row_(last_row), row_count_(row_count), changed_(std::move(changed)) {}

    Statement pieces_;
    std::int64_t last_row_;
    std::int64_t row_count_;
    std::vector<std::int64_t> changed_;
};

/// A Row's columns from its table; `which` is the WHERE clause.
template <class Row>
std::string select_rows(const std::string& which) {
    return "SELECT " + std::string(Row::columns) + " FROM " + std::string(Row::table) + " NOT INDEXED" + which +
           std::string(Row::condition);
}

/// The rows of a table in the order of their numbers, from the packed ones where they hold. A Row has
///   table, layout           its table, and the number of the way it is packed
///   columns, condition      SQL of what is read; the condition begins with " AND " or is empty
///   id, read(Statement), pass(fields)
template <class Row>
class FactRows {
public:
    explicit FactRows(const Store& store) : FactRows(store, true) {}
    /// The table's own rows, whatever is packed.
    static FactRows of_table(const Store& store) { return FactRows(store, false); }

    /// Rows there are before the first next(), or a few more.
    std::size_t count(const Store& store) const {
        const std::string behind = std::to_string(packed_ ? packed_->last_row() : 0);
        const std::int64_t rest =
            store.connection().scalar("SELECT count(*) FROM " + std::string(Row::table) + " WHERE id > " + behind);
        return static_cast<std::size_t>(rest + (packed_ ? packed_->row_count() : 0));
    }
    /// False behind the last row.
    bool next(Row& row) {
        while (packed_) {
            const bool more = has_packed_row();
            const auto& changed = packed_->changed();
            const bool from_table = at_ < changed.size() && (!more || changed[at_] <= packed_row_.id);
            if (from_table) {
                if (more && changed[at_] == packed_row_.id) { unpacked_ = false; }
                if (read_one(changed[at_++], row)) { return true; }
            } else if (more) {
                row = packed_row_;
                unpacked_ = false;
                return true;
            } else {
                packed_.reset();
            }
        }
        if (!rest_.step()) { return false; }
        row.read(rest_);
        return true;
    }

private:
    FactRows(const Store& store, bool packed)
        : packed_(packed ? PackedTable::find(store.connection(), Row::table, packed_layout(Row::layout))
                         : std::nullopt),
          one_(store.prepare(select_rows<Row>(" WHERE id = $id"))),
          rest_(store.prepare(select_rows<Row>(" WHERE id > $last") + " ORDER BY id")) {
        rest_.bind("last", packed_ ? packed_->last_row() : 0);
    }

    bool has_packed_row() {
        if (unpacked_) { return true; }
        if (piece_.empty() && !packed_->next_piece(piece_)) { return false; }
        Unpacker from(piece_);
        packed_row_.pass(from);
        unpacked_ = true;
        return true;
    }
    bool read_one(std::int64_t id, Row& row) {
        one_.bind("id", id);
        const bool found = one_.step();
        if (found) { row.read(one_); }
        one_.reset();
        return found;
    }

    std::optional<PackedTable> packed_;
    std::string_view piece_;
    Row packed_row_{};
    bool unpacked_ = false;  ///< packed_row_ is the next one
    std::size_t at_ = 0;     ///< among the changed
    Statement one_;
    Statement rest_;
};

/// Packs the tables of which `operation` wrote many rows, where what is packed does not do any more. Called as the last
/// of the operation, in its transaction. Tables of fewer than `from_rows` rows are not packed: they are read as fast.
void pack_written(Connection& connection, std::int64_t operation, std::int64_t from_rows, const Sequences& before);
/// False in a store of an earlier schema version, until it is upgraded.
bool has_packed_tables(const Connection& connection);
/// Packs all of them anew, as the last of a transaction that is no operation.
void pack_all(Connection& connection, std::int64_t from_rows);

/// Rows that are packed as something else than the table holds; the first of each table.
void find_wrongly_packed(const Store& store, FindingList& findings);

}  // namespace winloss::store
