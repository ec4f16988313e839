#include "winloss/platform/spool.hpp"

#include <cstdlib>
#include <string>

#include "support/catch.hpp"

using namespace winloss;

TEST_CASE("bytes that are kept come back as they went, few or many, as often as they are asked for") {
    for (const std::size_t pieces : {0U, 1U, 3U, 900U}) {
        platform::Spool spool;
        std::string all;
        for (std::size_t i = 0; i < pieces; ++i) {
            const std::string piece(10'000 + i, static_cast<char>('a' + i % 26));
            spool.write(piece);
            all += piece;
        }
        for (int again = 0; again < 2; ++again) {
            std::string back;
            spool.each_piece([&](std::string_view piece) { back += piece; });
            CHECK(back == all);
        }
    }
}

TEST_CASE("where no temporary file can be made all of it stays in memory") {
    const char* const before = std::getenv("TMPDIR");
    const std::string kept = before == nullptr ? "" : before;
    ::setenv("TMPDIR", "/proc/no such folder", 1);
    platform::Spool spool;
    const std::string piece(1'000'000, 'x');
    for (int i = 0; i < 12; ++i) { spool.write(piece); }
    std::size_t size = 0;
    spool.each_piece([&](std::string_view part) { size += part.size(); });
    CHECK(size == 12 * piece.size());
    if (before == nullptr) {
        ::unsetenv("TMPDIR");
    } else {
        ::setenv("TMPDIR", kept.c_str(), 1);
    }
}
