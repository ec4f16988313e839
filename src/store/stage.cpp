#include "stage.hpp"

#include <algorithm>

#include "row_log.hpp"
#include "winloss/core/error.hpp"

namespace winloss::store {

namespace {

constexpr std::int64_t between = 4096;

}  // namespace

Stage::Stage(const Connection& connection, const Far& what) : connection_(connection), far_(what) {
    if (watched()) { tell(); }
}

Stage::~Stage() {
    if (counts_steps_) { connection_.on_steps(0, {}); }
    if (watched()) { connection_.watch()(nullptr); }
}

void Stage::expect(std::int64_t whole) { far_.whole = whole; }

void Stage::expect_by_itself(std::int64_t whole, std::int64_t steps_each) {
    constexpr int steps_between = 100'000;
    if (!watched() || whole == 0) { return; }
    expect(whole);
    counts_steps_ = true;
    connection_.on_steps(steps_between, [this, steps_each] {
        steps_ += steps_between;
        far_.count = std::min(steps_ / steps_each, far_.whole - 1);  // an estimate is not the end
        tell();
    });
}

void Stage::add(std::int64_t count) {
    far_.count += count;
    if (far_.count - told_ >= between && watched()) { tell(); }
}

void Stage::set(std::int64_t count, std::int64_t whole) {
    far_.count = count;
    far_.whole = whole;
    if (watched()) { tell(); }
}

void Stage::tell() {
    told_ = far_.count;
    connection_.watch()(&far_);
}

std::int64_t rows_to_go_through(const Connection& connection, const std::string& table) {
    try {
        return connection.scalar("SELECT count(*) FROM " + quoted(table));
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::store) { throw; }
        return 0;
    }
}

}  // namespace winloss::store
