#include "winloss/app/edit_record.hpp"

#include <fmt/format.h>

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

Error error_of(const std::vector<FormFault>& faults) {
    const auto place = [](const FormFault& fault) {
        return fault.line == 0 ? std::string() : fmt::format("line {}: ", fault.line);
    };
    if (faults.size() == 1) {
        std::string message = place(faults.front()) + faults.front().message;
        if (message.starts_with('l')) { message.front() = 'L'; }
        return bad_input(std::move(message), faults.front().hint);
    }
    std::string message = fmt::format("The form has {} mistakes:", faults.size());
    for (const FormFault& fault : faults) { message += "\n  " + place(fault) + fault.message; }
    return bad_input(std::move(message), faults.front().hint);
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

/// One attempt to save a text. Faults are what a person can mend in it.
struct Attempt {
    std::vector<FormFault> faults;
    std::optional<Answer> answer;
};

Attempt try_to_save(store::Store& store, const Context& context, const std::string& text,
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
    if (!read.faults.empty()) { return {std::move(read.faults), std::nullopt}; }
    if (!read.changed) { return {{}, Answer{.data = {}, .messages = {"Nothing was changed."}}}; }
    Context checking = context;
    checking.before_write = [&] {
        if (fingerprint(open(store).form) != fingerprint(now.form)) { throw changed_meanwhile(now.form); }
    };
    return {{}, now.save(store, checking)};
}

/// A fault of the values together, which belongs to no line.
bool can_be_mended(const Error& error) {
    return error.kind() == ErrorKind::bad_input || error.kind() == ErrorKind::usage ||
           error.kind() == ErrorKind::not_found || error.kind() == ErrorKind::conflict;
}

Answer edit_in_editor(store::Store& store, const Context& context, const RecordForm& form,
                      const std::function<OpenForm(const store::Store&)>& open) {
    Writing writing = writing_of(form, context);
    std::string text = form_text(form);
    std::optional<Error> refused;    // why the text before was not saved
    std::optional<TypedText> typed;  // held until what comes of it is safe
    while (true) {
        typed = write_in_editor(store, context, writing, text);
        if (!typed) {
            if (refused) { keep_and_rethrow(store, context, writing, text, *refused); }
            return {.data = {}, .messages = {"Nothing was changed."}};
        }
        writing.again = true;
        try {
            Attempt attempt = try_to_save(store, context, typed->text, open);
            if (attempt.answer) { return std::move(*attempt.answer); }
            refused = error_of(attempt.faults);
            text = with_faults(typed->text, attempt.faults);
        } catch (const NotThisForm& error) {
            keep_and_rethrow(store, context, writing, typed->text, error);
        } catch (const Error& error) {
            if (!can_be_mended(error)) { keep_and_rethrow(store, context, writing, typed->text, error); }
            refused = error;
            text = with_faults(typed->text, {{0, error.message(), error.hint()}});
        }
    }
}

}  // namespace

Answer edit_form(store::Store& store, const Context& context, const EditRecord& options,
                 const std::function<OpenForm(const store::Store&)>& open) {
    const RecordForm form = [&] {
        const store::Snapshot snapshot(store);
        return open(store).form;
    }();
    if (options.print) { return {.data = Text{form_text(form)}, .messages = {}}; }
    if (!options.file && context.edit) { return edit_in_editor(store, context, form, open); }
    const Writing writing = writing_of(form, context);
    tell_of_drafts(store, context, writing);
    if (!options.file && context.interactive) {
        throw usage_error(fmt::format("There is nobody to edit {}.", form.record),
                          "Give the form with --file FILE, or '-' for standard input.");
    }
    const bool is_file = options.file && *options.file != "-";
    const std::string text = is_file ? platform::read_file(*options.file, max_text_bytes) : context.read_input();
    if (trim(text).empty()) { return {.data = {}, .messages = {"Nothing was changed."}}; }
    Attempt attempt = try_to_save(store, context, text, open);
    if (!attempt.answer) { throw error_of(attempt.faults); }
    return std::move(*attempt.answer);
}

}  // namespace winloss::app
