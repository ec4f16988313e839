// Records in the editor: a form of the values as they are; what was changed goes the way of 'set'.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "winloss/app/context.hpp"
#include "winloss/app/record_form.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

struct EditRecord {
    std::string record;
    std::optional<std::string> file;  ///< a form from a file; '-' is standard input
    bool print = false;               ///< the form as it is
};

/// A form on the values of now, and the use case that takes what was put.
struct OpenForm {
    RecordForm form;
    std::function<Answer(store::Store& store, const Context& context)> save;
};

/// Opens the editor on the form, or takes it from a file; saves what was changed as one operation of `open`'s use case.
/// A value that cannot be opens the editor again, with the fault above its line; from a file it is refused with the
/// line. Refused too, in the write itself, when the values are no longer those that the form was opened on; the text
/// is kept then. `open` is called with the store as it is at that moment.
Answer edit_form(store::Store& store, const Context& context, const EditRecord& options,
                 const std::function<OpenForm(const store::Store& store)>& open);

Answer edit_account(store::Store& store, const Context& context, const EditRecord& options);
Answer edit_contact(store::Store& store, const Context& context, const EditRecord& options);
Answer edit_deal(store::Store& store, const Context& context, const EditRecord& options);
Answer edit_contract(store::Store& store, const Context& context, const EditRecord& options);
Answer edit_person(store::Store& store, const Context& context, const EditRecord& options);
Answer edit_competitor(store::Store& store, const Context& context, const EditRecord& options);
Answer edit_product(store::Store& store, const Context& context, const EditRecord& options);
Answer edit_interview(store::Store& store, const Context& context, const EditRecord& options);
Answer edit_touch(store::Store& store, const Context& context, const EditRecord& options);
Answer edit_expectation(store::Store& store, const Context& context, const EditRecord& options);
Answer edit_health(store::Store& store, const Context& context, const EditRecord& options);
Answer edit_flag(store::Store& store, const Context& context, const EditRecord& options);
Answer edit_action(store::Store& store, const Context& context, const EditRecord& options);
Answer edit_benchmark(store::Store& store, const Context& context, const EditRecord& options);

}  // namespace winloss::app
