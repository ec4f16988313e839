#include <algorithm>

#include "copy.hpp"
#include "location.hpp"
#include "page_check.hpp"
#include "unfinished_file.hpp"
#include "winloss/core/error.hpp"
#include "winloss/store/maintenance.hpp"

namespace winloss::store {

namespace {

void verify(const std::string& path, int version, const Watch& watch) {
    const Connection copy(path, {.read_only = true, .watch = watch});
    if (!has_sound_pages(copy) || copy.version() != version) {
        throw Error(ErrorKind::store,
                    "The copy " + path + " is not sound: the store is damaged, or the disk is failing.",
                    "winloss check says what is wrong with the store.");
    }
}

}  // namespace

void copy_store(const Connection& source, const std::string& target) {
    // The target's existence is its maker's claim to it: only a file made here is removed on failure.
    { const Connection made(target, {.create = true}); }
    UnfinishedFile unfinished(target);
    {
        Connection copy(target, {});
        source.copy_to(copy);
    }
    verify(target, source.version(), source.watch());
    sync_folder_of(target);
    unfinished.finish();
    remove_file(target + "-journal");
}

std::string kept_name(const std::string& path, const std::string& label, Instant now, int try_number) {
    std::string stamp = iso(now);
    std::erase_if(stamp, [](char c) { return c == '-' || c == ':'; });
    return path + "." + label + "-" + stamp + (try_number == 1 ? "" : "-" + std::to_string(try_number)) + ".backup";
}

void backup(const Store& store, const std::string& target) { copy_store(store.connection(), target); }

}  // namespace winloss::store
