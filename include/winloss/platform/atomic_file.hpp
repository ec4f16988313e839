// A file written bit by bit that is there in full or not at all. What a link leads to is written, not the link; a
// device, a pipe or what this process has open ('/dev/stdout') stays what it is: the bytes are kept until all of them
// are there, for a reader takes them as slowly as he likes.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "winloss/platform/spool.hpp"

namespace winloss::platform {

class AtomicFile {
public:
    /// Begins beside the target (0600). Throws failure.
    explicit AtomicFile(std::string path);
    /// Leaves nothing behind unless commit() was called.
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    void write(std::string_view bytes);  ///< throws failure
    /// Puts it at its path, over what was there. Throws failure.
    void commit();

    /// Throws failure where nothing could be written at the path; leaves nothing there. A device or a pipe is not
    /// tried.
    static void require_place(const std::string& path);

private:
    void begin();
    void flush();
    void put(std::string_view rest);
    void pass_on();
    void give_name();
    [[noreturn]] void fail() const;

    std::string path_;
    std::string beside_{};           ///< where it stands until then; empty while it has no name
    std::unique_ptr<Spool> kept_{};  ///< what goes into a device or a pipe; null for a file
    int descriptor_ = -1;
    std::string buffer_;
};

}  // namespace winloss::platform
