#include "winloss/app/output_file.hpp"

#include <fmt/format.h>

#include "winloss/core/error.hpp"
#include "winloss/platform/atomic_file.hpp"
#include "winloss/platform/input_file.hpp"
#include "winloss/platform/spool.hpp"

namespace winloss::app {

void require_place(std::string_view option, const std::string& path, const std::string& store) {
    if (path.empty()) { throw usage_error(fmt::format("{} names no file.", option), "Give it a name."); }
    for (const char* const part : {"", "-journal", "-wal", "-shm"}) {
        if (!platform::same_file(path, store + part)) { continue; }
        throw usage_error(fmt::format("{} would write over the store, '{}'.", option, store), "Give it another name.");
    }
    platform::AtomicFile::require_place(path);
}

OutputData::OutputData(const std::optional<std::string>& path) {
    if (path) {
        file_ = std::make_unique<platform::AtomicFile>(*path);
    } else {
        spool_ = std::make_unique<platform::Spool>();
    }
}

OutputData::~OutputData() = default;

void OutputData::write(std::string_view bytes) {
    if (file_) {
        file_->write(bytes);
    } else {
        spool_->write(bytes);
    }
}

void OutputData::commit() {
    if (file_) { file_->commit(); }
}

void OutputData::show(const std::function<void(std::string_view)>& take) {
    if (spool_) { spool_->each_piece(take); }
}

}  // namespace winloss::app
