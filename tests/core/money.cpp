#include "winloss/core/money.hpp"

#include <algorithm>
#include <cstdint>
#include <random>

#include "support/catch.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;

namespace {

__extension__ using Wide = __int128;

Currency currency(std::string_view code) {
    const auto found = Currency::parse(code);
    REQUIRE(found.has_value());
    return *found;
}

std::string printed(std::string_view typed, std::string_view fallback = "USD") {
    return to_string(parse_money(typed, Currency::parse(fallback)));
}

struct Refusal {
    ErrorKind kind;
    std::string message;
    std::string hint;
};

template <class Call>
Refusal refusal(const Call& call) {
    try {
        call();
    } catch (const Error& error) { return {error.kind(), error.message(), error.hint()}; }
    return {ErrorKind::bug, "nothing was refused", ""};
}

/// Amounts of every size: as many of three digits as of nineteen.
std::int64_t random_amount(std::mt19937_64& random) { return static_cast<std::int64_t>(random()) >> (random() % 64); }

}  // namespace

TEST_CASE("currencies are the listed ones, in any case") {
    CHECK(currency("usd").code() == "USD");
    CHECK(currency("Eur").code() == "EUR");
    for (const std::string_view code :
         {"", "US", "USDX", "XYZ", "AAA", "ZZZ", "XXX", "XAU", "XDR", "€", "US ", "DEM"}) {
        INFO(code);
        CHECK_FALSE(Currency::parse(code).has_value());
    }
    for (const std::string_view code : {"XCG", "ZWG", "SLE", "VED", "BGN", "HRK"}) {
        CHECK(currency(code).code() == code);
    }
    const auto& all = Currency::all();
    CHECK(std::is_sorted(all.begin(), all.end()));
    CHECK(std::adjacent_find(all.begin(), all.end()) == all.end());
    CHECK(all.size() == 165 + 11);  // in use with a minor unit, and withdrawn since 2015
    for (const Currency each : all) { CHECK(Currency::parse(each.code()) == each); }
}

TEST_CASE("currencies have the decimals of ISO 4217") {
    // All that do not have two.
    const std::string none = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF BYR";
    const std::string three = "BHD IQD JOD KWD LYD OMR TND";
    const std::string four = "CLF UYW";
    for (const Currency each : Currency::all()) {
        const auto in = [&](const std::string& list) { return list.find(each.code()) != std::string::npos; };
        INFO(each.code());
        CHECK(each.decimals() == (in(none) ? 0 : in(three) ? 3 : in(four) ? 4 : 2));
    }
}

TEST_CASE("amounts print with their currency's decimals") {
    CHECK(decimal({123456, currency("USD")}) == "1234.56");
    CHECK(decimal({5, currency("USD")}) == "0.05");
    CHECK(decimal({-5, currency("USD")}) == "-0.05");
    CHECK(decimal({0, currency("USD")}) == "0.00");
    CHECK(decimal({0, currency("JPY")}) == "0");
    CHECK(decimal({-1234, currency("JPY")}) == "-1234");
    CHECK(decimal({1, currency("BHD")}) == "0.001");
    CHECK(decimal({12345, currency("CLF")}) == "1.2345");
    CHECK(decimal({INT64_MAX, currency("USD")}) == "92233720368547758.07");
    CHECK(decimal({INT64_MIN, currency("USD")}) == "-92233720368547758.08");
    CHECK(decimal({INT64_MIN, currency("JPY")}) == "-9223372036854775808");
    CHECK(to_string(Money{123456, currency("USD")}) == "USD 1,234.56");
    CHECK(to_string(Money{-123456, currency("USD")}) == "USD -1,234.56");
    CHECK(to_string(Money{-12345, currency("USD")}) == "USD -123.45");
    CHECK(to_string(Money{1'000'000, currency("JPY")}) == "JPY 1,000,000");
    CHECK(to_string(Money{999, currency("JPY")}) == "JPY 999");
    CHECK(to_string(Money{INT64_MIN, currency("BHD")}) == "BHD -9,223,372,036,854,775.808");
}

TEST_CASE("a million amounts over all currencies print and parse back") {
    std::mt19937_64 random(1);
    const auto& all = Currency::all();
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < 1'000'000; ++i) {
        const Money money{random_amount(random), all[i % all.size()]};
        if (!(parse_decimal(decimal(money), money.currency) == money)) { ++wrong; }
    }
    for (const Currency each : all) {
        for (const std::int64_t minor : {INT64_MIN, INT64_MIN + 1, INT64_MAX, std::int64_t{0}}) {
            const Money money{minor, each};
            if (!(parse_decimal(decimal(money), each) == money)) { ++wrong; }
            if (!(parse_money(to_string(money), std::nullopt) == money)) { ++wrong; }
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("decimals are computed as 128-bit arithmetic computes them") {
    std::mt19937_64 random(2);
    std::size_t wrong = 0;
    std::size_t refused = 0;
    for (const std::string_view code : {"JPY", "USD", "BHD", "CLF"}) {
        const Currency each = currency(code);
        for (int i = 0; i < 5'000; ++i) {
            const bool negative = random() % 2 == 0;
            std::string text = negative ? "-" : random() % 2 == 0 ? "+" : "";
            Wide expected = 0;
            for (std::size_t n = 15 + random() % 6; n > 0; --n) {
                const int digit = static_cast<int>(random() % 10);
                text += static_cast<char>('0' + digit);
                expected = expected * 10 + digit;
            }
            const int given = static_cast<int>(random() % static_cast<unsigned>(each.decimals() + 1));
            if (given > 0) { text += '.'; }
            for (int n = 0; n < each.decimals(); ++n) {
                const int digit = n < given ? static_cast<int>(random() % 10) : 0;
                if (n < given) { text += static_cast<char>('0' + digit); }
                expected = expected * 10 + digit;
            }
            if (negative) { expected = -expected; }
            const bool fits = expected >= INT64_MIN && expected <= INT64_MAX;
            try {
                const Money money = parse_decimal(text, each);
                if (!fits || money.minor != expected) { ++wrong; }
            } catch (const Error&) {
                ++refused;
                if (fits) { ++wrong; }
            }
        }
    }
    CHECK(wrong == 0);
    CHECK(refused > 1'000);  // the amounts reach beyond 64 bits, or nothing was tried
}

TEST_CASE("the machine form is read strictly") {
    const Currency usd = currency("USD");
    CHECK(parse_decimal("12", usd).minor == 1200);
    CHECK(parse_decimal("12.5", usd).minor == 1250);
    CHECK(parse_decimal("+0.01", usd).minor == 1);
    CHECK(parse_decimal("-0.00", usd).minor == 0);
    CHECK(parse_decimal("007", usd).minor == 700);
    CHECK(parse_decimal("1200.0", currency("JPY")).minor == 1200);
    CHECK(parse_decimal("1200.00", currency("JPY")).minor == 1200);
    for (const std::string_view text : {"",
                                        "-",
                                        "+",
                                        ".",
                                        ".5",
                                        "5.",
                                        "1,234",
                                        "1e3",
                                        "12 ",
                                        " 12",
                                        "1.2.3",
                                        "--1",
                                        "0x10",
                                        "nan",
                                        "inf",
                                        "$5",
                                        "12USD",
                                        "１２",
                                        "12.345",
                                        "12.000",
                                        "92233720368547758.08",
                                        "-92233720368547758.09",
                                        "100000000000000000000"}) {
        INFO(text);
        CHECK(refusal([&] { parse_decimal(text, usd); }).kind == ErrorKind::bad_input);
    }
    for (const std::string_view text : {"1.5", "1200.000", "1.01", "9223372036854775808"}) {
        INFO(text);
        CHECK(refusal([&] { parse_decimal(text, currency("JPY")); }).kind == ErrorKind::bad_input);
    }
    const Refusal too_fine = refusal([&] { parse_decimal("12.345", usd); });
    CHECK(too_fine.message == "'12.345' has more decimals than USD can hold.");
    CHECK(too_fine.hint == "USD has 2 decimals: write it like 1234.56.");
    const Refusal too_large = refusal([&] { parse_decimal("92233720368547758.08", usd); });
    CHECK(too_large.message == "'92233720368547758.08' is too large an amount of USD.");
    CHECK(too_large.hint == "The largest is 92233720368547758.07.");
}

TEST_CASE("people's forms are exact") {
    CHECK(printed("12000") == "USD 12,000.00");
    CHECK(printed("12,000.50") == "USD 12,000.50");
    CHECK(printed("1,234,567") == "USD 1,234,567.00");
    CHECK(printed("12k") == "USD 12,000.00");
    CHECK(printed("12 K") == "USD 12,000.00");
    CHECK(printed("1.5m") == "USD 1,500,000.00");
    CHECK(printed("0.00001k") == "USD 0.01");
    CHECK(printed("1.23456k") == "USD 1,234.56");
    CHECK(printed("1,234.5k") == "USD 1,234,500.00");
    CHECK(printed("USD 12000") == "USD 12,000.00");
    CHECK(printed("eur 12000") == "EUR 12,000.00");
    CHECK(printed("12000 EUR") == "EUR 12,000.00");
    CHECK(printed("12kEUR") == "EUR 12,000.00");
    CHECK(printed("JPY 1.5k") == "JPY 1,500");
    CHECK(printed("1.234", "BHD") == "BHD 1.234");
    CHECK(printed(" -500 ") == "USD -500.00");
    CHECK(printed("92233720368.54775807m") == "USD 92,233,720,368,547,758.07");
    CHECK(to_string(parse_money("5 CHF", std::nullopt)) == "CHF 5.00");
}

TEST_CASE("what a person cannot have meant for certain is refused with the form that would be right") {
    const auto hint = [](std::string_view typed) {
        const Refusal out = refusal([&] { parse_money(typed, Currency::parse("USD")); });
        CHECK(out.kind == ErrorKind::usage);
        return out.hint;
    };
    CHECK(hint("1.234,56") == "The comma separates thousands, the point decimals: did you mean 1234.56?");
    CHECK(hint("12,5") == "The comma separates thousands, the point decimals: did you mean 12.5?");
    CHECK(hint("1,23,456") == "The comma separates thousands, the point decimals: 1,234,567.89.");
    CHECK(hint("1,234,56") == "The comma separates thousands, the point decimals: 1,234,567.89.");
    CHECK(hint("1.234") == "USD has 2 decimals: write it like 1234.56.");
    CHECK(hint("1.234567k") == "USD has 2 decimals: write it like 1234.56.");
    CHECK(hint("XYZ 5") == "Write an ISO 4217 code: USD, EUR, JPY.");
    CHECK(hint("EUR 5 USD") == "Name one currency, before or after the number.");
    CHECK(hint("5 b") == "Only k (thousand) and m (million) may follow the number, and a currency code.");
    for (const std::string_view typed :
         {"", "USD", "k", "5 km", "$5", "5€", ",5", "1,", "1,2345", "1234,567", "1 234", "1'234", "12kk", "1e5",
          "92233720368547758.08", "92233720368547.759k", "five", "-"}) {
        INFO(typed);
        CHECK(refusal([&] { parse_money(typed, Currency::parse("USD")); }).kind == ErrorKind::usage);
    }
    const Refusal nameless = refusal([] { parse_money("12k", std::nullopt); });
    CHECK(nameless.message == "'12k' names no currency.");
    CHECK(nameless.hint == "Write it like USD 12k.");
}

TEST_CASE("sums never wrap") {
    std::mt19937_64 random(3);
    std::size_t wrong = 0;
    for (int i = 0; i < 20'000; ++i) {
        const std::int64_t left = random_amount(random);
        const std::int64_t right = random_amount(random);
        const Wide expected = static_cast<Wide>(left) + right;
        const bool fits = expected >= INT64_MIN && expected <= INT64_MAX;
        try {
            if (checked_add(left, right) != expected || !fits) { ++wrong; }
        } catch (const Error& error) {
            if (fits || error.kind() != ErrorKind::failure) { ++wrong; }
        }
    }
    CHECK(wrong == 0);
    CHECK(checked_add(INT64_MAX, INT64_MIN) == -1);
    CHECK_THROWS_AS(checked_add(INT64_MAX, 1), Error);
    CHECK_THROWS_AS(checked_add(INT64_MIN, -1), Error);
}

TEST_CASE("a balance keeps currencies apart") {
    Balance balance;
    CHECK(balance.empty());
    balance.add(Money{100, currency("USD")});
    balance.add(Money{250, currency("EUR")});
    balance.add(Money{-30, currency("USD")});
    CHECK(balance.minor(currency("USD")) == 70);
    CHECK(balance.minor(currency("EUR")) == 250);
    CHECK(balance.minor(currency("JPY")) == 0);
    CHECK(balance.by_currency().size() == 2);
    Balance other;
    other.add(Money{1, currency("JPY")});
    other.add(balance);
    CHECK(other.minor(currency("USD")) == 70);
    CHECK(other.by_currency().size() == 3);
    CHECK_FALSE(other == balance);
    balance.add(Money{INT64_MAX - 70, currency("USD")});
    CHECK_THROWS_AS(balance.add(Money{1, currency("USD")}), Error);
    CHECK(balance.minor(currency("USD")) == INT64_MAX);
}
