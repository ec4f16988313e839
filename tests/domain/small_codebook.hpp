// A codebook of a handful of codes for the tests of markup and codebook.
#pragma once

#include "winloss/domain/codebook.hpp"

namespace winloss::test {

inline Code code(std::int64_t id, std::string path, std::string name, CodeKind kind = CodeKind::driver) {
    Code result;
    result.id = CodeId{id};
    result.path = std::move(path);
    result.name = std::move(name);
    result.kind = kind;
    return result;
}

inline Codebook small_codebook() {
    return Codebook({
        code(1, "price", "Price & packaging"),
        code(2, "price/total-cost", "Total cost"),
        code(3, "price/terms", "Contract terms"),
        code(4, "product", "Product fit"),
        code(5, "product/support", "Support of standards"),
        code(6, "support", "Support & service"),
        code(7, "support/response", "Response time"),
        code(8, "trend", "Market trend", CodeKind::market_trend),
        code(9, "price-index", "Price index", CodeKind::other),
        code(10, "company", "Company"),
        code(11, "company/terms", "Terms of trade"),
    });
}

}  // namespace winloss::test
