#include "editor_folder.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "guest_process.hpp"
#include "process_life.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/platform/clock.hpp"
#include "winloss/platform/editor.hpp"
#include "winloss/platform/files.hpp"

namespace winloss::platform {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view folder_prefix = "winloss-";
constexpr std::string_view opened_name = "opened-on";
constexpr std::string_view owner_name = "owner";

/// 'note-42.md': what the editor shows as the file's name.
std::string file_name(const EditPiece& piece) {
    std::string name = piece.record;
    std::ranges::replace_if(name, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '-');
    return name + piece.suffix;
}

/// Empty for what is no file any more: an editor may leave anything.
std::string contents(const std::string& path) {
    std::error_code unknown;
    if (!fs::is_regular_file(path, unknown)) { return {}; }
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// The store's path as everybody writes it, whatever folder they stand in.
std::string same_path(const std::string& path) {
    std::error_code unknown;
    const fs::path whole = fs::weakly_canonical(path, unknown);
    return unknown ? path : whole.string();
}

/// What stands in the owner's file; the store comes last since a path may hold anything.
struct Owner {
    EditPiece piece;
    ProcessMark program;
    ProcessMark editor;
};

std::string line_of(std::string_view key, const ProcessMark& mark) {
    return std::string(key) + " " + std::to_string(mark.number) + " " + std::to_string(mark.began) + "\n";
}

std::optional<Owner> read_owner(const std::string& folder) {
    std::istringstream lines(contents(folder + "/" + std::string(owner_name)));
    Owner owner;
    std::string key;
    const auto mark = [&](ProcessMark& into) { return static_cast<bool>(lines >> key >> into.number >> into.began); };
    if (!std::getline(lines, owner.piece.record) || !std::getline(lines, owner.piece.suffix) || !mark(owner.program) ||
        !mark(owner.editor)) {
        return std::nullopt;
    }
    lines.get();
    owner.piece.store.assign(std::istreambuf_iterator<char>(lines), std::istreambuf_iterator<char>());
    return owner;
}

/// A folder, not a link to one, that nobody but us can have put anything into.
bool is_ours(const std::string& path) {
    struct stat status{};
    return lstat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == geteuid() &&
           (status.st_mode & 077) == 0;
}

LocalTime saved_at(const std::string& file) {
    struct stat status{};
    stat(file.c_str(), &status);
    std::tm local{};
    localtime_r(&status.st_mtime, &local);
    const Instant moment{std::chrono::seconds(status.st_mtime)};
    return {local_date(moment), local.tm_hour * 60 + local.tm_min};
}

/// Something beside our own files: an editor that keeps unsaved text does so there.
bool holds_more(const std::string& folder, const EditPiece& piece) {
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename();
        if (name != file_name(piece) && name != opened_name && name != owner_name) { return true; }
    }
    return false;
}

/// A folder half removed would be nobody's draft, and its text would stay.
void remove_folder(const std::string& path) {
    const HeldSignals signals;
    std::error_code ignored;
    fs::remove_all(path, ignored);
}

std::string new_folder() {
    for (const std::string& above : folders_for_editing()) {
        std::string path = above + "/" + std::string(folder_prefix) + "XXXXXX";
        if (mkdtemp(path.data()) != nullptr) { return path; }
    }
    throw Error(ErrorKind::failure,
                "No private folder for the editor could be made in " + join(folders_for_editing(), " or ") + ".",
                "Set TMPDIR to a folder you may write to.");
}

}  // namespace

std::vector<std::string> folders_for_editing() {
    std::vector<std::string> folders;
    for (const char* name : {"XDG_RUNTIME_DIR", "TMPDIR"}) {
        const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe)
        if (value != nullptr && *value == '/') { folders.emplace_back(value); }
    }
    if (std::find(folders.begin(), folders.end(), "/tmp") == folders.end()) { folders.emplace_back("/tmp"); }
    return folders;
}

EditorFolder::EditorFolder(const EditTask& task)
    : piece_(task.piece), path_(task.draft ? fs::path(*task.draft).parent_path().string() : new_folder()) {
    piece_.store = same_path(piece_.store);
    file_ = task.draft.value_or(path_ + "/" + file_name(piece_));
    const std::string opened = path_ + "/" + std::string(opened_name);
    try {
        if (!task.draft) {
            write_file_atomically(opened, task.text);
            owned_by(std::nullopt);
            write_file_atomically(file_, task.text);
        }
        opened_on_ = contents(opened);
    } catch (...) {
        if (!task.draft) { remove_folder(path_); }
        throw;
    }
}

EditorFolder::~EditorFolder() { remove_folder(path_); }

void EditorFolder::owned_by(std::optional<pid_t> editor) const {
    write_file_atomically(path_ + "/" + std::string(owner_name),
                          piece_.record + "\n" + piece_.suffix + "\n" + line_of("program", mark_of(getpid())) +
                              line_of("editor", editor ? mark_of(*editor) : ProcessMark{}) + piece_.store);
}

std::optional<std::string> EditorFolder::text() const {
    const std::string written = contents(file_);
    const std::string_view text = without_byte_order_mark(written);
    if (text == opened_on_ || trim(text).empty()) { return std::nullopt; }
    return std::string(text);
}

std::vector<Draft> drafts(const EditPiece& piece) {
    std::vector<Draft> found;
    const std::string store = same_path(piece.store);
    for (const std::string& above : folders_for_editing()) {
        std::error_code ignored;
        for (const fs::directory_entry& entry : fs::directory_iterator(above, ignored)) {
            const std::string folder = entry.path();
            if (!entry.path().filename().string().starts_with(folder_prefix) || !is_ours(folder)) { continue; }
            const auto owner = read_owner(folder);
            if (!owner || owner->piece.store != store || owner->piece.record != piece.record) { continue; }
            Draft draft;
            draft.file = folder + "/" + file_name(owner->piece);
            draft.text = contents(draft.file);
            draft.opened_on = contents(folder + "/" + std::string(opened_name));
            draft.saved_at = saved_at(draft.file);
            draft.orphaned = !alive(owner->program);
            if (alive(owner->editor)) {
                draft.process = owner->editor.number;
            } else if (!draft.orphaned) {
                draft.process = owner->program.number;
            } else if (draft.text == draft.opened_on && !holds_more(folder, owner->piece)) {
                remove_folder(folder);
                continue;
            }
            found.push_back(std::move(draft));
        }
    }
    std::ranges::sort(found, std::greater{}, &Draft::saved_at);
    return found;
}

std::vector<std::string> recovery_files(const Draft& draft) {
    std::vector<std::string> found;
    if (draft.process != getpid()) { return found; }
    const fs::path file = draft.file;
    const std::string name = file.filename();
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(file.parent_path(), ignored)) {
        const std::string own = entry.path().filename();
        const bool swap = own.starts_with("." + name + ".sw") || own.starts_with(name + ".sw");
        const bool plain = own == "#" + name + "#" || own == name + ".save";
        if ((swap || plain) && fs::is_regular_file(entry.symlink_status(ignored))) { found.push_back(entry.path()); }
    }
    std::ranges::sort(found);
    return found;
}

void remove_draft(const Draft& draft) { remove_folder(fs::path(draft.file).parent_path()); }

}  // namespace winloss::platform
