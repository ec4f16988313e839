#include "winloss/domain/contact_choice.hpp"

#include <algorithm>
#include <tuple>

namespace winloss {

namespace {

/// The words of the role stand in the order of their weight; no role comes after them all but a detractor's.
int weight(const std::optional<BuyingRole>& role) {
    const auto after = static_cast<int>(BuyingRole::detractor);
    if (!role) { return after; }
    return *role == BuyingRole::detractor ? after + 1 : static_cast<int>(*role);
}

}  // namespace

std::optional<Date> asked_no_more_from(bool do_not_contact, std::optional<Date> left_on) {
    return do_not_contact ? Date::min() : left_on;
}

std::vector<ContactChoice> choose_contacts(std::span<const Contact> contacts, std::span<const ContactAsk> asks,
                                           std::span<const ContactMeant> meant, Date today, int fatigue_days) {
    std::vector<ContactChoice> result;
    for (const Contact& contact : contacts) {
        const auto until = asked_no_more_from(contact.do_not_contact, contact.left_on);
        if (until && *until <= today) { continue; }
        ContactChoice choice{.contact = contact.id, .role = contact.buying_role};
        for (const ContactAsk& ask : asks) {
            if (ask.contact != contact.id || ask.day > today) { continue; }
            choice.last_asked = std::max(ask.day, choice.last_asked.value_or(ask.day));
        }
        choice.asked_lately = choice.last_asked && today <= *choice.last_asked + Days{fatigue_days};
        const auto elsewhere = std::ranges::find(meant, contact.id, &ContactMeant::contact);
        if (elsewhere != meant.end()) { choice.meant_for = elsewhere->interview; }
        result.push_back(choice);
    }
    std::sort(result.begin(), result.end(), [](const ContactChoice& left, const ContactChoice& right) {
        const auto key = [](const ContactChoice& each) {
            return std::tuple(each.asked_lately, each.meant_for.has_value(), weight(each.role), each.last_asked,
                              each.contact);
        };
        return key(left) < key(right);
    });
    return result;
}

}  // namespace winloss
