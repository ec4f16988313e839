#include "winloss/core/foreign_ids.hpp"

#include <algorithm>
#include <array>

#include "winloss/core/text.hpp"

namespace winloss {

namespace {

/// The three characters behind the 15 of a Salesforce id: for each five of them a number whose bits say which are
/// capital letters.
std::string salesforce_checksum(std::string_view id) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    constexpr std::size_t part = 5;
    std::string sum;
    for (std::size_t start = 0; start < id.size(); start += part) {
        std::size_t bits = 0;
        for (std::size_t i = 0; i < part; ++i) {
            const char c = id[start + i];
            bits |= c >= 'A' && c <= 'Z' ? std::size_t{1} << i : 0U;
        }
        sum += digits[bits];
    }
    return sum;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_alphanumeric(std::string_view text) {
    return std::ranges::all_of(text,
                               [](char c) { return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
}

constexpr std::size_t salesforce_size = 15;

}  // namespace

std::string canonical_id(IdForm form, std::string_view id) {
    switch (form) {
        case IdForm::salesforce:
            if (id.size() != salesforce_size || !is_salesforce_id(id)) { return std::string(id); }
            return std::string(id) + salesforce_checksum(id);
        case IdForm::guid:
            if (!is_guid(id)) { break; }
            return lower_ascii(id.starts_with('{') ? id.substr(1, id.size() - 2) : id);
        case IdForm::as_it_is: break;
    }
    return std::string(id);
}

bool is_guid(std::string_view text) {
    constexpr std::string_view form = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    if (text.starts_with('{') && text.ends_with('}')) { text = text.substr(1, text.size() - 2); }
    return std::ranges::equal(text, form, [](char c, char as) {
        return as == '-' ? c == '-' : is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
    });
}

bool is_salesforce_id(std::string_view text) {
    constexpr auto kinds =
        std::to_array<std::string_view>({"0", "500", "701", "80", "81"});  // those of a team's own: a07
    constexpr std::ptrdiff_t digits = 4;
    if (text.size() != salesforce_size && text.size() != salesforce_size + 3) { return false; }
    const std::string_view id = text.substr(0, salesforce_size);
    if (!is_alphanumeric(text) ||
        (id[0] == 'a' ? !is_digit(id[1])
                      : std::ranges::none_of(kinds, [&](std::string_view kind) { return id.starts_with(kind); }))) {
        return false;
    }
    // Behind the kind and the server stands a number with zeros in front.
    if (std::ranges::count_if(id, is_digit) < digits || id.substr(3).find('0') == std::string_view::npos) {
        return false;
    }
    return text.size() == salesforce_size || text.substr(salesforce_size) == salesforce_checksum(id);
}

bool looks_like_an_id(std::string_view text) {
    if (std::ranges::all_of(text, is_digit)) { return !text.empty(); }
    return is_guid(text) || is_salesforce_id(text);
}

IdForm form_of_id(std::string_view text) {
    if (is_guid(text)) { return IdForm::guid; }
    const bool letters = !std::ranges::all_of(text, is_digit);
    return letters && is_salesforce_id(text) ? IdForm::salesforce : IdForm::as_it_is;
}

}  // namespace winloss
