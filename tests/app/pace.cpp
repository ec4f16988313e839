// The line that shows how far a long work is.
#include "winloss/app/pace.hpp"

#include "support/catch.hpp"

namespace winloss::app {

using std::chrono::milliseconds;

TEST_CASE("a work says its rows, how many a second, and what share of the whole they are") {
    CHECK(pace_text("", 4096, milliseconds(0)) == "4,096 rows");
    CHECK(pace_text("read", 24576, milliseconds(500), 8, 100) == "24,576 rows read, 49,152 a second, 8%");
    CHECK(pace_text("written", 1, milliseconds(2000)) == "1 row written, 0 a second");
    CHECK(pace_text("", 10, milliseconds(1000), 5, 0) == "10 rows, 10 a second");
    CHECK(pace_text("", 10, milliseconds(1000), 7, 5) == "10 rows, 10 a second, 100%");
}

}  // namespace winloss::app
