#include "winloss/store/benchmarks.hpp"

#include "records.hpp"

namespace winloss::store {

namespace {

const Date may_1 = make_date(2026, 5, 1);

}  // namespace

TEST_CASE("a benchmark is read back as it was published") {
    const Folder folder;
    Store store = new_store(folder / "a.db");
    Write write(store, by("x"));
    Benchmark one{{}, "win-rate", 0.1 + 0.2, 1204, "Trade survey", may_1};
    one.id = insert_benchmark(write, one);
    CHECK(read_benchmark(store, one.id) == one);
    Benchmark two{{}, "win-rate", -12.5, {}, "Trade survey", may_1 + Days(1)};
    two.id = insert_benchmark(write, two);
    const Benchmark other{{}, "grr", 0.9, {}, "Somebody", may_1};
    insert_benchmark(write, other);
    CHECK(benchmarks(store, {.metric = "win-rate"}, 0) == std::vector<Benchmark>{two, one});
    CHECK(benchmarks(store, {}, 1).front().metric == "grr");

    CHECK(error_of([&] { insert_benchmark(write, {{}, "win-rate", 0.5, {}, "Trade survey", may_1}); }).message() ==
          "Benchmark 1 is the win-rate of Trade survey on 2026-05-01 already.");
    one.n = 7;
    update_benchmark(write, one);
    CHECK(read_benchmark(store, one.id) == one);
    one.dated_on = two.dated_on;
    CHECK(error_of([&] { update_benchmark(write, one); }).kind() == ErrorKind::conflict);
    CHECK(error_of([&] { read_benchmark(store, {99}); }).kind() == ErrorKind::not_found);
}

}  // namespace winloss::store
