#include "json_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "cells.hpp"
#include "numbers.hpp"
#include "overloaded.hpp"
#include "winloss/core/json_string.hpp"

namespace winloss::render::json {

namespace {

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

void append_strings(std::string& out, const std::vector<std::string>& texts) {
    out += '[';
    for (const std::string& text : texts) {
        if (&text != texts.data()) { out += ','; }
        append_json_string(out, text);
    }
    out += ']';
}

void append_value(std::string& out, const Cell& cell) {
    std::visit(Overloaded{
                   [&](std::monostate) { out += "null"; },
                   [&](bool value) { out += value ? "true" : "false"; },
                   [&](std::int64_t value) { append_number(out, value); },
                   [&](double value) { append_real(out, value); },
                   [&](const std::string& value) { append_json_string(out, value); },
                   [&](Date value) { append_json_string(out, iso(value)); },
                   [&](Instant value) { append_json_string(out, iso(value)); },
                   [&](const LocalTime& value) { append_json_string(out, iso(value)); },
                   [&](const Money& value) { append_money(out, value); },
                   [&](const Share& value) { append_share(out, value); },
                   [&](PValue value) { append_real(out, value.value()); },
                   [&](const std::vector<std::string>& value) { append_strings(out, value); },
               },
               cell);
}

void append_key(std::string& out, std::string_view key) {
    if (!out.ends_with('{')) { out += ','; }
    append_json_string(out, key);
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

void append_object(std::string& out, const std::vector<Column>& columns, const Row& row) {
    out += '{';
    append_members(out, columns, row);
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
