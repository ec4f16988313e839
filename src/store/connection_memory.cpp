#include "connection_memory.hpp"

#include <sqlite3.h>
#include <sys/mman.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>

namespace winloss::store {

#ifdef __SANITIZE_ADDRESS__  // the sanitizer is to see every piece

void serve_engine_memory() {}

#else

namespace {

// Pieces are rounded up to a step and, once given back, kept in a list for the next of their size. What is larger than
// the engine's pages goes to the general allocator. Slabs are never given back: the process ends with its command, and
// memory is bounded by the most that was in use of each size.
constexpr std::size_t step = 16;
constexpr std::size_t largest = 5120;  // a page of the cache with its header
constexpr std::size_t slab_bytes = std::size_t{64} << 10;
constexpr std::size_t head_bytes = 8;  // in front of each piece: how long it is; keeps the engine's alignment of 8

struct Piece {
    Piece* next;
};

struct Pool {
    std::array<Piece*, largest / step + 1> free{};
    std::byte* at = nullptr;
    std::byte* end = nullptr;
};

// Each slab is asked for filled: pages that are touched one by one cost the kernel half as much again.
#ifdef MAP_POPULATE
constexpr int filled = MAP_POPULATE;
#else
constexpr int filled = 0;
#endif

// One a thread: pieces may be given back in another thread than they were taken in, and then stay there.
thread_local Pool pool;

std::size_t& length_of(void* piece) {
    static_assert(sizeof(std::size_t) == head_bytes);
    return *reinterpret_cast<std::size_t*>(static_cast<std::byte*>(piece) - head_bytes);
}

void* headed(void* memory, std::size_t length) {
    if (memory == nullptr) { return nullptr; }
    void* piece = static_cast<std::byte*>(memory) + head_bytes;
    length_of(piece) = length;
    return piece;
}

void* carve(std::size_t length) {
    const std::size_t bytes = length + head_bytes;
    if (static_cast<std::size_t>(pool.end - pool.at) < bytes) {
        void* mapped = mmap(nullptr, slab_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | filled, -1, 0);
        if (mapped == MAP_FAILED) { return nullptr; }
        auto* slab = static_cast<std::byte*>(mapped);
        pool.at = slab + head_bytes;  // so that pieces, not their heads, lie on multiples of the step
        pool.end = slab + slab_bytes;
    }
    void* memory = pool.at;
    pool.at += (bytes + step - 1) / step * step;
    return headed(memory, length);
}

int rounded(int wanted) {
    return static_cast<int>((static_cast<std::size_t>(wanted) + head_bytes + step - 1) / step * step - head_bytes);
}

void* take(int wanted) {
    const auto length = static_cast<std::size_t>(rounded(wanted));
    if (length > largest) { return headed(std::malloc(length + head_bytes), length); }
    Piece*& first = pool.free[(length + head_bytes) / step];
    if (first == nullptr) { return carve(length); }
    Piece* piece = first;
    first = piece->next;
    return piece;
}

void give_back(void* piece) {
    if (piece == nullptr) { return; }
    const std::size_t length = length_of(piece);
    if (length > largest) {
        std::free(static_cast<std::byte*>(piece) - head_bytes);
        return;
    }
    Piece*& first = pool.free[(length + head_bytes) / step];
    first = new (piece) Piece{first};
}

int size_of(void* piece) { return piece == nullptr ? 0 : static_cast<int>(length_of(piece)); }

void* resize(void* piece, int wanted) {
    const std::size_t length = length_of(piece);
    const auto longer = static_cast<std::size_t>(rounded(wanted));
    if (length > largest && longer > largest) {
        return headed(std::realloc(static_cast<std::byte*>(piece) - head_bytes, longer + head_bytes), longer);
    }
    void* moved = take(wanted);
    if (moved == nullptr) { return nullptr; }
    std::memcpy(moved, piece, std::min(length, longer));
    give_back(piece);
    return moved;
}

int begin(void*) { return SQLITE_OK; }
void end(void*) {}

}  // namespace

void serve_engine_memory() {
    static const sqlite3_mem_methods methods{take, give_back, resize, size_of, rounded, begin, end, nullptr};
    static const int done = sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
    // Pages of the cache too are taken one by one: a store of ten deals needs a few only.
    static const int pages = sqlite3_config(SQLITE_CONFIG_PAGECACHE, nullptr, 0, 0);
    // Nor does it need memory of its own for small pieces.
    static const int aside = sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0);
    static_cast<void>(done);
    static_cast<void>(pages);
    static_cast<void>(aside);
}

#endif

}  // namespace winloss::store
