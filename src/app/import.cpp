#include "winloss/app/import.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "import_beside.hpp"
#include "import_new_names.hpp"
#include "import_notes.hpp"
#include "import_profile.hpp"
#include "import_run.hpp"
#include "winloss/app/output_file.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/place.hpp"
#include "winloss/core/shell_word.hpp"
#include "winloss/core/text.hpp"

namespace winloss::app {

using exchange::RecordType;

namespace {

std::string records(RecordType type, std::int64_t count) {
    switch (type) {
        case RecordType::accounts: return counted(count, "account", "accounts");
        case RecordType::people: return counted(count, "person", "people");
        case RecordType::contacts: return counted(count, "contact", "contacts");
        case RecordType::deals: return counted(count, "deal", "deals");
        case RecordType::competitors: return counted(count, "competitor", "competitors");
        case RecordType::products: return counted(count, "product", "products");
        case RecordType::contracts: return counted(count, "contract", "contracts");
        case RecordType::interviews: return counted(count, "interview", "interviews");
        case RecordType::notes: return counted(count, "note", "notes");
        case RecordType::codings: return counted(count, "coding", "codings");
        case RecordType::touches: return counted(count, "touch", "touches");
        case RecordType::health: return counted(count, "judgement of health", "judgements of health");
        case RecordType::actions: return counted(count, "action", "actions");
        case RecordType::expectations: return counted(count, "expectation", "expectations");
        case RecordType::codebook: return counted(count, "code", "codes");
        case RecordType::benchmarks: return counted(count, "benchmark", "benchmarks");
    }
    return {};
}

std::string number(std::int64_t count) { return grouped(std::to_string(count)); }

std::string as_they_were(std::int64_t count) { return number(count) + (count == 1 ? " as it was" : " as they were"); }

std::string where_rejects(const ImportFile& options, std::int64_t count) {
    return options.rejects ? fmt::format("; {} in {}", count == 1 ? "it is" : "they are", *options.rejects)
                           : std::string();
}

/// The rows that were left out alone may not tell how the whole file is written; empty where nothing was decided so.
std::string how_rejects_are_read(const ImportTally& tally, const ImportFile& options) {
    std::string decided;
    if (!options.rejects) { return decided; }
    for (const std::string& each : tally.date_formats) { decided += " --date-format " + shell_word(each); }
    if (!tally.commas.empty() && !options.form.decimal) { decided += " --decimal ,"; }
    return decided.empty() ? decided : fmt::format("Mended, they are read as here with{}.", decided);
}

Error refused(const ImportTally& tally, const ImportFile& options) {
    const std::string what =
        fmt::format("{}, so nothing was{}:", rejected_rows(tally), where_rejects(options, tally.rejected));
    const std::string read = how_rejects_are_read(tally, options);
    return bad_input(what + "\n" + join(bad_sentences(name_of_input(options.file), tally.bad, tally.bad_cells), "\n"),
                     (read.empty() ? read : read + "\n") +
                         "Mend the file, say with --map and --value how it is to be read, or import the other rows "
                         "with --skip-bad.");
}

/// 'a, b and c' of what there is some of.
std::string enumeration(const std::vector<std::string>& parts) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        text += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
    }
    return text;
}

std::string summary(RecordType type, const ImportTally& tally) {
    std::vector<std::string> parts;
    if (tally.created > 0) { parts.push_back(number(tally.created) + " new"); }
    if (tally.updated > 0) { parts.push_back(number(tally.updated) + " changed"); }
    if (tally.unchanged > 0) { parts.push_back(as_they_were(tally.unchanged)); }
    if (tally.rejected > 0) { parts.push_back(number(tally.rejected) + " left out"); }
    return fmt::format("{} read: {}.", records(type, tally.read), enumeration(parts));
}

std::string unchanged(RecordType type, const ImportTally& tally) {
    if (tally.rejected == 0) {
        return fmt::format("Nothing changed: {} read, {}.", records(type, tally.read),
                           tally.read == 1 ? "as it was" : "all as they were");
    }
    return fmt::format("Nothing changed: {} read, {}{} left out.", records(type, tally.read),
                       tally.unchanged > 0 ? as_they_were(tally.unchanged) + ", " : "", number(tally.rejected));
}

/// '2 accounts have names of others now: account 1 is called 'Gamma', as account 3 is, and 1 more. …'
std::string names_shared_sentence(const store::NamesShared& shared) {
    return fmt::format(
        "{} now: account {} is called {}, as account {} is{}. Files must name such accounts by their ids; where the "
        "other is called otherwise by now, winloss account set {} --name NAME.",
        counted(shared.count, "account has the name of another", "accounts have names of others"), shared.account.value,
        quoted(shared.name), shared.other.value,
        shared.count > 1 ? fmt::format(", and {} more", number(shared.count - 1)) : std::string(), shared.other.value);
}

std::vector<std::string> beside(RecordType type, const ImportTally& tally) {
    std::vector<std::string> made;
    const auto add = [&made](std::int64_t count, std::string_view one, std::string_view many) {
        if (count > 0) { made.push_back(counted(count, one, many)); }
    };
    add(tally.accounts, "account", "accounts");
    add(tally.people, "person", "people");
    add(tally.contacts, "contact", "contacts");
    if (type != RecordType::products) { add(tally.products, "product", "products"); }
    if (type != RecordType::competitors) { add(tally.competitors, "competitor", "competitors"); }
    add(tally.reasons, "stated reason", "stated reasons");
    std::vector<std::string> sentences;
    if (!made.empty()) { sentences.push_back(fmt::format("New beside them: {}.", enumeration(made))); }
    if (tally.accounts_nameless > 0) {
        const bool one = tally.accounts_nameless == 1;
        sentences.push_back(
            fmt::format("{} called by {} id, which is all that is known of {}: winloss import accounts FILE names {}.",
                        counted(tally.accounts_nameless, "account is", "accounts are"), one ? "its" : "their",
                        one ? "it" : "them", one ? "it" : "them"));
    }
    if (const exchange::SomeDeals& called = tally.called_by_id; called.count > 0) {
        std::vector<std::string> places = called.first;
        if (const std::int64_t more = called.count - std::ssize(places); more > 0) {
            places.push_back(number(more) + " more");
        }
        const bool one = called.count == 1;
        sentences.push_back(fmt::format(
            "{} called by what looks like a CRM's id, which nobody has: {}. winloss import competitors FILE names {}; "
            "imported first, it tells whom {} of.",
            counted(called.count, "new competitor is", "new competitors are"), enumeration(places), one ? "it" : "them",
            one ? "the id is" : "the ids are"));
    }
    if (tally.owners_unknown > 0) {
        sentences.push_back(
            fmt::format("{} an owner whose id nobody has: winloss import people FILE, then this file again.",
                        counted(tally.owners_unknown, "row names", "rows name")));
    }
    if (tally.accounts_renamed_count > 0) {
        std::vector<std::string> names;
        for (const store::ImportAccounts::Renamed& each : tally.accounts_renamed) {
            names.push_back(fmt::format("{} is {}", visible(each.before), visible(each.after)));
        }
        const std::int64_t more = tally.accounts_renamed_count - std::ssize(names);
        if (more > 0) { names.push_back(number(more) + " more"); }
        sentences.push_back(fmt::format("{} a new name in the file: {}.",
                                        counted(tally.accounts_renamed_count, "account has", "accounts have"),
                                        enumeration(names)));
    }
    if (tally.names_shared.count > 0) { sentences.push_back(names_shared_sentence(tally.names_shared)); }
    if (tally.accounts_filled > 0) {
        sentences.push_back(fmt::format("{} got what {} lacked.", counted(tally.accounts_filled, "account", "accounts"),
                                        tally.accounts_filled == 1 ? "it" : "they"));
    }
    return sentences;
}

}  // namespace

void require_rows(const ImportTally& tally, const std::string& file) {
    if (tally.read > 0) { return; }
    throw bad_input(fmt::format("{}: the file holds a heading, but no rows.", place_in(file, 2, 1)),
                    "Export it again, with the records in it.");
}

Table missing_table(const std::vector<store::NumberedDeal>& deals) {
    Table table{.name = "missing",
                .title = "Not in the file",
                .columns = {{"id", "Deal", Type::integer},
                            {"external_id", "External id", Type::text},
                            {"name", "Name", Type::text, true},
                            {"account", "Account", Type::text},
                            {"outcome", "Outcome", Type::text}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const store::NumberedDeal& each : deals) {
        table.rows.push_back(
            {each.id, each.external_id, each.name, each.account.empty() ? Cell() : Cell(each.account), each.outcome});
    }
    return table;
}

std::string missing_sentence(const std::vector<store::NumberedDeal>& deals, const exchange::Mapping& mapping) {
    if (!mapping.has("external_id")) {
        return "Which deals are missing was not looked for: the file has no column of external ids.";
    }
    if (deals.empty()) { return "The file has every deal of the store that has an external id."; }
    return fmt::format("{} of the store with an external id not in the file; none was changed.",
                       counted(std::ssize(deals), "deal", "deals"));
}

std::string rejected_rows(const ImportTally& tally) {
    return fmt::format("{} of {} cannot be imported", number(tally.rejected), counted(tally.read, "row", "rows"));
}

std::vector<std::string> tally_sentences(RecordType type, const ImportTally& tally, bool changed) {
    std::vector<std::string> sentences{changed ? summary(type, tally) : unchanged(type, tally)};
    for (std::string& line : beside(type, tally)) { sentences.push_back(std::move(line)); }
    for (std::string& line : aside_sentences(type, tally)) { sentences.push_back(std::move(line)); }
    if (changed) {
        for (std::string& line : note_sentences(tally)) { sentences.push_back(std::move(line)); }
    }
    return sentences;
}

namespace {

std::string next_step(const store::Store& store, RecordType type) {
    switch (type) {
        case RecordType::notes:
        case RecordType::codings: return "Next: winloss report loss-reasons";
        case RecordType::touches: return "Next: winloss touch list";
        case RecordType::health: return "Next: winloss health show";
        case RecordType::actions: return "Next: winloss action list";
        case RecordType::expectations: return "Next: winloss expectation list --open";
        case RecordType::codebook: return "Next: winloss codebook list";
        case RecordType::benchmarks: return "Next: winloss benchmark list";
        default: break;
    }
    const bool something_to_plan =
        store.connection().scalar("SELECT EXISTS (SELECT 1 FROM deal) OR EXISTS (SELECT 1 FROM contract)") != 0;
    return something_to_plan ? "Next: winloss plan" : "Next: winloss import deals FILE --dry-run";
}

}  // namespace

void require_file(const ImportFile& options) {
    if (options.file != "-") { platform::require_readable(options.file); }
}

Answer import_file(store::Store& store, const Context& context, const ImportFile& asked) {
    ImportFile options = with_saved_profile(asked);
    const RecordType type = exchange::parse_record_type(options.type);
    std::string digest;
    const auto input = open_input(context, options.file, options.form, &digest);
    if (options.rejects && options.file != "-" && platform::same_file(*options.rejects, options.file)) {
        throw usage_error("--rejects would write over the file that is imported.", "Give it another name.");
    }
    if (options.rejects) { require_place("--rejects", *options.rejects, store.path()); }
    std::optional<ImportRejects> rejects;
    if (options.rejects) { rejects.emplace(*options.rejects, options.form.encoding.has_value()); }
    take_kept_aliases(store, options.form);
    store::Write write(store, context.operation());
    const NewNames new_names(store);
    std::vector<std::string> beside = keep_aliases(write, type, options.form);
    ImportPreview read;
    std::vector<store::NumberedDeal> missing;
    const ImportTally tally = import_rows(
        write, context, type,
        {input->stream(), name_of_input(options.file), input->size(), folder_of_input(options.file)}, options.form,
        {.rejects = rejects ? &*rejects : nullptr,
         .preview = &read,
         .missing = options.report_missing ? &missing : nullptr});
    require_rows(tally, name_of_input(options.file));
    if (rejects && tally.rejected > 0) { rejects->commit(); }
    if (tally.rejected > 0 && !options.skip_bad) { throw refused(tally, options); }
    store::name_import_file(write, name_of_input(options.file), digest);
    const bool changed = write.commit().has_value();
    // What the import tried is gone; that it was done is told apart from a Monday on which nobody did it.
    if (!changed) { store::log_unchanged_import(store, context.operation(), name_of_input(options.file), digest); }
    if (context.say) {
        for (const std::string& line : reading_sentences(*read.profile, read.mapping, options.form, tally.nameless)) {
            context.say(line);
        }
    }
    Answer answer;
    if (tally.rejected > 0) {
        answer.messages = bad_sentences(name_of_input(options.file), tally.bad, tally.bad_cells);
        answer.messages.push_back(fmt::format("{} left out{}.", counted(tally.rejected, "row", "rows"),
                                              where_rejects(options, tally.rejected)));
        if (std::string how = how_rejects_are_read(tally, options); !how.empty()) {
            answer.messages.push_back(std::move(how));
        }
    }
    for (std::string& line : tally_sentences(type, tally, changed)) { answer.messages.push_back(std::move(line)); }
    if (changed) { std::ranges::move(new_names.sentences(store, type, options.form), std::back_inserter(beside)); }
    std::ranges::move(beside, std::back_inserter(answer.messages));
    if (options.report_missing) {
        Table table = missing_table(missing);
        table.title.clear();
        answer.data = List{std::move(table), {}};
        answer.messages.push_back(missing_sentence(missing, read.mapping));
    }
    if (rejects && tally.rejected == 0) {
        answer.messages.push_back(fmt::format("Every row could be imported, so {} was not written.", *options.rejects));
    }
    if (options.save_profile) {
        try {
            answer.messages.push_back(save_profile(options, read, tally));
        } catch (const Error& error) {  // what was imported is in the store all the same
            answer.fault = Error(error.kind(), "The profile was not saved: " + error.message(), error.hint());
        }
    }
    if (changed) { answer.messages.push_back(next_step(store, type)); }
    return answer;
}

}  // namespace winloss::app
