#include "winloss/report/facet.hpp"

#include "support/catch.hpp"

using namespace winloss;
using namespace winloss::report;

TEST_CASE("the catalogue is complete and in its own order") {
    for (std::size_t i = 0; i < facets().size(); ++i) {
        CHECK(facets()[i].facet == static_cast<Facet>(i));
        CHECK(entry(static_cast<Facet>(i)).name == facets()[i].name);
    }
    CHECK(facets().size() == static_cast<std::size_t>(Facet::relation) + 1);
}
