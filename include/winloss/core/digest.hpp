// A file's fingerprint: BLAKE2b of 256 bits (RFC 7693), as `b2sum -l 256` prints it. Knows bytes only.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace winloss {

class Digest {
public:
    Digest();
    void add(std::string_view bytes);
    /// 64 hexadecimal digits; nothing can be added afterwards.
    std::string hex();

private:
    static constexpr std::size_t block_size = 128;
    void compress(const char* block, bool last);

    std::array<std::uint64_t, 8> state_;
    std::array<char, block_size> block_{};
    std::size_t filled_ = 0;
    std::uint64_t count_ = 0;  ///< bytes that went through compress(); 2^64 of them are nobody's file
};

}  // namespace winloss
