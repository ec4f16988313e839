#include "copy.hpp"
#include "location.hpp"
#include "winloss/core/error.hpp"
#include "winloss/store/maintenance.hpp"

namespace winloss::store {

namespace {

void verify(const std::string& path, int version) {
    const Connection copy(path, {.read_only = true});
    Statement integrity = copy.prepare("PRAGMA integrity_check(1)");
    const bool sound = integrity.step() && integrity.text(0) == "ok";
    if (!sound || copy.version() != version) {
        throw Error(ErrorKind::store,
                    "The copy " + path + " is not sound: the store is damaged, or the disk is failing.",
                    "winloss check says what is wrong with the store.");
    }
}

}  // namespace

void copy_store(const Connection& source, const std::string& target) {
    // The target's existence is its maker's claim to it: only a file made here is removed on failure.
    { const Connection made(target, {.create = true}); }
    try {
        {
            Connection copy(target, {});
            source.copy_to(copy);
        }
        verify(target, source.version());
        sync_folder_of(target);
    } catch (...) {
        remove_file(target + "-journal");
        remove_file(target);
        throw;
    }
    remove_file(target + "-journal");
}

void backup(const Store& store, const std::string& target) { copy_store(store.connection(), target); }

}  // namespace winloss::store
