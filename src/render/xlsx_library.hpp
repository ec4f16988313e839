// libxlsxwriter, loaded when the first spreadsheet is written: no other command pays for it. The functions that are
// used, under the library's own names.
#pragma once

#include <xlsxwriter.h>

namespace winloss::render {

struct XlsxLibrary {
    decltype(&::workbook_new_opt) workbook_new_opt;
    decltype(&::workbook_set_properties) workbook_set_properties;
    decltype(&::workbook_add_worksheet) workbook_add_worksheet;
    decltype(&::workbook_add_format) workbook_add_format;
    decltype(&::workbook_close) workbook_close;
    decltype(&::format_set_bold) format_set_bold;
    decltype(&::format_set_num_format) format_set_num_format;
    decltype(&::worksheet_write_number) worksheet_write_number;
    decltype(&::worksheet_write_string) worksheet_write_string;
    decltype(&::worksheet_write_boolean) worksheet_write_boolean;
    decltype(&::worksheet_freeze_panes) worksheet_freeze_panes;
    decltype(&::worksheet_autofilter) worksheet_autofilter;
    decltype(&::worksheet_set_column) worksheet_set_column;
    decltype(&::lxw_strerror) lxw_strerror;
};

/// Throws failure, naming the package, where it is not there.
const XlsxLibrary& xlsx_library();

}  // namespace winloss::render
