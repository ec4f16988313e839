// Where a store lies: which paths may name one, and how its file and folder are made so that only their owner can read
// them. Knows nothing of what is in the file.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

namespace winloss::store {

/// Throws usage for a path that the engine would take for something else than a file: "", ":memory:", "file:…", a URL.
void require_file_path(const std::string& path);

/// Throws not_found when there is nothing at `path`, store when it is no ordinary file, failure when it may not be
/// read.
void require_readable_file(const std::string& path);

/// Creates an empty file that only its owner may read, and the folders above it that are missing (0700). False when
/// something is there already.
bool make_private_file(const std::string& path);

/// Removes a file; that it is gone already is no fault.
void remove_file(const std::string& path) noexcept;

/// Which file is at a path, whatever it is called: device and number. Zeros where there is none.
using FileIdentity = std::pair<std::uint64_t, std::uint64_t>;
FileIdentity file_identity(const std::string& path) noexcept;

/// Bytes; 0 where there is no file.
std::int64_t file_size(const std::string& path);

/// Makes a file's entry in its folder survive a power cut.
void sync_folder_of(const std::string& path);

/// Whether another process holds a lock of the engine's on the file.
bool is_locked_elsewhere(const std::string& path);

/// Renames a file, over one that is there. Throws failure.
void rename_file(const std::string& from, const std::string& to);

}  // namespace winloss::store
