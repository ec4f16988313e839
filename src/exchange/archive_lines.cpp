#include "winloss/exchange/archive_lines.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "winloss/core/error.hpp"
#include "winloss/core/json_string.hpp"
#include "winloss/core/text.hpp"

namespace winloss::exchange {

namespace {

using Json = nlohmann::ordered_json;

constexpr int version = 1;
constexpr std::string_view record_key = "record";

Error fault(const std::string& where, const std::string& what, std::string hint = {}) {
    return bad_input(fmt::format("{}: {}", where, what), std::move(hint));
}

Json parsed(std::string_view line, const std::string& where) {
    try {
        Json json = Json::parse(line);
        if (json.is_object()) { return json; }
    } catch (const Json::parse_error& error) {
        throw fault(where, fmt::format("at byte {} this is no JSON.", error.byte),
                    "An archive has one JSON object a line.");
    }
    throw fault(where, "this is no JSON object.", "An archive has one a line.");
}

ArchivedValue value_of(const Json& json, const std::string& name, const std::string& where) {
    if (json.is_null()) { return {}; }
    if (json.is_number_integer() && !(json.is_number_unsigned() && json.get<std::uint64_t>() > INT64_MAX)) {
        return json.get<std::int64_t>();
    }
    if (!json.is_string()) {
        throw fault(
            where, fmt::format("'{}' is {}; values are text, whole numbers or null.", visible(name), json.type_name()));
    }
    try {
        return checked_text(json.get_ref<const std::string&>(), name);
    } catch (const Error& error) { throw fault(where, error.message(), error.hint()); }
}

/// A row as it is nearly always, read without a tree of it: an object of texts, whole numbers and nulls. What is not so
/// is left to those who say what is wrong.
class PlainRow : public nlohmann::json_sax<Json> {
public:
    bool null() override { return add({}); }
    bool boolean(bool) override { return false; }
    bool number_integer(number_integer_t number) override { return add(number); }
    bool number_unsigned(number_unsigned_t number) override {
        return number <= INT64_MAX && add(static_cast<std::int64_t>(number));
    }
    bool number_float(number_float_t, const string_t&) override { return false; }
    bool string(string_t& text) override {
        if (key_ == record_key) {
            row_.record = std::move(text);
            return begun_;
        }
        try {
            return add(checked_text(text, key_));
        } catch (const Error&) { return false; }
    }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return !std::exchange(begun_, true); }
    bool key(string_t& key) override {
        key_ = std::move(key);
        return true;
    }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return false; }
    bool end_array() override { return false; }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

    /// Null where the line is another one.
    static std::optional<ArchivedRow> read(std::string_view line) {
        PlainRow reader;
        if (!Json::sax_parse(line, &reader) || reader.row_.record.empty()) { return std::nullopt; }
        return std::move(reader.row_);
    }

private:
    bool add(ArchivedValue value) {
        if (!begun_ || key_ == record_key) { return false; }
        row_.fields.emplace_back(key_, std::move(value));
        return true;
    }

    ArchivedRow row_;
    std::string key_;
    bool begun_ = false;
};

std::int64_t whole_number(const Json& json, std::string_view key, const std::string& where) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_number_integer()) {
        throw fault(where, fmt::format("there is no whole number '{}'.", key),
                    "The first line of an archive says {\"archive\":1,\"schema\":N,…}.");
    }
    return found->get<std::int64_t>();
}

}  // namespace

std::string archive_head_line(const ArchiveHead& head) {
    std::string line = fmt::format("{{\"archive\":{},\"schema\":{},\"numbers\":{{", version, head.schema);
    for (const auto& [record, number] : head.numbers) {
        if (!line.ends_with('{')) { line += ','; }
        append_json_string(line, record);
        line += ':' + std::to_string(number);
    }
    return line + "}}\n";
}

void append_archived_row(std::string& out, const ArchivedRow& row) {
    out += "{\"record\":";
    append_json_string(out, row.record);
    for (const auto& [name, value] : row.fields) {
        if (std::holds_alternative<std::monostate>(value)) { continue; }
        out += ',';
        append_json_string(out, name);
        out += ':';
        if (const auto* number = std::get_if<std::int64_t>(&value)) {
            out += std::to_string(*number);
        } else {
            append_json_string(out, std::get<std::string>(value));
        }
    }
    out += "}\n";
}

ArchiveHead read_archive_head(std::string_view line, const std::string& where) {
    const Json json = parsed(line, where);
    if (const std::int64_t found = whole_number(json, "archive", where); found != version) {
        throw fault(where, fmt::format("archives of version {} are not known; this is {}.", found, version),
                    "A newer winloss may know it.");
    }
    ArchiveHead head;
    const std::int64_t schema = whole_number(json, "schema", where);
    if (schema < 1 || schema > 1'000'000) {
        throw fault(where, fmt::format("{} is no version of the schema.", schema));
    }
    head.schema = static_cast<int>(schema);
    if (const auto numbers = json.find("numbers"); numbers != json.end() && numbers->is_object()) {
        for (const auto& [record, number] : numbers->items()) {
            head.numbers.emplace(record, whole_number(*numbers, record, where));
        }
    }
    return head;
}

ArchivedRow read_archived_row(std::string_view line, const std::string& where) {
    if (auto plain = PlainRow::read(line)) { return std::move(*plain); }
    const Json json = parsed(line, where);
    const auto record = json.find(record_key);
    if (record == json.end() || !record->is_string()) {
        throw fault(where, "it does not say of which record it is.", "The first field is \"record\": \"deal\".");
    }
    ArchivedRow row{record->get<std::string>(), {}};
    row.fields.reserve(json.size());
    for (const auto& [name, value] : json.items()) {
        if (name != record_key) { row.fields.emplace_back(name, value_of(value, name, where)); }
    }
    return row;
}

}  // namespace winloss::exchange
