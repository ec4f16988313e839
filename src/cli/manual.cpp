#include "winloss/cli/manual.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "manual_text.hpp"
#include "mdoc.hpp"
#include "winloss/app/config.hpp"
#include "winloss/cli/globals.hpp"
#include "winloss/cli/registry.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss::cli {

namespace {

using Kind = Parameter::Kind;

std::string page_of(std::string_view noun) { return fmt::format("winloss-{}.1", noun); }
std::string page_of(std::string_view noun, std::string_view verb) { return fmt::format("winloss-{}-{}.1", noun, verb); }

/// 'Fl Fl owner Ar PERSON'
std::string macros_of(const Parameter& parameter) {
    if (parameter.kind == Kind::operand) { return "Ar " + mdoc_word(parameter.name); }
    const std::string name = parameter.name.substr(parameter.name.find_first_not_of('-'));
    std::string macros = "Fl Fl " + name;
    if (!parameter.value.empty()) { macros += " Ar " + mdoc_word(parameter.value); }
    return macros;
}

void write_parameters(Mdoc& page, const std::vector<Parameter>& parameters) {
    if (parameters.empty()) { return; }
    page.begin_list();
    for (const Parameter& each : parameters) {
        std::string help = each.help;
        if (!each.words.empty()) { help += ": " + join(each.words, ", "); }
        if (each.repeatable && each.kind != Kind::operand) { help += " (may be repeated)"; }
        page.item(macros_of(each)).text(help + ".");
    }
    page.end_list();
}

void write_synopsis(Mdoc& page, const Noun& noun, const Verb& verb, const Binder& binder) {
    page.macro(".Nm winloss").macro(".Cm " + std::string(noun.name));
    if (!verb.name.empty()) { page.macro(".Cm " + std::string(verb.name)); }
    bool more = false;
    for (const Parameter& each : binder.parameters()) {
        const bool operand = each.kind == Kind::operand;
        if (!operand && !each.required) {
            more = true;
            continue;
        }
        const std::string macros = macros_of(each) + (each.repeatable ? " ..." : "");
        page.macro(each.required ? "." + macros : ".Op " + macros);
    }
    if (more) { page.macro(".Op Ar option ..."); }
}

void write_examples(Mdoc& page, const std::vector<Example>& examples) {
    for (const Example& each : examples) { page.item("Li " + mdoc_word(each.command)).text(each.says + "."); }
}

/// 'winloss-deal' of 'winloss-deal.1'
std::string_view stem_of(std::string_view page) { return page.substr(0, page.size() - 2); }

std::string see_also(std::string_view but) {
    std::string lines;
    std::vector<std::string> pages = manual_pages();
    std::ranges::sort(pages, {}, [](const std::string& page) { return std::pair(page.back(), stem_of(page)); });
    std::erase(pages, std::string(but));
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const std::string& page = pages[i];
        lines += fmt::format(".Xr {} {}{}\n", stem_of(page), page.back(), i + 1 < pages.size() ? " ," : "");
    }
    lines.pop_back();
    return lines;
}

/// What a verb does, what it takes and what the documents do not say of it.
void describe(Mdoc& page, const Verb& verb, const Binder& binder) {
    std::string summary(verb.summary);
    summary.front() = static_cast<char>(summary.front() >= 'a' ? summary.front() - 'a' + 'A' : summary.front());
    page.text(summary + ".");
    if (!binder.explanation().empty()) { page.paragraph().text(binder.explanation()); }
    write_parameters(page, binder.parameters());
}

void write_examples(Mdoc& page, const std::vector<Binder>& binders) {
    if (std::ranges::all_of(binders, [](const Binder& each) { return each.examples().empty(); })) { return; }
    page.section("examples").begin_list();
    for (const Binder& binder : binders) { write_examples(page, binder.examples()); }
    page.end_list();
}

/// Names the verbs that have pages of their own.
void list_verbs(Mdoc& page, const Noun& noun) {
    page.begin_list();
    for (const Verb& verb : noun.verbs) {
        if (!verb.own_page) { continue; }
        page.item(fmt::format("Xr winloss-{}-{} 1", noun.name, verb.name)).text(std::string(verb.summary) + ".");
    }
    page.end_list();
}

std::string noun_page(const Noun& noun, std::string_view documents) {
    Mdoc page(page_of(noun.name), "winloss-" + std::string(noun.name), noun.summary);
    std::vector<Verb> verbs = noun.verbs;
    std::erase_if(verbs, [](const Verb& each) { return each.own_page; });
    std::vector<Binder> binders(verbs.size());
    page.section("synopsis");
    if (verbs.size() < noun.verbs.size()) {
        page.macro(".Nm winloss")
            .macro(".Cm " + std::string(noun.name))
            .macro(".Op Ar verb")
            .macro(".Op Ar option ...");
    }
    for (std::size_t i = 0; i < verbs.size(); ++i) {
        verbs[i].bind(binders[i]);
        write_synopsis(page, noun, verbs[i], binders[i]);
    }
    page.section("description");
    if (verbs.size() < noun.verbs.size()) { list_verbs(page, noun); }
    for (std::size_t i = 0; i < verbs.size(); ++i) {
        if (!verbs[i].name.empty()) { page.subsection(fmt::format("{} {}", noun.name, verbs[i].name)); }
        describe(page, verbs[i], binders[i]);
    }
    write_documents(page, documents_of(documents, noun.name));
    write_examples(page, binders);
    page.section("see also").macro(".Xr winloss 1");
    return page.str();
}

std::string verb_page(const Noun& noun, const Verb& verb, std::string_view documents) {
    Mdoc page(page_of(noun.name, verb.name), fmt::format("winloss-{}-{}", noun.name, verb.name), verb.summary);
    std::vector<Binder> binders(1);
    verb.bind(binders.front());
    page.section("synopsis");
    write_synopsis(page, noun, verb, binders.front());
    page.section("description");
    describe(page, verb, binders.front());
    write_documents(page, documents_of(documents, fmt::format("{} {}", noun.name, verb.name)));
    write_examples(page, binders);
    page.section("see also").macro(fmt::format(".Xr winloss 1 ,\n.Xr winloss-{} 1", noun.name));
    return page.str();
}

std::string main_page(std::string_view documents) {
    Mdoc page("winloss.1", "winloss", "why you win, why you lose, and who will leave");
    page.section("synopsis").macro(".Nm").macro(".Op Ar command Op Ar verb").macro(".Op Ar option ...");
    page.section("description")
        .text(
            "Keeps accounts, deals and contracts, the interviews that are owed and held around them, and the notes of "
            "those interviews with codes on their passages. It reports loss reasons as buyers tell them against "
            "what reps entered, win rates, retention and survival, each with its base and interval.\n\n"
            "Without a command it shows the day: what is booked, due, late and owed.\n\nThe commands are:")
        .begin_list();
    for (const Entry& entry : registry()) {
        const Noun noun = entry.make();
        page.item(fmt::format("Xr winloss-{} 1", noun.name)).text(std::string(noun.summary) + ".");
    }
    page.end_list();
    write_documents(page, documents_of(documents, {}));
    page.section("options").text("Every command takes these, wherever they stand on the line:");
    write_parameters(page, global_parameters());
    page.section("environment").begin_list();
    const auto variable = [&](std::string_view name, std::string_view says) {
        page.item("Ev " + std::string(name)).text(says);
    };
    variable("WINLOSS_STORE", "The store, where --store does not say.");
    variable("WINLOSS_TODAY", "The day to count from, where --today does not say.");
    variable("WINLOSS_CONFIG", "The configuration; otherwise winloss/config.toml below XDG_CONFIG_HOME.");
    variable("WINLOSS_AS", "Who is acting, where --as does not say; otherwise the login name.");
    variable("XDG_CONFIG_HOME", "Where the configuration is; otherwise ~/.config.");
    variable("XDG_DATA_HOME", "Where the store is by default; otherwise ~/.local/share.");
    variable("WINLOSS_EDITOR", "The editor for notes; otherwise VISUAL, EDITOR, vi.");
    variable("WINLOSS_PAGER",
             "The command for what is longer than the screen; otherwise PAGER, less. Empty or cat: none.");
    variable("LESS", "How less behaves; FRX where it is not set.");
    variable("NO_COLOR", "Set and not empty: no colours.");
    variable("CLICOLOR", "0: no colours.");
    variable("CLICOLOR_FORCE", "Set and not 0: colours also where no terminal is.");
    page.end_list();
    page.section("exit status").begin_list();
    const auto code = [&](int number, std::string_view says) { page.item(std::to_string(number)).text(says); };
    code(0, "Done, also where there is nothing to show.");
    code(1, "Failure.");
    code(2, "The command line is not right.");
    code(3, "A record or file is not there.");
    code(4, "A conflict, or a name that several records have.");
    code(5, "Input data was refused; nothing was written.");
    code(6, "The store is busy; try again.");
    code(7, "The store is damaged, foreign, or made by a newer version.");
    code(10, "Nothing is due, with winloss due --exit-code.");
    code(70, "A mistake in winloss itself.");
    code(130, "Interrupted.");
    page.end_list();
    page.section("see also").macro(see_also("winloss.1"));
    return page.str();
}

std::string files_page() {
    Mdoc page("winloss-files.5", "winloss-files", "what winloss keeps on disk");
    page.section("description")
        .text(
            "Everything is in one file, the store: an SQLite database, readable and writable by its owner alone. What "
            "is "
            "configured stands in another.")
        .section("files")
        .begin_list()
        .item("Pa $XDG_DATA_HOME/winloss/winloss.db")
        .text(
            "The store, where neither --store nor WINLOSS_STORE names another; XDG_DATA_HOME is ~/.local/share "
            "where it is not set. The first command that writes makes it.")
        .item("Pa STORE-journal")
        .text("What a write that was cut short had changed. The next command puts it back; never remove it.")
        .item("Pa STORE.*.backup")
        .text("Made and verified before an upgrade, and before winloss restore. Removed by nobody but you.")
        .item("Pa STORE.note-*.md")
        .item("Pa STORE.guide-*.md")
        .item("Pa STORE.account-*.conf")
        .text(
            "A text from the editor that could not be saved, a note, a guide or the form of a record (contact, "
            "contract, deal too), kept beside the store. The message that told of it says how to save it; remove it "
            "then.")
        .item("Pa STORE.note-*.md.swp")
        .text(
            "What was not saved yet in an editor that was ended while a text was in it, in the editor's own form. The "
            "message that told of it says how to read it; remove it then.")
        .item("Pa $XDG_RUNTIME_DIR/winloss-*")
        .text(
            "A private folder while a text is in the editor, in TMPDIR or /tmp where the variable is not set. The "
            "next edit of the same record offers what a program that was killed left behind.")
        .item("Pa $TMPDIR/etilqs_*")
        .text(
            "Keys of an import of many rows while they are sorted, in /var/tmp or /tmp where the variable is not set. "
            "The "
            "file has lost its name before anything is written into it.")
        .item("Pa $XDG_STATE_HOME/winloss/last-*")
        .text(
            "What '.' stands for at a terminal: the record of each kind that was shown or changed last in a store. "
            "XDG_STATE_HOME is ~/.local/state where it is not set; the files may be removed at any time.")
        .item("Pa $XDG_CONFIG_HOME/winloss/config.toml")
        .text("The configuration, if there is one.")
        .item("Pa PREFIX/share/doc/winloss/docs")
        .text(
            "The manual as documents, a page for each report among them, below the folder that winloss was installed "
            "in: /usr, /usr/local.")
        .end_list()
        .section("see also")
        .macro(
            ".Xr winloss 1 ,\n.Xr winloss-backup 1 ,\n.Xr winloss-check 1 ,\n.Xr winloss-restore 1 ,\n.Xr "
            "winloss-config 5");
    return page.str();
}

std::string config_page() {
    Mdoc page("winloss-config.5", "winloss-config", "what a person configures");
    page.section("description")
        .text(
            "Nothing needs to be configured. What shall be otherwise for every command stands in one file, in TOML: "
            "lines of the form key = value, and comments behind #. winloss config set writes it, and any editor.\n\n"
            "An option goes before a variable of the environment, a variable before this file, the file before the "
            "default; NO_COLOR alone gives way to it. Where the file is not right every command says so, with line and "
            "column, and does nothing; --no-config leaves it unread. Nothing is ever read from the current folder.\n\n"
            "The keys are:")
        .begin_list();
    for (const app::ConfigHelp& each : app::config_help()) {
        std::string says = each.says;
        says.front() = static_cast<char>(says.front() - 'a' + 'A');
        page.item("Li " + mdoc_word(each.example)).text(says + ".");
    }
    page.end_list()
        .section("files")
        .begin_list()
        .item("Pa $XDG_CONFIG_HOME/winloss/config.toml")
        .text(
            "The configuration, where WINLOSS_CONFIG names no other file; XDG_CONFIG_HOME is ~/.config where it is not "
            "set or no absolute path.")
        .end_list()
        .section("see also")
        .macro(".Xr winloss 1 ,\n.Xr winloss-config 1 ,\n.Xr winloss-files 5");
    return page.str();
}

}  // namespace

std::vector<std::string> manual_pages() {
    std::vector<std::string> pages{"winloss.1"};
    for (const Entry& entry : registry()) {
        pages.push_back(page_of(entry.name));
        for (const Verb& verb : entry.make().verbs) {
            if (verb.own_page) { pages.push_back(page_of(entry.name, verb.name)); }
        }
    }
    pages.insert(pages.end(), {"winloss-config.5", "winloss-files.5"});
    return pages;
}

std::string manual_page(std::string_view page, std::string_view documents) {
    if (page == "winloss.1") { return main_page(documents); }
    if (page == "winloss-config.5") { return config_page(); }
    if (page == "winloss-files.5") { return files_page(); }
    for (const Entry& entry : registry()) {
        if (!page.starts_with("winloss-" + std::string(entry.name))) { continue; }
        const Noun noun = entry.make();
        if (page_of(noun.name) == page) { return noun_page(noun, documents); }
        for (const Verb& verb : noun.verbs) {
            if (verb.own_page && page_of(noun.name, verb.name) == page) { return verb_page(noun, verb, documents); }
        }
    }
    throw usage_error(fmt::format("The manual has no page '{}'.", page), "winloss __manual names them.");
}

}  // namespace winloss::cli
