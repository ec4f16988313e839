#include "winloss/platform/spool.hpp"

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
