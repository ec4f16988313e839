#include "effects.hpp"
#include "entered.hpp"
#include "operation_entry.hpp"
#include "reversal.hpp"
#include "row_log.hpp"
#include "winloss/core/error.hpp"
#include "winloss/store/history.hpp"

namespace winloss::store {

namespace {

bool is_operation(const Connection& connection, std::int64_t operation) {
    Statement one = connection.prepare("SELECT 1 FROM operation WHERE id = $id");
    return one.bind("id", operation).step();
}

bool stands_for_archive(const Connection& connection, std::int64_t operation) {
    Statement one = connection.prepare("SELECT 1 FROM operation WHERE id = $id AND command = $archive");
    return one.bind("id", operation).bind("archive", archive_command).step();
}

class ReferencesByHand {
public:
    explicit ReferencesByHand(Connection& connection) : connection_(connection) {
        connection.enforce_foreign_keys(false);
    }
    ~ReferencesByHand() { connection_.enforce_foreign_keys(true); }
    ReferencesByHand(const ReferencesByHand&) = delete;
    ReferencesByHand& operator=(const ReferencesByHand&) = delete;

private:
    Connection& connection_;
};

void take_back(Write& write, const Effects& effects, std::int64_t operation) {
    Reversal reversal(write, operation);
    reversal.require_unchanged(effects);
    write.reverts(operation);
    reversal.apply();
    reversal.require_references();
}

std::int64_t latest_to_undo(Write& write, const Effects& effects) {
    Statement ordinary = write.prepare(
        "SELECT id FROM operation WHERE reverts IS NULL AND id < $now AND command <> $archive ORDER BY id DESC");
    ordinary.bind("now", write.operation()).bind("archive", archive_command);
    while (ordinary.step()) {
        const std::int64_t operation = ordinary.integer(0);
        if (effects.in_effect(operation) && has_rows(write.connection(), operation)) { return operation; }
    }
    throw conflict("There is nothing to undo.", "winloss log shows what was done, and what was taken back.");
}

std::int64_t latest_to_redo(Write& write, const Effects& effects) {
    const std::optional<std::int64_t> undone = effects.latest_undo();
    if (!undone) {
        throw conflict("There is nothing to redo.", "winloss redo does again what winloss undo took back.");
    }
    Statement since = write.prepare("SELECT id FROM operation WHERE reverts IS NULL AND id > $undone AND id < $now");
    since.bind("undone", *undone).bind("now", write.operation());
    while (since.step()) {
        if (effects.in_effect(since.integer(0)) && has_rows(write.connection(), since.integer(0))) {
            throw conflict("There is nothing to redo: " + named_operation(write.connection(), since.integer(0)) +
                               " came after the last undo.",
                           "winloss undo " + std::to_string(*undone) + " takes that undo back all the same.");
        }
    }
    return *undone;
}

/// Ends the write; what it took back or did again.
OperationEntry done(const Store& store, Write& write, std::int64_t operation, bool dry_run) {
    if (dry_run) {
        write.abandon();
    } else {
        write.commit();
    }
    return operation_entry(store.connection(), Effects(store.connection()), operation).value();
}

}  // namespace

OperationEntry undo(Store& store, const Write::Operation& by, std::optional<std::int64_t> operation, bool dry_run) {
    const ReferencesByHand by_hand(store.connection());
    Write write(store, by);
    const Effects effects(store.connection());
    const std::int64_t target = operation ? *operation : latest_to_undo(write, effects);
    if (target >= write.operation() || !is_operation(store.connection(), target)) {
        throw not_found("There is no operation " + std::to_string(target) + ".", "winloss log lists them.");
    }
    if (const auto undone_by = effects.reverted_by(target)) {
        throw conflict(sentence(named_operation(store.connection(), target) + " was taken back already, by " +
                                named_operation(store.connection(), *undone_by)));
    }
    if (stands_for_archive(store.connection(), target)) {
        throw conflict(
            sentence(named_operation(store.connection(), target) + " made the store: there is nothing before it"));
    }
    if (!effects.reverts(target) && !has_rows(store.connection(), target)) {
        throw conflict(
            sentence(named_operation(store.connection(), target) + " changed nothing, so there is nothing to undo"));
    }
    take_back(write, effects, target);
    return done(store, write, target, dry_run);
}

OperationEntry redo(Store& store, const Write::Operation& by, bool dry_run) {
    const ReferencesByHand by_hand(store.connection());
    Write write(store, by);
    const Effects effects(store.connection());
    const std::int64_t undone = latest_to_redo(write, effects);
    take_back(write, effects, undone);
    return done(store, write, effects.root(undone), dry_run);
}

}  // namespace winloss::store
