#include "winloss/core/foreign_ids.hpp"

#include "support/catch.hpp"

namespace winloss {

TEST_CASE("the two forms of a Salesforce id are one, and no other is touched") {
    CHECK(canonical_id(IdForm::salesforce, "0015g00000NorrA") == "0015g00000NorrAAAR");
    CHECK(canonical_id(IdForm::salesforce, "0015g00000Norra") == "0015g00000NorraAAB");
    for (const char* other : {"006A1", "0015g00000NorrAAAR", "0015g0000 NorrA", ""}) {
        CHECK(canonical_id(IdForm::salesforce, other) == other);
    }
    CHECK(canonical_id(IdForm::as_it_is, "0015g00000NorrA") == "0015g00000NorrA");
    CHECK(canonical_id(IdForm::guid, "{3F2504E0-4F89-11D3-9A0C-0305E82C3301}") ==
          "3f2504e0-4f89-11d3-9a0c-0305e82c3301");
    CHECK(canonical_id(IdForm::guid, "ACC-1") == "ACC-1");
}

TEST_CASE("a text tells the form of its id by itself, but for a number without a letter") {
    CHECK(form_of_id("0015g00000NorrA") == IdForm::salesforce);
    CHECK(form_of_id("0015g00000NorrAAAR") == IdForm::salesforce);
    CHECK(form_of_id("{3F2504E0-4F89-11D3-9A0C-0305E82C3301}") == IdForm::guid);
    for (const char* other : {"802345678901234", "OPPORTUNITY0001", "Kestrel", ""}) {
        CHECK(form_of_id(other) == IdForm::as_it_is);
    }
}

}  // namespace winloss
