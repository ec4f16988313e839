#include <algorithm>

#include "broken_rule.hpp"
#include "connection_impl.hpp"
#include "winloss/core/error.hpp"

namespace winloss::store {

namespace {

// 'UNIQUE constraint failed: deal.external_id, deal.name_folded' → {"deal", "external id and name"}: what a person can
// read of an engine's message. Empty where it names no column.
struct Offence {
    std::string table;
    std::string columns;
};

Offence offence(std::string_view message) {
    Offence found;
    const std::size_t colon = message.find(": ");
    if (colon == std::string_view::npos) { return found; }
    message.remove_prefix(colon + 2);
    while (!message.empty()) {
        const std::size_t comma = std::min(message.find(", "), message.size());
        const std::string_view name = message.substr(0, comma);
        message.remove_prefix(std::min(comma + 2, message.size()));
        const std::size_t dot = name.find('.');
        if (dot == std::string_view::npos) { return {}; }
        std::string column(name.substr(dot + 1));
        for (const std::string_view ending : {"_folded", "_id"}) {
            if (column != "external_id" && column.ends_with(ending)) { column.resize(column.size() - ending.size()); }
        }
        std::replace(column.begin(), column.end(), '_', ' ');
        found.table = name.substr(0, dot);
        found.columns += (found.columns.empty() ? "" : " and ") + column;
    }
    std::replace(found.table.begin(), found.table.end(), '_', ' ');
    return found;
}

Error constraint(int code, const std::string& message) {
    const Offence what = offence(message);
    switch (code) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID:
            return conflict("Another " + what.table + " has the same " + what.columns + " already.");
        case SQLITE_CONSTRAINT_FOREIGNKEY:
            return conflict("A record that others refer to would be missing.",
                            "Remove what refers to it first, or name a record that is there.");
        case SQLITE_CONSTRAINT_NOTNULL:
            return conflict("The " + what.columns + " of the " + what.table + " is missing.");
        default: return {ErrorKind::bug, message};
    }
}

std::string seconds(int ms) { return ms % 1000 == 0 ? std::to_string(ms / 1000) + " s" : std::to_string(ms) + " ms"; }

/// Who waited for the lock may have waited for a program that took its new store away again: the engine writes into no
/// file that is not at its path any more.
bool is_moved(sqlite3* handle, const SQLite::Exception& error) {
    const int code = error.getErrorCode() & 0xff;
    int moved = 0;
    if (code == SQLITE_READONLY || code == SQLITE_IOERR) {
        sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    }
    return moved != 0;
}

}  // namespace

void Connection::Impl::fail(const SQLite::Exception& error) const {
    if (is_moved(handle(), error)) {
        throw Error(ErrorKind::busy, "The store " + path + " was moved or taken away by another program.",
                    "Try again.");
    }
    switch (error.getErrorCode() & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw Error(
                ErrorKind::busy,
                "The store " + path + " is in use by another program (waited " + seconds(options.wait_ms) + ").",
                "Try again, or wait longer with --wait.");
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_FORMAT:
            throw Error(ErrorKind::store, "The store " + path + " is damaged.",
                        "winloss check says where; winloss restore FILE brings a backup back.");
        case SQLITE_FULL:
            throw Error(ErrorKind::failure, "The disk is full: nothing was changed in the store " + path + ".");
        case SQLITE_IOERR:
            throw Error(ErrorKind::failure,
                        "The store " + path + " could not be read or written: the disk reports an error.");
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
            throw Error(ErrorKind::failure, "The store " + path + " or its folder cannot be opened for this.",
                        "Its folder must be yours to write.");
        case SQLITE_READONLY:
            if (error.getExtendedErrorCode() == SQLITE_READONLY_DIRECTORY) {
                throw Error(ErrorKind::failure, "The store " + path + " may be read, but its folder not written.",
                            "A change keeps what it may have to take back in a file beside the store.");
            }
            if (sqlite3_db_readonly(handle(), "main") != 1 && error.getExtendedErrorCode() == SQLITE_READONLY) {
                throw Error(ErrorKind::bug, "something was to be written outside of an operation");
            }
            throw Error(ErrorKind::failure, "The store " + path + " may be read, but not written.");
        case SQLITE_NOMEM: throw Error(ErrorKind::failure, "There is not enough memory.");
        case SQLITE_TOOBIG: throw bad_input("A text is too long for the store.");
        case SQLITE_INTERRUPT: throw Error(ErrorKind::interrupted, "Interrupted.");
        case SQLITE_CONSTRAINT:
            if (error.getExtendedErrorCode() == SQLITE_CONSTRAINT_CHECK) {
                const std::string message = error.what();
                throw BrokenRule(rule_in_words(message.substr(message.find(": ") + 2)));
            }
            throw constraint(error.getExtendedErrorCode(), error.what());
        default: throw Error(ErrorKind::bug, std::string("the store's engine refused a statement: ") + error.what());
    }
}

}  // namespace winloss::store
