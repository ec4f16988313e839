#include "new_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>

namespace winloss::store {

namespace {

/// The engine's exclusive lock, as another process of its own would take it: its lock bytes are pending, reserved, and
/// 510 shared ones.
bool lock_out_everybody(int file) noexcept {
    struct flock lock{};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = 0x40000000;
    lock.l_len = 512;
    return ::fcntl(file, F_SETLK, &lock) == 0;
}

}  // namespace

NewFile::NewFile(const std::string& path, const FileIdentity& identity)
    : path_(path), journal_(path + "-journal"), identity_(identity) {}

bool NewFile::made(const Connection& connection) {
    connection.begin_read();
    const bool unused = connection.scalar("SELECT NOT EXISTS (SELECT 1 FROM operation)") != 0;
    counter_ = connection.commits();
    writing_ = false;
    connection.end_read();
    return unused;
}

bool NewFile::is_as_it_was(int file) const noexcept {
    struct stat status{};
    if (::fstat(file, &status) != 0 || FileIdentity(status.st_dev, status.st_ino) != identity_) { return false; }
    std::array<unsigned char, 4> header{};
    constexpr off_t counter_at = 24;
    std::uint32_t commits = 0;
    if (::pread(file, header.data(), header.size(), counter_at) == std::ssize(header)) {
        for (const unsigned char byte : header) { commits = commits << 8 | byte; }
    }
    // While we hold the lock the one commit more can only be ours, not told to anybody yet.
    return commits == counter_ || (writing_ && commits == counter_ + 1);
}

// A signal handler calls this too. Half a write of ours is emptied, and the journal goes before the name does: a
// program that finds no file may make a new store with a journal of the same name. Whoever waits for the lock has the
// file open without its name then, and the engine lets nobody write into such a file.
bool NewFile::take_away() noexcept {
    const int file = ::open(path_.c_str(), O_RDWR | O_CLOEXEC);
    if (file < 0) { return false; }
    bool taken = false;
    if (lock_out_everybody(file) && is_as_it_was(file) && (!writing_ || ::ftruncate(file, 0) == 0)) {
        ::unlink(journal_.c_str());
        taken = ::unlink(path_.c_str()) == 0;
    }
    ::close(file);
    return taken;
}

}  // namespace winloss::store
