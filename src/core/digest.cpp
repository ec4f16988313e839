#include "winloss/core/digest.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace winloss {

namespace {

// RFC 7693, section 2.6: the first 64 bits of the fractions of the square roots of the first eight primes.
constexpr std::array<std::uint64_t, 8> initial{0x6A09E667F3BCC908U, 0xBB67AE8584CAA73BU, 0x3C6EF372FE94F82BU,
                                               0xA54FF53A5F1D36F1U, 0x510E527FADE682D1U, 0x9B05688C2B3E6C1FU,
                                               0x1F83D9ABFB41BD6BU, 0x5BE0CD19137E2179U};

// Section 2.7: in which order a round takes the words of the block; the eleventh and twelfth are the first two again.
constexpr std::array<std::array<std::uint8_t, 16>, 10> order{{{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
                                                              {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
                                                              {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
                                                              {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
                                                              {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
                                                              {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
                                                              {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
                                                              {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
                                                              {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
                                                              {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}}};
constexpr std::size_t rounds = 12;

constexpr std::size_t digest_bytes = 32;

}  // namespace

Digest::Digest() : state_(initial) {
    state_[0] ^= 0x01010000U ^ digest_bytes;  // no key, no tree, so long a digest
}

void Digest::compress(const char* block, bool last) {
    std::array<std::uint64_t, 16> words{};
    std::memcpy(words.data(), block, block_size);
    if constexpr (std::endian::native == std::endian::big) {
        for (std::uint64_t& word : words) { word = __builtin_bswap64(word); }
    }
    std::array<std::uint64_t, 16> v{};
    std::copy(state_.begin(), state_.end(), v.begin());
    std::copy(initial.begin(), initial.end(), v.begin() + 8);
    v[12] ^= count_;
    if (last) { v[14] = ~v[14]; }
    const auto mix = [&v](std::size_t a, std::size_t b, std::size_t c, std::size_t d, std::uint64_t x,
                          std::uint64_t y) {
        v[a] += v[b] + x;
        v[d] = std::rotr(v[d] ^ v[a], 32);
        v[c] += v[d];
        v[b] = std::rotr(v[b] ^ v[c], 24);
        v[a] += v[b] + y;
        v[d] = std::rotr(v[d] ^ v[a], 16);
        v[c] += v[d];
        v[b] = std::rotr(v[b] ^ v[c], 63);
    };
    for (std::size_t round = 0; round < rounds; ++round) {
        const auto& s = order[round % order.size()];
        for (std::size_t i = 0; i < 4; ++i) { mix(i, i + 4, i + 8, i + 12, words[s[2 * i]], words[s[2 * i + 1]]); }
        for (std::size_t i = 0; i < 4; ++i) {
            mix(i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4, words[s[8 + 2 * i]], words[s[9 + 2 * i]]);
        }
    }
    for (std::size_t i = 0; i < state_.size(); ++i) { state_[i] ^= v[i] ^ v[i + 8]; }
}

void Digest::add(std::string_view bytes) {
    while (!bytes.empty()) {
        if (filled_ == block_size) {  // more follows: it is not the last one
            count_ += block_size;
            compress(block_.data(), false);
            filled_ = 0;
        }
        const std::size_t taken = std::min(bytes.size(), block_size - filled_);
        std::memcpy(block_.data() + filled_, bytes.data(), taken);
        filled_ += taken;
        bytes.remove_prefix(taken);
    }
}

std::string Digest::hex() {
    std::fill(block_.begin() + static_cast<std::ptrdiff_t>(filled_), block_.end(), '\0');
    count_ += filled_;
    compress(block_.data(), true);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (std::size_t i = 0; i < digest_bytes; ++i) {
        const auto byte = static_cast<std::size_t>(state_[i / 8] >> (8 * (i % 8)) & 0xFFU);
        text += digits[byte >> 4U];
        text += digits[byte & 0xFU];
    }
    return text;
}

}  // namespace winloss
