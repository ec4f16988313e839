#include "winloss/core/text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "utf8.hpp"

namespace winloss {

namespace {

bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace

std::optional<std::size_t> first_malformed(std::string_view text) {
    std::size_t at = 0;
    while (true) {
        at += utf8::ascii_prefix(text.substr(at));
        if (at == text.size()) { return std::nullopt; }
        const std::size_t size = utf8::decode(text.substr(at)).size;
        if (size == 0) { return at; }
        at += size;
    }
}

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

std::size_t byte_offset(std::string_view text, std::size_t code_point) {
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) { continue; }
        if (code_point == 0) { return at; }
        --code_point;
    }
    return at;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && is_ascii_space(text.front())) { text.remove_prefix(1); }
    while (!text.empty() && is_ascii_space(text.back())) { text.remove_suffix(1); }
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> pieces;
    while (true) {
        const std::size_t end = text.find(separator);
        pieces.push_back(text.substr(0, end));
        if (end == std::string_view::npos) { return pieces; }
        text.remove_prefix(end + 1);
    }
}

std::string join(const std::vector<std::string>& pieces, std::string_view separator) {
    std::string out;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (i > 0) { out += separator; }
        out += pieces[i];
    }
    return out;
}

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') { c = static_cast<char>(c - 'A' + 'a'); }
    }
    return out;
}

std::string grouped(std::string digits) {
    const std::size_t first_digit = digits.starts_with('-') ? 1 : 0;
    for (std::size_t at = std::min(digits.find('.'), digits.size()); at > first_digit + 3;) {
        at -= 3;
        digits.insert(at, 1, ',');
    }
    return digits;
}

std::string counted(long long count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", grouped(fmt::format("{}", count)), count == 1 ? one : many);
}

}  // namespace winloss
