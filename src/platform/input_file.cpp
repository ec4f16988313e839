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

InputFile::InputFile(const std::string& path) {
    std::error_code problem;
    const fs::file_status status = fs::status(path, problem);
    if (fs::is_directory(status)) { throw usage_error("'" + path + "' is a folder, not a file."); }
    errno = 0;
    stream_.open(path, std::ios::binary);
    if (!stream_) {
        const int code = errno != 0 ? errno : EIO;
        const bool missing = code == ENOENT || code == ENOTDIR;
        throw Error(missing ? ErrorKind::usage : ErrorKind::failure,
                    "'" + path + "' cannot be read: " + std::generic_category().message(code) + ".");
    }
    if (fs::is_regular_file(status)) {
        size_ = static_cast<std::int64_t>(fs::file_size(path));
    } else {
        std::ifstream pipe = std::exchange(stream_, std::ifstream());
        take_all(pipe);
    }
}

InputFile::InputFile(std::istream& in) { take_all(in); }

void InputFile::take_all(std::istream& in) {
    std::string name = (fs::temp_directory_path() / "winloss-XXXXXX").string();
    const int descriptor = mkostemp(name.data(), O_CLOEXEC);
    if (descriptor >= 0) { ::close(descriptor); }
    std::ofstream out(name, std::ios::binary);
    if (in.peek() != std::istream::traits_type::eof()) { out << in.rdbuf(); }
    size_ = static_cast<std::int64_t>(out.tellp());
    out.close();
    if (descriptor >= 0) { stream_.open(name, std::ios::binary); }
    ::unlink(name.c_str());
    if (descriptor < 0 || !out || !stream_ || in.bad()) {
        throw Error(ErrorKind::failure,
                    "The input cannot be kept in the temporary folder " + fs::temp_directory_path().string() + ".");
    }
}

bool same_file(const std::string& left, const std::string& right) {
    std::error_code ignored;
    return fs::equivalent(left, right, ignored);
}

}  // namespace winloss::platform
