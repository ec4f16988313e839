#include "new_file.hpp"
#include "packed_rows.hpp"
#include "row_log.hpp"
#include "winloss/core/error.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

struct Write::Log {
    std::int64_t operation = 0;
    Sequences before;
    bool kept = false;  // whether or not it changes anything
    bool finished = false;
};

Write::Write(Store& store, const Operation& operation)
    : store_(store), now_(operation.at), log_(std::make_unique<Log>()) {
    Connection& connection = store.connection();
    if (connection.in_transaction()) { throw Error(ErrorKind::bug, "a write was begun inside of another transaction"); }
    connection.begin_write();
    try {
        if (operation.first) { operation.first(); }
        start_row_log(connection);
        log_->before = sequences(connection);
        connection.prepare("INSERT INTO operation (at, person, command) VALUES ($at, $person, $command)")
            .bind("at", operation.at)
            .bind("person", operation.person)
            .bind("command", operation.command)
            .run();
        log_->operation = connection.last_insert_id();
        // The first of all: nobody has written before us.
        if (store.new_file_ && log_->operation == 1) { store.new_file_->writing(true); }
    } catch (...) {
        connection.rollback();
        throw;
    }
}

Write::~Write() {
    if (!log_->finished) { roll_back(); }
}

void Write::roll_back() {
    if (store_.new_file_) { store_.new_file_->writing(false); }
    connection().rollback();
    log_->finished = true;
}

std::int64_t Write::operation() const { return log_->operation; }

void Write::reverts(std::int64_t operation) {
    keep();
    prepare("UPDATE operation SET reverts = $reverts WHERE id = $id")
        .bind("reverts", operation)
        .bind("id", log_->operation)
        .run();
}

void Write::keep() { log_->kept = true; }

std::optional<std::int64_t> Write::commit() {
    if (!changes_anything()) {
        roll_back();  // nothing but the operation's own record was written
        return std::nullopt;
    }
    if (store_.pack_from_rows_ > 0) {
        pack_written(connection(), log_->operation, store_.pack_from_rows_, log_->before);
    }
    connection().commit();
    log_->finished = true;
    store_.new_file_.reset();
    store_.wrote_ = true;
    return log_->operation;
}

bool Write::abandon() {
    const bool changes = changes_anything();
    roll_back();
    return changes;
}

bool Write::changes_anything() {
    log_new_rows(connection(), log_->operation, log_->before);
    return log_->kept || has_rows(connection(), log_->operation);
}

}  // namespace winloss::store
