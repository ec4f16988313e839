#include "winloss/platform/input_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include "winloss/core/error.hpp"

namespace winloss::platform {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void refuse(const std::string& path, int code) {
    const bool missing = code == ENOENT || code == ENOTDIR;
    const bool unreadable = code == EACCES || code == EPERM || code == EISDIR;
    throw Error(missing      ? ErrorKind::usage
                : unreadable ? ErrorKind::bad_input
                             : ErrorKind::failure,
                "'" + path + "' cannot be read: " + std::generic_category().message(code) + ".");
}

}  // namespace

void require_readable(const std::string& path) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) { throw bad_input("'" + path + "' is a folder, not a file."); }
    if (::access(path.c_str(), R_OK) != 0) { refuse(path, errno); }
}

InputFile::InputFile(const std::string& path) {
    require_readable(path);
    errno = 0;
    stream_.open(path, std::ios::binary);
    if (!stream_) { refuse(path, errno != 0 ? errno : EIO); }
    if (std::error_code ignored; fs::is_regular_file(path, ignored)) {
        size_ = static_cast<std::int64_t>(fs::file_size(path));
    } else {
        std::ifstream pipe = std::exchange(stream_, std::ifstream());
        take_all(pipe);
    }
}

InputFile::InputFile(std::istream& in) { take_all(in); }

InputFile::InputFile(const std::function<void(std::ostream&)>& fill) { take_all(fill); }

void InputFile::take_all(std::istream& in) {
    take_all([&in](std::ostream& out) {
        if (in.peek() != std::istream::traits_type::eof()) { out << in.rdbuf(); }
        if (in.bad()) { out.setstate(std::ios::badbit); }
    });
}

void InputFile::take_all(const std::function<void(std::ostream&)>& fill) {
    std::string name = (fs::temp_directory_path() / "winloss-XXXXXX").string();
    const int descriptor = mkostemp(name.data(), O_CLOEXEC);
    if (descriptor >= 0) { ::close(descriptor); }
    std::ofstream out(name, std::ios::binary);
    if (descriptor >= 0) { stream_.open(name, std::ios::binary); }
    ::unlink(name.c_str());  // now: what fill() throws leaves nothing behind
    if (out && stream_) { fill(out); }
    size_ = static_cast<std::int64_t>(out.tellp());
    out.close();
    if (descriptor < 0 || !out || !stream_) {
        throw Error(ErrorKind::failure,
                    "The input cannot be kept in the temporary folder " + fs::temp_directory_path().string() + ".");
    }
}

bool same_file(const std::string& left, const std::string& right) {
    std::error_code ignored;
    return fs::equivalent(left, right, ignored);
}

}  // namespace winloss::platform
