// Whole files: read in one go, and written so that there is either the old one or the new one.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "winloss/core/last_act.hpp"

namespace winloss::platform {

/// The file's bytes. Throws usage when it is not there or is a folder, failure when it may not be read,
/// bad_input when it is larger than `most` bytes.
std::string read_file(const std::string& path, std::size_t most);

/// The folder and what it stands in, where they are not there: 0700. Throws failure.
void make_private_folder(const std::string& path);

/// The same for what is about to be filled: the folders that had to be made are taken away again, as far as they are
/// empty, where nobody says that they stay, also where a signal ends the program.
class NewFolder {
public:
    explicit NewFolder(const std::string& path);
    ~NewFolder();
    NewFolder(const NewFolder&) = delete;
    NewFolder& operator=(const NewFolder&) = delete;
    void keep() { made_.clear(); }

private:
    static void take_away(void* folder) noexcept;

    std::vector<std::string> made_;  ///< the innermost first
    LastAct last_act_{&take_away, this};
};

/// Writes beside the target and renames over it (0600). Throws failure.
void write_file_atomically(const std::string& path, const std::string& content);

}  // namespace winloss::platform
