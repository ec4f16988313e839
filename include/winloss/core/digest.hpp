// A file's fingerprint: BLAKE2b of 256 bits (RFC 7693), as `b2sum -l 256` prints it. Knows bytes only.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace winloss {

class Digest {
public:
    Digest();
    ~Digest();
    Digest(const Digest&) = delete;
    Digest& operator=(const Digest&) = delete;

    void add(std::string_view bytes);
    /// 64 hexadecimal digits; nothing can be added afterwards.
    std::string hex();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace winloss
