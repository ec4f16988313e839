#include "row_log.hpp"
#include "winloss/core/error.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

struct Write::Log {
    std::int64_t operation = 0;
    Sequences before;
    bool reverts = false;
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
    } catch (...) {
        connection.rollback();
        throw;
    }
}

Write::~Write() {
    if (!log_->finished) { connection().rollback(); }
}

std::int64_t Write::operation() const { return log_->operation; }

void Write::reverts(std::int64_t operation) {
    log_->reverts = true;
    prepare("UPDATE operation SET reverts = $reverts WHERE id = $id")
        .bind("reverts", operation)
        .bind("id", log_->operation)
        .run();
}

std::optional<std::int64_t> Write::commit() {
    if (!changes_anything()) {
        connection().rollback();  // nothing but the operation's own record was written
        log_->finished = true;
        return std::nullopt;
    }
    connection().commit();
    log_->finished = true;
    store_.wrote_ = true;
    return log_->operation;
}

bool Write::abandon() {
    const bool changes = changes_anything();
    connection().rollback();
    log_->finished = true;
    return changes;
}

bool Write::changes_anything() {
    log_new_rows(connection(), log_->operation, log_->before);
    return log_->reverts || has_rows(connection(), log_->operation);
}

}  // namespace winloss::store
