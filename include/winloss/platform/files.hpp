// Whole files: read in one go, and written so that there is either the old one or the new one.
#pragma once

#include <cstddef>
#include <string>

namespace winloss::platform {

/// The file's bytes. Throws usage when it is not there or is a folder, failure when it may not be read,
/// bad_input when it is larger than `most` bytes.
std::string read_file(const std::string& path, std::size_t most);

/// The folder and what it stands in, where they are not there: 0700. Throws failure.
void make_private_folder(const std::string& path);

/// Writes beside the target and renames over it (0600). Throws failure.
void write_file_atomically(const std::string& path, const std::string& content);

}  // namespace winloss::platform
