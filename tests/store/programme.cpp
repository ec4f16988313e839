#include "winloss/store/programme.hpp"

#include "company.hpp"
#include "winloss/store/settings.hpp"

namespace winloss::store {

namespace {

std::optional<std::int64_t> save(Store& store, const Programme& programme) {
    Write write(store, by("programme set"));
    write_programme(write, programme);
    return write.commit();
}

}  // namespace

TEST_CASE("a new store has the default programme, its lengths of time written down") {
    const Folder folder;
    const Store store = company(folder / "a.db");
    CHECK(read_programme(store) == default_programme());
    CHECK(setting(store, "grace_days") == "30");
    CHECK_FALSE(setting(store, "first_day"));
    CHECK_FALSE(default_currency(store));
}

TEST_CASE("a changed programme comes back, and writing it again writes nothing") {
    const Folder folder;
    Store store = company(folder / "a.db");
    Programme programme = read_programme(store);
    programme.rules[2].opens = {.months = 0, .days = 14};
    programme.rules.back().enabled = true;
    Rule lost = programme.rules[2];
    lost.outcome = Outcome::lost;
    lost.closes = {.months = 2, .days = 5};
    programme.rules.insert(programme.rules.begin() + 3, lost);
    programme.criteria.outcomes = {Outcome::won, Outcome::lost};
    programme.criteria.deal_kinds = {DealKind::fresh};
    programme.criteria.segments = {"Mid; market 'quoted'"};
    programme.criteria.minimum_amounts = {{1'000'050, *Currency::parse("USD")}, {7, *Currency::parse("JPY")}};
    programme.first_day = day(1, 31);
    programme.grace_days = 45;
    programme.follow_up.shared_days = 21;
    CHECK(save(store, programme));
    CHECK(read_programme(store) == programme);
    CHECK_FALSE(save(store, programme));
}

TEST_CASE("what is taken out of the programme is taken out of the store") {
    const Folder folder;
    Store store = company(folder / "a.db");
    Programme programme = read_programme(store);
    Rule lost = programme.rules[2];
    lost.outcome = Outcome::lost;
    programme.rules.push_back(lost);
    programme.criteria.segments = {"north", "south"};
    programme.first_day = day(1, 1);
    save(store, programme);
    programme.rules.pop_back();
    programme.criteria.segments = {"south"};
    programme.first_day.reset();
    CHECK(save(store, programme));
    CHECK(read_programme(store) == programme);
}

TEST_CASE("a setting is set, changed and taken away") {
    const Folder folder;
    Store store = company(folder / "a.db");
    const auto set = [&](const std::optional<std::string>& value) {
        Write write(store, by("programme set"));
        set_setting(write, "currency", value);
        return write.commit().has_value();
    };
    CHECK(set("EUR"));
    CHECK_FALSE(set("EUR"));
    CHECK(default_currency(store) == Currency::parse("EUR"));
    CHECK(set(std::nullopt));
    CHECK_FALSE(set(std::nullopt));
    CHECK_FALSE(default_currency(store));
}

}  // namespace winloss::store
