// A file that is read as a stream because it may be larger than memory.
#pragma once

#include <cstdint>
#include <fstream>
#include <functional>
#include <istream>
#include <string>

namespace winloss::platform {

/// Throws usage when there is no file or it is a folder, failure when it may not be read. Reads nothing of
/// it.
void require_readable(const std::string& path);

class InputFile {
public:
    /// Throws as require_readable().
    explicit InputFile(const std::string& path);
    /// Takes all of a stream into an anonymous temporary file first: whoever holds a lock while reading must not wait
    /// for another program. A pipe's path is read the same way.
    explicit InputFile(std::istream& in);
    /// The same of what `fill` writes: a text in another form than it was found in.
    explicit InputFile(const std::function<void(std::ostream&)>& fill);
    std::istream& stream() { return stream_; }
    std::int64_t size() const { return size_; }  ///< bytes

private:
    void take_all(std::istream& in);
    void take_all(const std::function<void(std::ostream&)>& fill);

    std::ifstream stream_;
    std::int64_t size_ = 0;
};

/// Whether both paths lead to one file that is there.
bool same_file(const std::string& left, const std::string& right);

}  // namespace winloss::platform
