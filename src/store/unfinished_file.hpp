// A file that this process has made for itself, and that nobody shall find until it is whole: with a signal, or an
// error, it goes.
#pragma once

#include <unistd.h>

#include <atomic>
#include <string>
#include <utility>

#include "winloss/core/last_act.hpp"

namespace winloss::store {

class UnfinishedFile {
public:
    explicit UnfinishedFile(std::string path) : path_(std::move(path)), journal_(path_ + "-journal") {}
    ~UnfinishedFile() { remove(); }
    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;

    /// From here on it stays.
    void finish() noexcept { unfinished_ = false; }

private:
    static void at_the_end(void* file) noexcept { static_cast<UnfinishedFile*>(file)->remove(); }
    void remove() noexcept {
        if (!unfinished_) { return; }
        ::unlink(journal_.c_str());
        ::unlink(path_.c_str());
    }

    std::string path_;
    std::string journal_;
    std::atomic<bool> unfinished_{true};
    LastAct last_act_{&at_the_end, this};
};

}  // namespace winloss::store
