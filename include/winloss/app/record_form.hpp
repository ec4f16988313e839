// A record as a small text to edit: a line a field, with what may stand there in comments. Pure text: which record it
// is, and what becomes of a change, is the caller's.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/core/faulty_text.hpp"

namespace winloss::app {

struct FormField {
    std::string key;                  ///< as in JSON and imports: lead_source
    std::vector<std::string> values;  ///< as they may be typed; of a list or a text any number, else at most one
    std::string says = {};            ///< what may stand there; empty: a line of text
    bool list = false;                ///< may stand several times
    bool text = false;                ///< the same, and its values are the lines of one text in their order
    bool required = false;            ///< an empty value is a fault
    /// Throws for a value that cannot be; empty: any line can. Not called for an empty value.
    std::function<void(const std::string& value)> check = {};
    /// What the new value goes to, a text with its lines; an empty one clears. For a list: what came, and the places in
    /// `values` of what went.
    std::function<void(const std::string& value)> put = {};
    std::function<void(const std::vector<std::string>& came, const std::vector<std::size_t>& went)> put_list = {};
    /// Of another record's name: says whom a part of it was taken for, where the messages do not name it yet.
    std::function<void(const std::string& value, std::vector<std::string>& messages)> tell = {};
};

struct RecordForm {
    std::string record;              ///< 'deal 17'
    std::vector<std::string> notes;  ///< lines above the fields: what it is, what is changed elsewhere
    std::vector<FormField> fields;
};

/// What the form's values were, in sixteen digits: a form that was opened on others is refused.
std::string fingerprint(const RecordForm& form);

/// The text to edit. Values are made harmless; one that comes back as it was shown is unchanged.
std::string form_text(const RecordForm& form);

struct ReadForm {
    struct Place {
        std::string key;         ///< of the field
        int line = 0;            ///< 0 where it was taken out
        std::string value = {};  ///< as it was typed; empty for one of several lines
    };

    std::optional<std::string> record;       ///< what the first line says it is; null: the text comes from outside
    std::optional<std::string> fingerprint;  ///< of the values it was opened on
    bool changed = false;                    ///< anything was put
    std::vector<Place> places;               ///< of what was put, one for each value that came to a list
    std::vector<LineFault> faults;           ///< in the order of their lines; where there are any, nothing was put
};
/// Puts what was changed. A field that does not stand there is left alone; one of a list is taken out where the text
/// was opened with its values, and left alone where it comes from outside.
ReadForm read_form(std::string_view text, const RecordForm& form);

/// The text with each fault as a comment above its line, those that stood there before taken out.
std::string with_faults(std::string_view text, const std::vector<LineFault>& faults);

}  // namespace winloss::app
