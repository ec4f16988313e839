#include "winloss/app/archive.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "winloss/app/maintenance.hpp"
#include "winloss/app/new_store.hpp"
#include "winloss/app/pace.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/shell_word.hpp"
#include "winloss/core/text.hpp"
#include "winloss/exchange/archive_lines.hpp"
#include "winloss/platform/atomic_file.hpp"
#include "winloss/platform/files.hpp"
#include "winloss/platform/input_file.hpp"
#include "winloss/store/archive.hpp"
#include "winloss/store/maintenance.hpp"

namespace winloss::app {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view head_file = "archive.jsonl";
constexpr std::string_view ending = ".jsonl";
constexpr std::size_t piece = 1 << 16;  // bytes

bool is_folder(const std::string& path) {
    std::error_code ignored;
    return path.ends_with('/') || fs::is_directory(path, ignored);
}

/// A name tells whether it is a file or a folder, so that a slip makes neither.
void require_target(const std::string& target) {
    if (target == "-") {
        throw usage_error("An archive is written into a file or a folder, not to standard output.",
                          "For example winloss export all archive.jsonl.");
    }
    if (is_folder(target) || target.ends_with(ending)) { return; }
    const std::string name = fs::path(target).extension().empty() ? target : fs::path(target).stem().string();
    throw usage_error(fmt::format("{} is neither a folder nor a file of JSON lines.", winloss::quoted(target)),
                      fmt::format("winloss export all {} is a file, winloss export all {} a folder.",
                                  shell_word(name + std::string(ending)), shell_word(name + "/")));
}

/// One file, or one a record, all of them put in their places together at the end.
class Target {
public:
    explicit Target(const std::string& path) : path_(path), folder_(is_folder(path)) {
        if (folder_) { new_folder_.emplace(path); }
        begin(head_file);
    }
    void begin(std::string_view name) {
        flush();
        if (folder_ || files_.empty()) {
            files_.push_back(
                std::make_unique<platform::AtomicFile>(folder_ ? (fs::path(path_) / name).string() : path_));
        }
    }
    std::string& line() { return buffer_; }
    void written() {
        if (buffer_.size() >= piece) { flush(); }
    }
    void commit() {
        flush();
        for (const auto& file : files_) { file->commit(); }
        if (new_folder_) { new_folder_->keep(); }
    }

private:
    void flush() {
        if (!buffer_.empty()) { files_.back()->write(buffer_); }
        buffer_.clear();
    }

    std::string path_;
    bool folder_;
    std::optional<platform::NewFolder> new_folder_;  // goes behind its files
    std::vector<std::unique_ptr<platform::AtomicFile>> files_;
    std::string buffer_;
};

/// The lines of an archive, of a folder those of its files one after another, each with where it stands.
class Source {
public:
    Source(const std::string& path, const Context& context) : path_(path) {
        if (path == "-") {
            if (context.input == nullptr) { throw usage_error("There is no input to read."); }
            file_ = std::make_unique<platform::InputFile>(*context.input);
            whole_ = file_->size();
            name_ = "standard input";
        } else if (is_folder(path)) {
            take_folder(path);
        } else {
            open(path);
            whole_ = file_->size();
        }
    }
    /// False at the end; empty lines are passed over.
    bool next(std::string& line) {
        while (true) {
            while (std::getline(file_->stream(), line)) {
                ++number_;
                read_ += std::ssize(line) + 1;
                if (!trim(line).empty()) { return true; }
            }
            if (to_come_.empty()) { return false; }
            const std::string path = to_come_.back();
            to_come_.pop_back();
            open(path);
        }
    }
    /// From the first line on once more.
    void again() {
        if (path_ == "-") {
            file_->stream().clear();
            file_->stream().seekg(0);
            number_ = 0;
        } else if (is_folder(path_)) {
            to_come_.clear();
            take_folder(path_);
        } else {
            open(path_);
        }
    }
    std::int64_t read() const { return read_; }    ///< bytes
    std::int64_t whole() const { return whole_; }  ///< likewise, of all its files
    std::string where() const { return fmt::format("{}:{}", visible(name_), number_); }

private:
    [[noreturn]] static void refuse_folder(const std::string& path, const std::error_code& why) {
        const bool missing = why == std::errc::no_such_file_or_directory || why == std::errc::not_a_directory;
        throw Error(missing ? ErrorKind::usage : ErrorKind::bad_input,
                    fmt::format("'{}' cannot be read: {}.", path, why.message()));
    }
    void take_folder(const std::string& path) {
        const fs::path head = fs::path(path) / head_file;
        std::error_code failed;
        for (fs::directory_iterator each(path, failed), end; !failed && each != end; each.increment(failed)) {
            if (each->path().extension() != ending || each->path() == head) { continue; }
            to_come_.push_back(each->path().string());
            std::error_code unknown;
            if (!each->is_regular_file(unknown)) {
                throw bad_input(fmt::format("'{}' is no file, and all of an archive are.", to_come_.back()));
            }
            const auto size = each->file_size(unknown);
            whole_ += unknown ? 0 : static_cast<std::int64_t>(size);
        }
        if (failed) { refuse_folder(path, failed); }
        std::ranges::sort(to_come_, std::greater<>());
        open(head.string());
        whole_ += file_->size();
    }
    void open(const std::string& path) {
        file_ = std::make_unique<platform::InputFile>(path);
        name_ = path;
        number_ = 0;
    }

    std::string path_;  // as it was typed
    std::unique_ptr<platform::InputFile> file_;
    std::vector<std::string> to_come_;  // the next one last
    std::string name_;
    std::int64_t number_ = 0;
    std::int64_t read_ = 0;
    std::int64_t whole_ = 0;
};

ArchiveHead read_head(Source& source) {
    std::string line;
    if (!source.next(line)) {
        throw bad_input("The archive is empty.", "Its first line is the head that winloss export all writes.");
    }
    ArchiveHead head = exchange::read_archive_head(line, source.where());
    if (const int known = store::current_schema_version(); head.schema > known) {
        throw bad_input(fmt::format("{}: the archive was made by a newer version of winloss (schema {}; this one knows "
                                    "{}).",
                                    source.where(), head.schema, known),
                        "Install the newer winloss.");
    }
    return head;
}

std::string in_words(std::string record) {
    std::ranges::replace(record, '_', ' ');
    return record;
}

/// Names the line of the row, for which the source is read once more.
Error fault_of(const store::BrokenReference& broken, Source& source) {
    source.again();
    std::string where;
    std::string line;
    source.next(line);  // the head
    const ArchivedValue number = broken.number;
    while (where.empty() && source.next(line)) {
        const ArchivedRow row = exchange::read_archived_row(line, source.where());
        const bool is_it = row.record == broken.record && std::ranges::any_of(row.fields, [&](const auto& each) {
                               return each.first == "id" && each.second == number;
                           });
        if (is_it) { where = source.where() + ": "; }
    }
    const std::string_view article =
        std::string_view("aeiou").find(broken.refers_to.front()) == std::string_view::npos ? "a" : "an";
    return bad_input(fmt::format("{}{}{} refers to {} {} that is not there.", where, in_words(broken.record),
                                 broken.number == 0 ? std::string() : fmt::format(" {}", broken.number), article,
                                 in_words(broken.refers_to)),
                     "An archive is whole: what is referred to stands in it.");
}

std::int64_t load(store::Connection& connection, const ArchiveHead& head, Source& source, const Context& context) {
    store::ArchiveLoad into(connection, head, context.operation());
    const Pace pace(context, "read");
    std::int64_t rows = 0;
    for (std::string line; source.next(line);) {
        const ArchivedRow row = exchange::read_archived_row(line, source.where());
        try {
            into.add(row);
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::bad_input) { throw; }
            throw bad_input(fmt::format("{}: {}", source.where(), error.message()), error.hint());
        }
        if (pace.due(++rows)) { pace.tell(rows, source.read(), source.whole()); }
    }
    try {
        into.finish();
    } catch (const store::BrokenReference& broken) { throw fault_of(broken, source); }
    return rows;
}

std::string all_rows(const store::Store& store, const std::vector<std::string>& records) {
    std::string rows;
    for (const std::string& record : records) {
        store::each_archived(store, record, [&](const ArchivedRow& row) { exchange::append_archived_row(rows, row); });
    }
    return rows;
}

/// Nothing was ever done in it, and it holds what a new one begins with.
bool is_unused(const std::string& path, store::OpenOptions open) {
    open.upgrade = false;
    try {
        const store::Store store = store::Store::open_for_reading(path, open);
        const store::Snapshot snapshot(store);
        const store::Store fresh = scratch_store(open);
        const auto records = store::archived_records(fresh, false);
        return store.operation() == 0 && store::archived_records(store, false) == records &&
               store::count_archived(store, records) == store::count_archived(fresh, records) &&
               all_rows(store, records) == all_rows(fresh, records);
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::busy) { throw; }
        return false;  // of another version, or no store at all
    }
}

/// False where none is there; throws conflict for one that is in use.
bool is_there_unused(const std::string& path, const store::OpenOptions& open) {
    std::error_code ignored;
    if (!fs::exists(path, ignored) || fs::file_size(path, ignored) == 0) { return false; }
    if (is_unused(path, open)) { return true; }
    throw conflict(fmt::format("There is a store at {} already.", path),
                   "An archive becomes a store of its own: winloss --store NEW import all FILE");
}

/// What was there is no loss, unless somebody began to use it meanwhile. Says so.
std::string put_away(const std::string& kept, const store::OpenOptions& open) {
    if (kept.empty()) { return {}; }
    if (!is_unused(kept, open)) { return fmt::format("What somebody entered meanwhile is kept in {}.", kept); }
    std::error_code ignored;
    fs::remove(kept, ignored);
    fs::remove(kept + "-journal", ignored);
    return {};
}

/// Says how many; nothing where all is well.
void add_findings(Answer& answer, const store::Store& store) {
    const auto found = static_cast<long long>(findings_of(store).size());
    if (found == 0) { return; }
    answer.messages.push_back(
        fmt::format("It holds {}: winloss check", counted(found, "contradiction", "contradictions")));
}

}  // namespace

Answer export_all(const store::Store& store, const Context& context, const ExportAll& options) {
    require_target(options.target);
    const store::Snapshot snapshot(store);
    Target target(options.target);
    target.line() += exchange::archive_head_line(store::archive_head(store, options.history));
    const std::vector<std::string> records = store::archived_records(store, options.history);
    const std::int64_t whole = context.progress ? store::count_archived(store, records) : 0;
    const Pace pace(context, "written");
    std::int64_t rows = 0;
    for (const std::string& record : records) {
        target.begin(record + std::string(ending));
        store::each_archived(store, record, [&](const ArchivedRow& row) {
            exchange::append_archived_row(target.line(), row);
            target.written();
            if (pace.due(++rows)) { pace.tell(rows, rows, whole); }
        });
    }
    target.commit();
    const std::string where = options.target + (is_folder(options.target) && !options.target.ends_with('/') ? "/" : "");
    return {.data = {},
            .messages = {fmt::format("Wrote {} to {}.", counted(rows, "row", "rows"), where),
                         fmt::format("Next, to make a store of it again: winloss --store NEW import all {}",
                                     shell_word(where))}};
}

Answer import_all(const std::string& path, const store::OpenOptions& open, const Context& context,
                  const ImportAll& options) {
    bool unused = is_there_unused(path, open);
    Source source(options.source, context);
    const ArchiveHead head = read_head(source);
    store::OpenOptions as_it_was = open;
    as_it_was.migrations = open.migrations.first(static_cast<std::size_t>(head.schema));
    std::int64_t rows = -1;
    const auto fill = [&](store::Connection& connection) { rows = load(connection, head, source, context); };
    if (!unused) {
        try {
            store::Store::create(path, as_it_was, fill);
        } catch (...) {
            store::take_away_empty(path);
            throw;
        }
        unused = rows < 0 && is_there_unused(path, open);  // somebody else was quicker
    }
    std::string meanwhile;
    if (unused) { meanwhile = put_away(store::replace_store(path, open, as_it_was, fill), open); }
    const store::Store store = store::Store::open(path, open);
    Answer answer{
        .data = {},
        .messages = {fmt::format("The store {} holds {} of the archive.", path, counted(rows, "row", "rows"))}};
    if (!meanwhile.empty()) { answer.messages.push_back(std::move(meanwhile)); }
    add_findings(answer, store);
    answer.messages.emplace_back("Next, for the day: winloss status");
    return answer;
}

}  // namespace winloss::app
