// Bytes that are kept until all of them are there: in memory while they are few, then in a nameless temporary file,
// where one can be made.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace winloss::platform {

class Spool {
public:
    Spool() = default;
    ~Spool();
    Spool(const Spool&) = delete;
    Spool& operator=(const Spool&) = delete;

    void write(std::string_view bytes);  ///< throws failure
    /// All of them, from the first on, piece by piece. Throws failure.
    void each_piece(const std::function<void(std::string_view)>& take);

private:
    void flush();

    std::string memory_;   ///< what is in no file yet
    int descriptor_ = -1;  ///< negative: there is no file
    bool only_memory_ = false;
};

}  // namespace winloss::platform
