#include "xlsx_library.hpp"

#include <dlfcn.h>

#include "winloss/core/error.hpp"

namespace winloss::render {

namespace {

[[noreturn]] void refuse() {
    throw Error(ErrorKind::failure, "Spreadsheets are written by " WINLOSS_XLSX_LIBRARY ", which is not installed.",
                "apt-get install " WINLOSS_XLSX_PACKAGE ", or --format csv, which every spreadsheet opens.");
}

XlsxLibrary loaded() {
    void* const library = dlopen(WINLOSS_XLSX_LIBRARY, RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) { refuse(); }
    XlsxLibrary functions{};
    const auto find = [library](const char* name, auto& function) {
        void* const found = dlsym(library, name);
        if (found == nullptr) { refuse(); }
        function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(found);
    };
    find("workbook_new_opt", functions.workbook_new_opt);
    find("workbook_set_properties", functions.workbook_set_properties);
    find("workbook_add_worksheet", functions.workbook_add_worksheet);
    find("workbook_add_format", functions.workbook_add_format);
    find("workbook_close", functions.workbook_close);
    find("format_set_bold", functions.format_set_bold);
    find("format_set_num_format", functions.format_set_num_format);
    find("worksheet_write_number", functions.worksheet_write_number);
    find("worksheet_write_string", functions.worksheet_write_string);
    find("worksheet_write_boolean", functions.worksheet_write_boolean);
    find("worksheet_freeze_panes", functions.worksheet_freeze_panes);
    find("worksheet_autofilter", functions.worksheet_autofilter);
    find("worksheet_set_column", functions.worksheet_set_column);
    find("lxw_strerror", functions.lxw_strerror);
    return functions;
}

}  // namespace

const XlsxLibrary& xlsx_library() {
    static const XlsxLibrary library = loaded();
    return library;
}

}  // namespace winloss::render
