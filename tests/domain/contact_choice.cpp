#include "winloss/domain/contact_choice.hpp"

#include "support/catch.hpp"

using namespace winloss;

namespace {

const Date today = make_date(2026, 6, 1);

Contact contact(int id, std::optional<BuyingRole> role) {
    Contact result;
    result.id = {id};
    result.buying_role = role;
    return result;
}

std::vector<std::int64_t> order(const std::vector<Contact>& contacts, const std::vector<ContactAsk>& asks = {},
                                const std::vector<ContactMeant>& meant = {}) {
    std::vector<std::int64_t> result;
    for (const ContactChoice& each : choose_contacts(contacts, asks, meant, today, 60)) {
        result.push_back(each.contact.value);
    }
    return result;
}

}  // namespace

TEST_CASE("who decided is asked first", "[contacts]") {
    using enum BuyingRole;
    CHECK(order({contact(1, influencer), contact(2, detractor), contact(3, champion), contact(4, std::nullopt),
                 contact(5, decision_maker), contact(6, economic_buyer), contact(7, user)}) ==
          std::vector<std::int64_t>{5, 6, 3, 1, 7, 4, 2});
}

TEST_CASE("who left or must not be contacted is never asked", "[contacts]") {
    Contact left = contact(1, BuyingRole::decision_maker);
    left.left_on = today;
    Contact leaving = contact(2, BuyingRole::champion);
    leaving.left_on = today + Days{1};
    Contact silent = contact(3, BuyingRole::decision_maker);
    silent.do_not_contact = true;
    CHECK(order({left, leaving, silent}) == std::vector<std::int64_t>{2});
}

TEST_CASE("the same person is not asked twice within the fatigue period where another exists", "[contacts]") {
    const std::vector<Contact> two{contact(1, BuyingRole::decision_maker), contact(2, BuyingRole::user)};
    CHECK(order(two, {{ContactId{1}, today - Days{60}}}) == std::vector<std::int64_t>{2, 1});
    CHECK(order(two, {{ContactId{1}, today - Days{61}}}) == std::vector<std::int64_t>{1, 2});
    CHECK(order({two[0]}, {{ContactId{1}, today - Days{5}}}) == std::vector<std::int64_t>{1});
    CHECK(order(two, {{ContactId{1}, today + Days{5}}}) == std::vector<std::int64_t>{1, 2});
    const std::vector<Contact> equals{contact(1, BuyingRole::user), contact(2, BuyingRole::user)};
    CHECK(order(equals, {{ContactId{1}, today - Days{300}}}) == std::vector<std::int64_t>{2, 1});
    CHECK(order(equals, {{ContactId{1}, today - Days{300}}, {ContactId{2}, today - Days{200}}}) ==
          std::vector<std::int64_t>{1, 2});
}

TEST_CASE("who is heard about the same in an interview of their own comes behind who is not", "[contacts]") {
    const std::vector<Contact> three{contact(1, BuyingRole::decision_maker), contact(2, BuyingRole::user),
                                     contact(3, BuyingRole::champion)};
    CHECK(order(three, {}, {{ContactId{1}, InterviewId{7}}}) == std::vector<std::int64_t>{3, 2, 1});
    CHECK(order(three, {{ContactId{3}, today}}, {{ContactId{1}, InterviewId{7}}}) ==
          std::vector<std::int64_t>{2, 1, 3});
}
