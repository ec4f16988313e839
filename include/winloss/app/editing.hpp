// Writing in the person's editor: what was left when winloss was killed is offered again, and no text that was typed
// gets lost. Knows no form: what stands in the text is the caller's.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/core/error.hpp"

namespace winloss::app {

/// What somebody writes on, as a piece of work and in sentences.
struct Writing {
    std::string record;  ///< 'note 42'
    std::string what;    ///< 'the note of interview 42'
    std::string save;    ///< the command that takes the text from a file, without its name: 'winloss note 42 --file'
    std::string suffix = ".md";
    bool again = false;  ///< the editor opens once more on the same piece of work: drafts were asked about before
};

struct TypedText {
    std::string text;
    std::string opened_on;  ///< what the editor was opened on first: the form, or that of the draft
    std::shared_ptr<const void> until_saved = {};  ///< Edited's: to be let go when the text is safe
};

/// Opens the editor on `form`, or on what was left of this piece of work; nullopt when it came back unchanged or
/// empty. When the editor or winloss was told to end, what was saved until then is kept beside the store: throws
/// interrupted, or failure where the editor died, naming the file. No transaction may be open.
std::optional<TypedText> write_in_editor(const store::Store& store, const Context& context, const Writing& writing,
                                         const std::string& form);

/// How a text becomes what it is about.
struct Saving {
    std::function<Answer(const TypedText& typed)> save;
    /// The text to open again, with what was wrong written into it; null where typing on cannot mend it.
    std::function<std::optional<std::string>(const std::string& typed, const Error& error)> again;
};
/// Opens the editor, and again for as long as `save` throws what can be mended in it. Whoever gives up (changes nothing
/// more, or empties it) finds the text kept, as after an error that cannot be mended.
Answer edit_until_saved(const store::Store& store, const Context& context, Writing writing, const std::string& form,
                        const Saving& saving);

/// Where nobody can be asked: says where the text lies that was left when winloss was killed.
void tell_of_drafts(const store::Store& store, const Context& context, const Writing& writing);

/// What cannot be saved is not lost: it goes to a file beside the store, which the hint names. Throws the error again.
[[noreturn]] void keep_and_rethrow(const store::Store& store, const Context& context, const Writing& writing,
                                   const std::string& text, const Error& error);

}  // namespace winloss::app
