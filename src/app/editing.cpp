#include "winloss/app/editing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "winloss/core/text.hpp"
#include "winloss/platform/files.hpp"

namespace winloss::app {

namespace {

constexpr int most_rounds = 100;  // no person mends a text that often

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

void tell_of_process(const Draft& draft, const Writing& writing, const Context& context) {
    if (draft.orphaned) {
        context.say(fmt::format("{} An editor is still open on it (process {}); end it, and {} goes on from there.",
                                was_left(draft, writing, context), *draft.process, context.command));
    } else {
        context.say(fmt::format("{} is open in another editor (process {}): who saves second will be refused.",
                                capital(writing.what), *draft.process));
    }
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
            tell_of_process(draft, writing, context);
        } else if (context.ask) {
            const Choice choice = ask_about(draft, writing, context);
            if (choice == Choice::go_on) { return draft; }
            if (choice == Choice::remove) { context.remove_draft(draft); }
        }
    }
    return std::nullopt;
}

/// Keeps the text beside the store; returns the path.
std::string keep(const store::Store& store, const Context& context, const Writing& writing, const std::string& text) {
    std::string stamp = iso(context.now);
    std::erase_if(stamp, [](char c) { return c == ':' || c == '-'; });
    std::string record = writing.record;
    std::ranges::replace(record, ' ', '-');
    const std::string start = fmt::format("{}.{}-{}", store.path(), record, stamp);
    std::string path = start + writing.suffix;
    for (int more = 2; std::filesystem::exists(path); ++more) {  // two within a second
        path = fmt::format("{}-{}{}", start, more, writing.suffix);
    }
    platform::write_file_atomically(path, text);
    return path;
}

std::string kept_words(const std::string& path, const Writing& writing) {
    return fmt::format("Your text is kept in {}; mend it, then {} {}", path, writing.save, path);
}

[[noreturn]] void end_early(const store::Store& store, const Context& context, const Writing& writing,
                            const Edited& edited, const std::string& form) {
    constexpr int interrupt = 2;  // SIGINT
    std::string hint = "Nothing was typed yet.";
    if (edited.text || writing.again) {  // the form that is shown again is what was typed before
        hint = kept_words(keep(store, context, writing, edited.text.value_or(form)), writing);
    }
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
    const std::string path = keep(store, context, writing, text);
    throw Error(error.kind(), error.message(),
                error.hint() + (error.hint().empty() ? "" : "\n") + kept_words(path, writing));
}

}  // namespace winloss::app
