#include "winloss/core/digest.hpp"

#include <blake2.h>
#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <cstdint>

namespace winloss {

namespace {

constexpr std::size_t digest_bytes = 32;

}  // namespace

struct Digest::State {
    blake2b_state blake{};
};

Digest::Digest() : state_(std::make_unique<State>()) { blake2b_init(&state_->blake, digest_bytes); }

Digest::~Digest() = default;

void Digest::add(std::string_view bytes) {
    blake2b_update(&state_->blake, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

std::string Digest::hex() {
    std::array<std::uint8_t, digest_bytes> digest{};
    blake2b_final(&state_->blake, digest.data(), digest.size());
    std::string text;
    for (const std::uint8_t byte : digest) { text += fmt::format("{:02x}", byte); }
    return text;
}

}  // namespace winloss
