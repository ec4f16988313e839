// Members of a row as cells of the preview. For import_preview_fields and import_history_preview alone.
#pragma once

#include <array>

#include "import_preview.hpp"

namespace winloss::app {

template <class Row, auto member>
Cell text(const Row& row) {
    return (row.*member).empty() ? Cell() : Cell(std::string(row.*member));
}

template <class Row, auto member>
Cell day(const Row& row) {
    return row.*member ? Cell(*(row.*member)) : Cell();
}

template <class Row, auto member>
Cell words(const Row& row) {
    return row.*member ? Cell(std::string(word(*(row.*member)))) : Cell();
}

template <class Row, auto member>
Cell money(const Row& row) {
    return row.*member ? Cell(*(row.*member)) : Cell();
}

template <class Row, auto member>
Cell yes_no(const Row& row) {
    return row.*member ? Cell(*(row.*member)) : Cell();
}

template <class Row, auto member>
Cell texts(const Row& row) {
    return std::vector<std::string>((row.*member).begin(), (row.*member).end());
}

}  // namespace winloss::app
