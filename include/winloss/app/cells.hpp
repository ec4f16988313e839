// Values as cells of a table, and a record made of the row that a list would show of it: their keys are the same.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "winloss/app/tones.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/domain/ids.hpp"
#include "winloss/domain/words.hpp"

namespace winloss::app {

template <class T>
Cell cell(const T& value) {
    if constexpr (std::is_enum_v<T>) {
        Cell result = std::string(word(value));
        if constexpr (requires { tone_of(value); }) { result.tone = tone_of(value); }
        return result;
    } else {
        return value;
    }
}
template <class Tag>
Cell cell(Id<Tag> id) {
    return id.value;
}
/// Null where there is no value.
template <class T>
Cell cell(const std::optional<T>& value) {
    return value ? cell(*value) : Cell();
}

/// A table without a title, as a list's is.
inline Table named_table(std::string name, std::vector<Column> columns) {
    return {
        .name = std::move(name), .title = {}, .columns = std::move(columns), .rows = {}, .breakdown = {}, .notes = {}};
}

/// A column for programs alone: neither a list nor a page shows it on a screen.
inline Column machine_column(std::string key, Type type) { return {std::move(key), "", type, false, true}; }
/// The number of another record.
inline Column number_column(std::string key) { return machine_column(std::move(key), Type::integer); }
/// What a list has no room for on a screen; the page of one record shows it.
inline Column wide_column(std::string key, std::string title, Type type) {
    return {std::move(key), std::move(title), type, false, true};
}

/// What a narrow screen has no room for, though a wide one has; the greatest `spare` is left out first.
inline Column spare_column(std::string key, std::string title, Type type, int spare = 1) {
    return {std::move(key), std::move(title), type, false, false, spare};
}

/// The first row of the table, column by column.
Record record_of(std::string title, const Table& table);

}  // namespace winloss::app
