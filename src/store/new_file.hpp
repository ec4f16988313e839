// The file of a store that this process has made, and takes away again where nothing comes of it: a refused or
// interrupted first command leaves no store behind. Never takes away what another program has written into it.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "location.hpp"
#include "winloss/core/last_act.hpp"
#include "winloss/store/connection.hpp"

namespace winloss::store {

class NewFile {
public:
    /// Of an empty file whose write lock we hold, which `path` was when we opened it. A signal that ends us takes it
    /// away from here on.
    NewFile(const std::string& path, const FileIdentity& identity);
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    /// The store was made in it and committed. False where somebody has written into it since.
    bool made(const Connection& connection);
    /// Whether we hold the write lock, and nobody has written before us.
    void writing(bool on) { writing_ = on; }
    /// Takes it away with its journal where nobody uses it or has written into it. Our own connection to it is closed,
    /// or lost with its locks. False where it stays.
    bool take_away() noexcept;

private:
    static void at_the_end(void* file) noexcept { static_cast<NewFile*>(file)->take_away(); }
    bool is_as_it_was(int file) const noexcept;

    std::string path_;
    std::string journal_;
    FileIdentity identity_;
    // Each commit counts the engine's counter in the header up by one.
    std::atomic<std::uint32_t> counter_{0};
    std::atomic<bool> writing_{true};
    LastAct last_act_{&at_the_end, this};
};

}  // namespace winloss::store
