#include "winloss/app/notes.hpp"
#include "winloss/cli/nouns.hpp"

namespace winloss::cli {

namespace {

void bind_note(Binder& binder, app::WriteNote& options) {
    binder
        .operand(options.interview, "INTERVIEW",
                 "number, or the account's or deal's name where it has one open interview")
        .stands_for("ANY INTERVIEW")
        .option(options.file, "--file", "FILE", "take the note from a file; '-' is standard input")
        .option(options.held_on, "--held-on", "DATE", "the day it was held, where it was not booked")
        .flag(options.partial, "--partial", "held in part")
        .flag(options.append, "--append", "put the text below what is there")
        .option(options.answers, "--answers", "FILE", "put answers below their questions: ## {#trigger} and the text")
        .options(options.codes, "--codes", "CODE", "of the codebook show these in the editor: price,product")
        .flag(options.print, "--print", "print the note with its marks, for another program or another day")
        .exclusive({"--print", "--file"})
        .exclusive({"--print", "--held-on"})
        .exclusive({"--print", "--partial"})
        .exclusive({"--print", "--append", "--answers"})
        .exclusive({"--file", "--answers"})
        .exclusive({"--codes", "--print"})
        .no_room(
            "What is noted comes from your editor, from --file FILE, or with '--file -' from a pipe; --append puts it "
            "below what is there.")
        .explain(
            "Without --file the editor (WINLOSS_EDITOR, VISUAL, EDITOR) opens on the guide's questions; above them\n"
            "stands what is known of the deal, the buyer and earlier interviews, and the codes. Passages are\n"
            "coded in the text: {==they came in 30% under you==}{>>total-cost -2 primary competitor:\"Initech\"<<}.\n"
            "A note saved on a booked interview makes it a held one.")
        .example("winloss note 42", "write and code the note in your editor")
        .example("winloss note 42 --file call.md --held-on yesterday", "file a note that was written elsewhere")
        .example("winloss note 42 --append", "add what came to mind later")
        .example("winloss note 42 --answers answers.md", "answers from a form, each put below its question");
}

}  // namespace

Noun note_noun() {
    return {.name = "note",
            .summary = "write and code the note of an interview",
            .verbs = {verb("", "write and code the note of an interview", &bind_note, &app::write_note)},
            .also = {"notes", "transcript"}};
}

}  // namespace winloss::cli
