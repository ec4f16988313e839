#include "json_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "cells.hpp"
#include "numbers.hpp"
#include "overloaded.hpp"
#include "winloss/core/text.hpp"

namespace winloss::render::json {

namespace {

bool is_plain(char c) { return c >= 0x20 && c < 0x7f && c != '"' && c != '\\' && c != '<'; }

void append_escape(std::string& out, std::uint32_t unit) { fmt::format_to(std::back_inserter(out), "\\u{:04x}", unit); }

void append_ascii(std::string& out, char c) {
    switch (c) {
        case '"': out += "\\\""; return;
        case '\\': out += "\\\\"; return;
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default: is_plain(c) ? out.append(1, c) : (append_escape(out, static_cast<unsigned char>(c)), out);
    }
}

/// The value of one well-formed character of two to four bytes.
std::uint32_t code_point(std::string_view character) {
    const auto lead = static_cast<unsigned char>(character.front());
    std::uint32_t value = lead & (0xffU >> (character.size() + 1));
    for (const char tail : character.substr(1)) { value = value << 6U | (static_cast<unsigned char>(tail) & 0x3fU); }
    return value;
}

void append_beyond_ascii(std::string& out, std::string_view character) {
    if (visible(character) == character) {
        out += character;
        return;
    }
    const std::uint32_t value = code_point(character);
    if (value < 0x10000) {
        append_escape(out, value);
    } else {  // RFC 8259, section 7: a UTF-16 surrogate pair
        append_escape(out, 0xd7c0U + (value >> 10U));
        append_escape(out, 0xdc00U + (value & 0x3ffU));
    }
}

void append_real(std::string& out, std::optional<double> value) {
    if (value && std::isfinite(*value)) {
        append_number(out, *value);
    } else {
        out += "null";
    }
}

void append_share(std::string& out, const Share& share) {
    out += "{\"part\":";
    append_number(out, share.ratio.part);
    out += ",\"whole\":";
    append_number(out, share.ratio.whole);
    out += ",\"value\":";
    append_real(out, share.ratio.value());
    out += ",\"low\":";
    append_real(out, share.low);
    out += ",\"high\":";
    append_real(out, share.high);
    out += share.small ? ",\"small\":true}" : ",\"small\":false}";
}

void append_money(std::string& out, const Money& money) {
    out.append("{\"amount\":\"").append(decimal(money)).append("\",\"currency\":\"");
    out.append(money.currency.code()).append("\"}");
}

void append_members(std::string& out, const std::vector<Column>& columns, const Row& row) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        append_key(out, columns[i].key);
        append_value(out, cell_at(row, i));
    }
}

}  // namespace

void append_string(std::string& out, std::string_view text) {
    out += '"';
    while (!text.empty()) {
        const auto plain =
            static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_plain) - text.begin());
        out += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty()) { break; }
        const auto lead = static_cast<unsigned char>(text.front());
        const std::string_view character = text.substr(0, lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);
        if (first_malformed(character)) {
            out += "\\ufffd";
            text.remove_prefix(1);
            continue;
        }
        if (lead < 0x80) {
            append_ascii(out, text.front());
        } else {
            append_beyond_ascii(out, character);
        }
        text.remove_prefix(character.size());
    }
    out += '"';
}

void append_strings(std::string& out, const std::vector<std::string>& texts) {
    out += '[';
    for (const std::string& text : texts) {
        if (&text != texts.data()) { out += ','; }
        append_string(out, text);
    }
    out += ']';
}

void append_value(std::string& out, const Cell& cell) {
    std::visit(Overloaded{
                   [&](std::monostate) { out += "null"; },
                   [&](bool value) { out += value ? "true" : "false"; },
                   [&](std::int64_t value) { append_number(out, value); },
                   [&](double value) { append_real(out, value); },
                   [&](const std::string& value) { append_string(out, value); },
                   [&](Date value) { append_string(out, iso(value)); },
                   [&](Instant value) { append_string(out, iso(value)); },
                   [&](const LocalTime& value) { append_string(out, iso(value)); },
                   [&](const Money& value) { append_money(out, value); },
                   [&](const Share& value) { append_share(out, value); },
                   [&](const std::vector<std::string>& value) { append_strings(out, value); },
               },
               cell);
}

void append_key(std::string& out, std::string_view key) {
    if (!out.ends_with('{')) { out += ','; }
    append_string(out, key);
    out += ':';
}

void append_object(std::string& out, const std::vector<Field>& fields) {
    out += '{';
    for (const Field& field : fields) {
        append_key(out, field.key);
        append_value(out, field.value);
    }
    out += '}';
}

void append_object(std::string& out, const Table& table, std::size_t row) {
    out += '{';
    append_members(out, table.columns, table.rows[row]);
    if (table.breakdown) {
        append_key(out, table.breakdown->key);
        out += '[';
        for (const Row& sub : sub_rows(table, row)) {
            if (!out.ends_with('[')) { out += ','; }
            out += '{';
            append_members(out, table.breakdown->columns, sub);
            out += '}';
        }
        out += ']';
    }
    out += '}';
}

}  // namespace winloss::render::json
