#include "winloss/app/editing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "winloss/core/shell_word.hpp"
#include "winloss/core/text.hpp"
#include "winloss/platform/editor.hpp"
#include "winloss/platform/files.hpp"

namespace winloss::app {

namespace {

constexpr std::size_t most_of_editor = 100'000'000;  // bytes of a file that an editor keeps what was not saved in
constexpr int most_rounds = 100;                     // no person mends a text that often

EditPiece piece_of(const store::Store& store, const Writing& writing) {
    return {store.path(), writing.record, writing.suffix};
}

std::string capital(std::string sentence) {
    if (!sentence.empty() && sentence.front() >= 'a' && sentence.front() <= 'z') {
        sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
    }
    return sentence;
}

/// 'at 10:32', with the day where it was another.
std::string when(const LocalTime& time, Date today) {
    const std::string clock = fmt::format("at {:02}:{:02}", time.minute / 60, time.minute % 60);
    return time.day == today ? clock : fmt::format("on {} {}", iso(time.day), clock);
}

std::string was_left(const Draft& draft, const Writing& writing, const Context& context) {
    return fmt::format("{} was being written when winloss was killed, {}.", capital(writing.what),
                       when(draft.saved_at, context.today));
}

/// One text in two editors of which neither knows would lose what is typed in the other.
void mind_process(const Draft& draft, const Writing& writing, const Context& context) {
    if (draft.orphaned) {
        throw conflict(fmt::format("{} An editor is still open on it (process {}).", was_left(draft, writing, context),
                                   *draft.process),
                       fmt::format("Save it there and end that editor, or: kill {}. Then the same command goes on from "
                                   "what was saved.",
                                   *draft.process));
    }
    context.say(fmt::format("{} is open in another editor (process {}): who saves second will be refused.",
                            capital(writing.what), *draft.process));
}

enum class Choice { go_on, leave, remove };

Choice ask_about(const Draft& draft, const Writing& writing, const Context& context) {
    const std::string question = was_left(draft, writing, context) + " Go on with it? [Y/n/d(elete)] ";
    while (true) {
        const auto typed = context.ask(question);
        if (!typed) { return Choice::leave; }
        const std::string answer = lower_ascii(trim(*typed));
        if (answer.empty() || answer == "y" || answer == "yes") { return Choice::go_on; }
        if (answer == "n" || answer == "no") { return Choice::leave; }
        if (answer == "d" || answer == "delete") { return Choice::remove; }
    }
}

/// The draft to go on with; those that are to go are gone then.
std::optional<Draft> chosen_draft(const EditPiece& piece, const Writing& writing, const Context& context) {
    if (!context.drafts || writing.again) { return std::nullopt; }
    for (const Draft& draft : context.drafts(piece)) {
        if (draft.process) {
            mind_process(draft, writing, context);
        } else if (context.ask) {
            const Choice choice = ask_about(draft, writing, context);
            if (choice == Choice::go_on) { return draft; }
            if (choice == Choice::remove) { context.remove_draft(draft); }
        }
    }
    return std::nullopt;
}

/// Keeps the text, in a file with that ending, beside the store; returns the path.
std::string keep(const store::Store& store, const Context& context, const Writing& writing, const std::string& text,
                 const std::string& ending) {
    std::string stamp = iso(context.now);
    std::erase_if(stamp, [](char c) { return c == ':' || c == '-'; });
    std::string record = writing.record;
    std::ranges::replace(record, ' ', '-');
    const std::string start = fmt::format("{}.{}-{}", store.path(), record, stamp);
    std::string path = start + ending;
    for (int more = 2; std::filesystem::exists(path); ++more) {  // two within a second
        path = fmt::format("{}-{}{}", start, more, ending);
    }
    platform::write_file_atomically(path, text);
    return path;
}

std::string kept_words(const std::string& path, const Writing& writing) {
    return fmt::format("Your text is kept in {}; mend it, then {} {}", path, writing.save, path);
}

/// What the editor had in files of its own when it was ended is kept too: its folder goes. Says where.
std::string keep_unsaved(const store::Store& store, const Context& context, const Writing& writing,
                         const std::string& file) {
    const bool plain = file.ends_with('#') || file.ends_with(".save");
    const std::string ending = plain ? "" : std::filesystem::path(file).extension().string();
    const std::string path =
        keep(store, context, writing, platform::read_file(file, most_of_editor), writing.suffix + ending);
    if (plain) { return "What was not saved yet: " + kept_words(path, writing); }
    return fmt::format(
        "What was not saved, if anything, is in a file of the editor's: vim -r {} shows it. Write it with :w FILE, "
        "then {} FILE",
        shell_word(path), writing.save);
}

std::vector<std::string> keep_unsaved(const store::Store& store, const Context& context, const Writing& writing) {
    std::vector<std::string> said;
    if (!context.drafts) { return said; }
    for (const Draft& draft : context.drafts(piece_of(store, writing))) {
        for (const std::string& file : platform::recovery_files(draft)) {
            try {
                said.push_back(keep_unsaved(store, context, writing, file));
            } catch (const Error& error) { said.push_back("What was not saved yet is lost: " + error.message()); }
        }
    }
    return said;
}

[[noreturn]] void end_early(const store::Store& store, const Context& context, const Writing& writing,
                            const Edited& edited, const std::string& form) {
    constexpr int interrupt = 2;  // SIGINT
    std::vector<std::string> kept;
    if (edited.text || writing.again) {  // the form that is shown again is what was typed before
        const std::string text = edited.text.value_or(form);
        kept.push_back(kept_words(keep(store, context, writing, text, writing.suffix), writing));
    }
    for (std::string& each : keep_unsaved(store, context, writing)) { kept.push_back(std::move(each)); }
    const std::string hint = kept.empty() ? "Nothing was typed yet." : join(kept, "\n");
    if (edited.told || edited.signal == interrupt) {
        throw Error(ErrorKind::interrupted, fmt::format("Writing {} was interrupted.", writing.what), hint);
    }
    throw Error(ErrorKind::failure, fmt::format("The editor was ended by signal {}.", edited.signal), hint);
}

}  // namespace

std::optional<TypedText> write_in_editor(const store::Store& store, const Context& context, const Writing& writing,
                                         const std::string& form) {
    EditTask task{piece_of(store, writing), form};
    std::string opened_on = form;
    if (auto draft = chosen_draft(task.piece, writing, context)) {
        task.draft = draft->file;
        opened_on = std::move(draft->opened_on);
    }
    Edited edited = [&] {
        try {
            return context.edit(task);
        } catch (const Error& error) {
            if (!writing.again) { throw; }
            keep_and_rethrow(store, context, writing, form, error);
        }
    }();
    if (edited.signal != 0) { end_early(store, context, writing, edited, form); }
    if (!edited.text) { return std::nullopt; }
    return TypedText{std::move(*edited.text), std::move(opened_on), std::move(edited.until_saved)};
}

Answer edit_until_saved(const store::Store& store, const Context& context, Writing writing, const std::string& form,
                        const Saving& saving) {
    std::string text = form;
    std::string opened_on;  // in the first round
    std::string refused_text;
    std::optional<Error> refused;    // why it was
    std::optional<TypedText> typed;  // held until what comes of it is safe
    for (int round = 0;; ++round) {
        typed = write_in_editor(store, context, writing, text);
        if (!typed && !refused) { return {.data = {}, .messages = {"Nothing was changed."}}; }
        // An editor that is a program may bring the same text for ever, or more of the same.
        if (!typed || (refused && typed->text == refused_text)) {
            keep_and_rethrow(store, context, writing, refused_text, *refused);
        }
        if (round == 0) { opened_on = typed->opened_on; }
        typed->opened_on = opened_on;
        writing.again = true;
        try {
            return saving.save(*typed);
        } catch (const Error& error) {
            auto again = saving.again(typed->text, error);
            if (!again || round == most_rounds) { keep_and_rethrow(store, context, writing, typed->text, error); }
            refused = error;
            refused_text = typed->text;
            text = std::move(*again);
        }
    }
}

void tell_of_drafts(const store::Store& store, const Context& context, const Writing& writing) {
    if (!context.drafts) { return; }
    for (const Draft& draft : context.drafts(piece_of(store, writing))) {
        if (draft.process) { continue; }
        context.say(fmt::format("{} Its text is in {}: {} {}", was_left(draft, writing, context), draft.file,
                                writing.save, draft.file));
    }
}

void keep_and_rethrow(const store::Store& store, const Context& context, const Writing& writing,
                      const std::string& text, const Error& error) {
    const std::string path = keep(store, context, writing, text, writing.suffix);
    throw Error(error.kind(), error.message(),
                error.hint() + (error.hint().empty() ? "" : "\n") + kept_words(path, writing));
}

}  // namespace winloss::app
