#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "copy.hpp"
#include "location.hpp"
#include "new_file.hpp"
#include "packed_rows.hpp"
#include "page_check.hpp"
#include "stage.hpp"
#include "unfinished_file.hpp"
#include "winloss/core/error.hpp"
#include "winloss/store/archive.hpp"
#include "winloss/store/maintenance.hpp"

namespace winloss::store {

namespace {

const std::string label = "before-restore";
const std::string name_a_backup = "Name a file that winloss backup made.";

StoreSummary summary(const Connection& connection) {
    StoreSummary found{.version = connection.version(), .operation = 0, .at = {}};
    Statement latest = connection.prepare("SELECT id, at FROM operation ORDER BY id DESC LIMIT 1");
    if (latest.step()) {
        found.operation = latest.integer(0);
        found.at = latest.text(1);
    }
    return found;
}

Error not_sound(const std::string& from, const std::string& why) {
    return {ErrorKind::store, "The backup " + from + " is not sound: " + why + ".",
            "Nothing was changed. winloss check --store " + from + " says more; try an earlier backup."};
}

void verify(const Connection& backup, const OpenOptions& options) {
    if (!has_sound_pages(backup)) { throw not_sound(backup.path(), "it is damaged"); }
    if (count_orphans(backup) > 0) { throw not_sound(backup.path(), "records are missing that others refer to"); }
    if (schema_objects(backup) != expected_schema(options.migrations, backup.version())) {
        throw not_sound(backup.path(), "another program has changed its tables");
    }
}

std::unique_ptr<Connection> open_backup(const std::string& from, const OpenOptions& options) {
    try {
        auto backup = std::make_unique<Connection>(
            from, Connection::Options{.read_only = true,
                                      .wait_ms = options.wait_ms,
                                      .log_sql = options.log_sql,
                                      .newest_version = static_cast<int>(options.migrations.size()),
                                      .watch = options.watch});
        if (backup->blank()) { throw Error(ErrorKind::store, from + " is empty, so no backup.", name_a_backup); }
        backup->begin_read();  // what is checked is what will be copied
        verify(*backup, options);
        return backup;
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::not_found) { throw not_found("There is no file " + from + ".", name_a_backup); }
        if (error.message().ends_with("its beginning is damaged.")) {
            throw Error(error.kind(), error.message(), name_a_backup);
        }
        throw;
    }
}

/// A new file, written piece by piece and made to last; removed again unless settle() was called.
class Kept {
public:
    Kept(const std::string& path, Instant now) {
        for (int again = 1; descriptor_ < 0; ++again) {
            path_ = kept_name(path, label, now, again);
            if (make_private_file(path_)) { descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC); }
            if (again == 100) { throw Error(ErrorKind::failure, path_ + " cannot be made."); }
        }
        unfinished_.emplace(path_);
    }
    ~Kept() { ::close(descriptor_); }
    Kept(const Kept&) = delete;
    Kept& operator=(const Kept&) = delete;

    void write(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
            if (written <= 0) { fail(); }
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    /// From here on it is there after a power cut too.
    void sync() {
        if (::fsync(descriptor_) != 0) { fail(); }
        sync_folder_of(path_);
    }
    /// What it keeps is about to be gone elsewhere.
    void settle() { unfinished_->finish(); }
    const std::string& path() const { return path_; }

private:
    [[noreturn]] void fail() const {
        throw Error(ErrorKind::failure, "What is in the store could not be kept as " + path_ + ".",
                    "Nothing was changed. Is the disk full?");
    }

    std::string path_;
    int descriptor_ = -1;
    std::optional<UnfinishedFile> unfinished_;
};

/// Of a store that is there and can be read.
std::optional<StoreSummary> summary_of(const std::string& path, const OpenOptions& options) {
    try {
        const Connection store(path, {.read_only = true, .wait_ms = options.wait_ms, .log_sql = options.log_sql});
        if (!store.blank()) { return summary(store); }
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::busy || error.kind() == ErrorKind::failure) { throw; }
    }
    return std::nullopt;
}

constexpr std::int64_t page_bytes = 4096;  // of the engine, where nobody says otherwise

void begin_keeping(const Connection& store, std::optional<Kept>& kept, std::optional<Stage>& stage,
                   const OpenOptions& options) {
    kept.emplace(store.path(), options.now);
    stage.emplace(store, Far{.one = "page",
                             .many = "pages",
                             .done = "kept",
                             .whole = static_cast<std::int64_t>(file_size(store.path())) / page_bytes});
}

/// Under the store's own lock: whoever waits to write meanwhile writes into what was restored.
std::string overwrite(const std::string& path, const Connection& backup, const OpenOptions& options) {
    std::optional<Kept> kept;
    Connection store(path, {.wait_ms = options.wait_ms, .log_sql = options.log_sql, .watch = options.watch});
    std::optional<Stage> stage;
    store.replace_by(
        backup,
        [&](std::string_view bytes) {
            if (!bytes.empty()) {
                if (!kept) { begin_keeping(store, kept, stage, options); }
                kept->write(bytes);
                stage->add(std::ssize(bytes) / page_bytes);
                return;
            }
            if (kept) { kept->sync(); }
            stage.reset();
        },
        [&kept] {
            if (kept) { kept->settle(); }
        });
    return kept ? kept->path() : std::string();
}

std::string keep_bytes(const std::string& path, Instant now) {
    Kept kept(path, now);
    std::ifstream file(path, std::ios::binary);
    std::string piece(1 << 16, '\0');
    while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())) || file.gcount() > 0) {
        kept.write(std::string_view(piece).substr(0, static_cast<std::size_t>(file.gcount())));
    }
    if (file.bad()) { throw Error(ErrorKind::failure, "What is in " + path + " could not be read."); }
    kept.sync();
    kept.settle();
    return kept.path();
}

/// The place of a file that the engine cannot open: nobody can be writing into it by way of the engine.
std::string replace(const std::string& path, const Connection& backup, const OpenOptions& options) {
    if (is_locked_elsewhere(path)) {
        throw Error(ErrorKind::busy, "The store " + path + " is in use by another program.", "Try again.");
    }
    const std::string fresh = kept_name(path, "restoring", options.now, 1);
    UnfinishedFile unfinished(fresh);
    copy_store(backup, fresh);
    const std::string kept = keep_bytes(path, options.now);
    if (file_size(path + "-journal") > 0) { rename_file(path + "-journal", kept + "-journal"); }
    rename_file(fresh, path);
    unfinished.finish();
    sync_folder_of(path);
    return kept;
}

/// What is packed for reports is no longer known to hold: it is made anew. A store of an older version is when it is
/// upgraded. The restore is done already, and stays so whatever happens here.
void pack(const std::string& path, const OpenOptions& options) {
    try {
        Connection store(path, {.wait_ms = options.wait_ms, .log_sql = options.log_sql, .watch = options.watch});
        if (store.version() != static_cast<int>(options.migrations.size()) || !has_packed_tables(store)) { return; }
        store.begin_write();
        try {
            pack_all(store, options.pack_from_rows);
            store.commit();
        } catch (...) {
            store.rollback();
            throw;
        }
    } catch (const Error&) {  // reports read the records themselves then
    }
}

}  // namespace

Restored restore(const std::string& path, const std::string& from, const OpenOptions& options, bool dry_run) {
    require_file_path(path);
    std::error_code none;
    if (std::filesystem::equivalent(path, from, none)) {
        throw usage_error(from + " is the store itself.", name_a_backup);
    }
    const std::unique_ptr<Connection> backup = open_backup(from, options);
    Restored done{.backup = summary(*backup), .before = {}, .kept = {}};
    const bool there = std::filesystem::exists(path);
    if (there) {
        require_readable_file(path);
        done.before = summary_of(path, options);
    }
    if (dry_run) { return done; }
    if (!there) { make_private_file(path); }
    try {
        done.kept = overwrite(path, *backup, options);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::store) { throw; }
        const bool link = std::filesystem::is_symlink(path);
        done.kept = replace(link ? std::filesystem::canonical(path).string() : path, *backup, options);
    }
    if (options.pack_from_rows > 0) { pack(path, options); }
    return done;
}

void take_away_empty(const std::string& path) {
    std::error_code missing;
    if (std::filesystem::file_size(path, missing) != 0 || missing) { return; }
    NewFile file(path, file_identity(path));
    file.writing(false);
    file.take_away();
}

std::string replace_store(const std::string& path, const OpenOptions& options, const OpenOptions& made,
                          const std::function<void(Connection&)>& fill) {
    int again = 1;
    const auto fresh = [&] { return kept_name(path, "importing", options.now, again); };
    while (std::filesystem::exists(fresh())) { ++again; }
    const UnfinishedFile goes(fresh());
    Store::create(fresh(), made, fill);
    return restore(path, fresh(), options, false).kept;
}

}  // namespace winloss::store
