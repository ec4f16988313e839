#include "winloss/app/edit_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <tuple>

#include "winloss/app/editing.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/platform/files.hpp"

namespace winloss::app {

namespace {

Writing writing_of(const RecordForm& form, const Context& context) {
    const std::string number = form.record.substr(form.record.rfind(' ') + 1);
    return {.record = form.record,
            .what = form.record,
            .save = fmt::format("winloss {} {} --file", context.command, number),
            .suffix = ".conf"};
}

FaultyText error_of(std::vector<LineFault> faults) {
    const auto place = [](const LineFault& fault) {
        return fault.line == 0 ? std::string() : fmt::format("line {}: ", fault.line);
    };
    std::string hint = faults.front().hint;
    if (faults.size() == 1) {
        std::string message = place(faults.front()) + faults.front().message;
        if (message.starts_with('l')) { message.front() = 'L'; }
        return {std::move(message), std::move(hint), std::move(faults)};
    }
    std::string message = fmt::format("The form has {} mistakes:", faults.size());
    constexpr std::size_t most = 20;
    for (std::size_t i = 0; i < std::min(faults.size(), most); ++i) {
        message += "\n  " + place(faults[i]) + faults[i].message;
    }
    if (faults.size() > most) { message += fmt::format("\n  and {} more", faults.size() - most); }
    return {std::move(message), std::move(hint), std::move(faults)};
}

/// Typing on cannot mend it: the form's values are no longer those it was opened on, or it is another record's.
class NotThisForm : public Error {
public:
    using Error::Error;
};

NotThisForm changed_meanwhile(const RecordForm& form) {
    return {ErrorKind::conflict,
            fmt::format("Somebody changed {} meanwhile: the form was opened on other values.", form.record),
            "To save yours over theirs all the same, take the form's first line out."};
}

/// The values together break a rule: the fault of a line that was changed.
class OfOneLine : public Error {
public:
    OfOneLine(int line, const Error& error)
        : Error(error.kind() == ErrorKind::conflict ? error.kind() : ErrorKind::bad_input,  // the command was right
                fmt::format("Line {}: {}", line, error.message()), error.hint()),
          fault_{line, error.message(), error.hint()} {}
    const LineFault& fault() const { return fault_; }

private:
    LineFault fault_;
};

/// Typing on can mend it.
bool is_for_the_person(const Error& error) {
    return error.kind() == ErrorKind::bad_input || error.kind() == ErrorKind::usage ||
           error.kind() == ErrorKind::not_found || error.kind() == ErrorKind::conflict;
}

/// Of the lines that were changed the one that the error speaks of: of its field, and of its value where the field has
/// several; else the first. 0 where there is none.
int line_at_fault(const std::vector<ReadForm::Place>& places, const Error& error) {
    const std::string said = fold(error.message() + " " + error.hint());
    using Rank = std::tuple<bool, std::size_t, int>;  // its field is named, letters of its value that are, how early
    std::optional<Rank> best;
    for (const ReadForm::Place& place : places) {
        if (place.line == 0) { continue; }
        std::string key = place.key;
        std::ranges::replace(key, '_', ' ');
        const std::string value = fold(place.value);
        const bool named = said.find(value) != std::string::npos;
        const Rank rank{said.find(key) != std::string::npos, named ? value.size() : 0, -place.line};
        if (!best || rank > *best) { best = rank; }
    }
    return best ? -std::get<int>(*best) : 0;
}

/// Whom the parts of names that were put were taken for, behind what was done.
void tell_taken(const RecordForm& form, const std::vector<ReadForm::Place>& places, Answer& answer) {
    std::vector<std::string> said = answer.messages;
    const std::size_t before = said.size();
    for (const ReadForm::Place& place : places) {
        const auto field = std::ranges::find(form.fields, place.key, &FormField::key);
        if (field != form.fields.end() && field->tell && !place.value.empty()) { field->tell(place.value, said); }
    }
    answer.messages.insert(answer.messages.begin() + (before == 0 ? 0 : 1),
                           said.begin() + static_cast<std::ptrdiff_t>(before), said.end());
}

/// Throws FaultyText for what a person can mend in it.
Answer save(store::Store& store, const Context& context, const std::string& text,
            const std::function<OpenForm(const store::Store&)>& open) {
    const OpenForm now = [&] {
        const store::Snapshot snapshot(store);
        return open(store);
    }();
    ReadForm read = read_form(checked_text(text, "form"), now.form);
    if (read.record && *read.record != now.form.record) {
        throw NotThisForm(ErrorKind::conflict,
                          fmt::format("This is the form of {}, not of {}.", *read.record, now.form.record),
                          "Its first line says so; take it out where it is meant all the same.");
    }
    if (read.fingerprint && *read.fingerprint != fingerprint(now.form)) { throw changed_meanwhile(now.form); }
    if (!read.faults.empty()) { throw error_of(std::move(read.faults)); }
    if (!read.changed) { return {.data = {}, .messages = {"Nothing was changed."}}; }
    Context checking = context;
    checking.before_write = [&] {
        if (fingerprint(open(store).form) != fingerprint(now.form)) { throw changed_meanwhile(now.form); }
    };
    try {
        Answer answer = now.save(store, checking);
        tell_taken(now.form, read.places, answer);
        return answer;
    } catch (const Error& error) {
        if (dynamic_cast<const NotThisForm*>(&error) != nullptr || !is_for_the_person(error)) { throw; }
        const int line = line_at_fault(read.places, error);
        if (line == 0) { throw; }
        throw OfOneLine(line, error);
    }
}

/// The form with its faults, or with one of the values together, which belongs to no line.
std::optional<std::string> opened_again(const std::string& typed, const Error& error) {
    if (dynamic_cast<const NotThisForm*>(&error) != nullptr) { return std::nullopt; }
    if (const auto* faulty = dynamic_cast<const FaultyText*>(&error)) { return with_faults(typed, faulty->faults()); }
    if (const auto* one = dynamic_cast<const OfOneLine*>(&error)) { return with_faults(typed, {one->fault()}); }
    if (!is_for_the_person(error)) { return std::nullopt; }
    return with_faults(typed, {{0, error.message(), error.hint()}});
}

}  // namespace

Answer edit_form(store::Store& store, const Context& context, const EditRecord& options,
                 const std::function<OpenForm(const store::Store&)>& open) {
    const RecordForm form = [&] {
        const store::Snapshot snapshot(store);
        return open(store).form;
    }();
    if (options.print) { return {.data = Text{form_text(form)}, .messages = {}}; }
    const Writing writing = writing_of(form, context);
    if (!options.file && context.edit) {
        return edit_until_saved(
            store, context, writing, form_text(form),
            {[&](const TypedText& typed) { return save(store, context, typed.text, open); }, opened_again});
    }
    tell_of_drafts(store, context, writing);
    if (!options.file && context.input_is_terminal) {
        throw usage_error(fmt::format("There is nobody to edit {}.", form.record),
                          "Give the form with --file FILE, or '-' for standard input.");
    }
    const bool is_file = options.file && *options.file != "-";
    const std::string text = is_file ? platform::read_file(*options.file, max_text_bytes) : context.read_input();
    if (trim(text).empty()) { return {.data = {}, .messages = {"Nothing was changed."}}; }
    return save(store, context, text, open);
}

}  // namespace winloss::app
