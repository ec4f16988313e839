#include "winloss/core/last_act.hpp"

#include <memory>
#include <string>

#include "support/catch.hpp"

using namespace winloss;

namespace {

struct Letter {
    Letter(std::string& into, char of) : said(into), letter(of) {}
    static void say(void* of) noexcept {
        const auto* self = static_cast<const Letter*>(of);
        self->said += self->letter;
    }
    std::string& said;
    char letter;
    LastAct act{&say, this};
};

}  // namespace

TEST_CASE("last acts are done from the youngest to the oldest, those alone that are still there") {
    std::string said;
    said.reserve(16);
    const auto all = [&] {
        said.clear();
        LastAct::do_all();
        return said;
    };
    CHECK(all().empty());
    auto a = std::make_unique<Letter>(said, 'a');
    auto b = std::make_unique<Letter>(said, 'b');
    auto c = std::make_unique<Letter>(said, 'c');
    CHECK(all() == "cba");
    b.reset();  // not the youngest
    CHECK(all() == "ca");
    c.reset();
    CHECK(all() == "a");
    auto d = std::make_unique<Letter>(said, 'd');
    CHECK(all() == "da");
    a.reset();
    d.reset();
    CHECK(all().empty());
}
