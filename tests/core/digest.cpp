#include "winloss/core/digest.hpp"

#include "support/catch.hpp"

using namespace winloss;

namespace {

std::string digest(std::string_view bytes, std::size_t piece = 1'000'000) {
    Digest digest;
    for (std::size_t at = 0; at < bytes.size(); at += piece) { digest.add(bytes.substr(at, piece)); }
    return digest.hex();
}

}  // namespace

TEST_CASE("digests are those of b2sum -l 256, in whatever pieces the bytes come") {
    CHECK(digest("") == "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    CHECK(digest("abc") == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    CHECK(digest(std::string(127, 'x')) == "32afe327aece2cc8275e868be2ea929410f47bcfbac87d8197d92c972a290d3d");
    CHECK(digest(std::string(128, 'x')) == "164ffb7089bae6f5a62fb0795e751dc9e88eac92e1a5b2fafe93a25abf2d9c3b");
    CHECK(digest(std::string(129, 'x')) == "03b0758fa71d249c846c2304a2b9996e6ae66ffa7e5528f9e612e089a360fc8d");
    CHECK(digest(std::string(256, 'x')) == "cb9d468022b930d52da4d9b0226ef9c997e0acc119eeb08afefb8219bc53972b");
    CHECK(digest(std::string(1000, 'x')) == "ab75119ede14ef06ebf31f745fb655ed006cccfe8054c635308a557f7c9beaba");
    for (const std::size_t piece : {1U, 7U, 127U, 128U, 129U}) {
        CHECK(digest(std::string(1000, 'x'), piece) ==
              "ab75119ede14ef06ebf31f745fb655ed006cccfe8054c635308a557f7c9beaba");
    }
}
