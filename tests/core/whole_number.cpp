#include "winloss/core/whole_number.hpp"

#include "support/catch.hpp"

namespace winloss {

TEST_CASE("a whole number is its digits and nothing else") {
    CHECK(whole_number("17") == 17);
    CHECK(whole_number("-3") == -3);
    CHECK(whole_number("007") == 7);
    CHECK(whole_number("9223372036854775807") == 9223372036854775807);
    for (const char* other : {"", "-", "+1", " 1", "1 ", "1.0", "1e3", "0x10", "９", "9223372036854775808"}) {
        CHECK_FALSE(whole_number(other));
    }
}

}  // namespace winloss
