#include "winloss/app/import.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "import_beside.hpp"
#include "import_notes.hpp"
#include "import_profile.hpp"
#include "import_run.hpp"
#include "winloss/core/error.hpp"
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

std::string where_rejects(const ImportFile& options) {
    return options.rejects ? fmt::format("; they are in {}", *options.rejects) : std::string();
}

Error refused(const ImportTally& tally, const ImportFile& options) {
    const std::string what = fmt::format("{}, so nothing was{}:", rejected_rows(tally), where_rejects(options));
    return bad_input(what + "\n" + join(bad_sentences(tally.bad, tally.bad_cells), "\n"),
                     "Mend the file, say with --map and --value how it is to be read, or import the other rows with "
                     "--skip-bad.");
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
    if (tally.unchanged > 0) { parts.push_back(number(tally.unchanged) + " as they were"); }
    if (tally.rejected > 0) { parts.push_back(number(tally.rejected) + " left out"); }
    return fmt::format("{} read: {}.", records(type, tally.read), enumeration(parts));
}

std::string unchanged(RecordType type, const ImportTally& tally) {
    if (tally.read == 0) { return "Nothing changed: the file holds a heading, but no rows."; }
    if (tally.rejected == 0) {
        return fmt::format("Nothing changed: {} read, all as they were.", records(type, tally.read));
    }
    return fmt::format("Nothing changed: {} read, {} as they were, {} left out.", records(type, tally.read),
                       number(tally.unchanged), number(tally.rejected));
}

std::vector<std::string> beside(RecordType type, const ImportTally& tally) {
    std::vector<std::string> made;
    const auto add = [&made](std::int64_t count, std::string_view one, std::string_view many) {
        if (count > 0) { made.push_back(counted(count, one, many)); }
    };
    add(tally.accounts, "account", "accounts");
    add(tally.people, "person", "people");
    add(tally.contacts, "contact", "contacts");
    add(tally.products, "product", "products");
    if (type != RecordType::competitors) { add(tally.competitors, "competitor", "competitors"); }
    add(tally.reasons, "stated reason", "stated reasons");
    std::vector<std::string> sentences;
    if (!made.empty()) { sentences.push_back(fmt::format("New beside them: {}.", enumeration(made))); }
    if (tally.accounts_filled > 0) {
        sentences.push_back(fmt::format("{} got what {} lacked.", counted(tally.accounts_filled, "account", "accounts"),
                                        tally.accounts_filled == 1 ? "it" : "they"));
    }
    return sentences;
}

}  // namespace

std::string rejected_rows(const ImportTally& tally) {
    return fmt::format("{} of {} cannot be imported", number(tally.rejected), counted(tally.read, "row", "rows"));
}

std::vector<std::string> tally_sentences(RecordType type, const ImportTally& tally, bool changed) {
    std::vector<std::string> sentences{changed ? summary(type, tally) : unchanged(type, tally)};
    for (std::string& line : beside(type, tally)) { sentences.push_back(std::move(line)); }
    for (std::string& line : aside_sentences(tally)) { sentences.push_back(std::move(line)); }
    if (changed) {
        for (std::string& line : note_sentences(tally)) { sentences.push_back(std::move(line)); }
    }
    return sentences;
}

namespace {

List missing_deals(const std::vector<store::NumberedDeal>& deals) {
    Table table{.name = "missing",
                .title = {},
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
    return {std::move(table), {}};
}

std::string next_step(const store::Store& store, RecordType type) {
    switch (type) {
        case RecordType::notes:
        case RecordType::codings: return "Next: winloss report loss-reasons";
        case RecordType::touches: return "Next: winloss touch list";
        case RecordType::health: return "Next: winloss health show";
        case RecordType::actions: return "Next: winloss action list";
        case RecordType::expectations: return "Next: winloss expectation list --open";
        case RecordType::codebook: return "Next: winloss codebook list";
        case RecordType::benchmarks: return "Next: winloss report win-rate";
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
    std::optional<ImportRejects> rejects;
    if (options.rejects) { rejects.emplace(*options.rejects, options.form.encoding.has_value()); }
    take_kept_aliases(store, options.form);
    store::Write write(store, context.operation());
    const NewNames new_names(store);
    ImportPreview read;
    std::vector<store::NumberedDeal> missing;
    const ImportTally tally = import_rows(
        write, context, type,
        {input->stream(), name_of_input(options.file), input->size(), folder_of_input(options.file)}, options.form,
        {.rejects = rejects ? &*rejects : nullptr,
         .preview = &read,
         .missing = options.report_missing ? &missing : nullptr});
    if (context.progress) { context.progress({}); }
    if (rejects) { rejects->commit(); }
    if (tally.rejected > 0 && !options.skip_bad) { throw refused(tally, options); }
    std::vector<std::string> beside = keep_aliases(write, type, options.form);
    store::name_import_file(write, name_of_input(options.file), digest);
    const bool changed = write.commit().has_value();
    if (context.say) {
        for (const std::string& line : reading_sentences(*read.profile, read.mapping, options.form)) {
            context.say(line);
        }
    }
    Answer answer;
    if (tally.rejected > 0) {
        answer.messages = bad_sentences(tally.bad, tally.bad_cells);
        answer.messages.push_back(
            fmt::format("{} left out{}.", counted(tally.rejected, "row", "rows"), where_rejects(options)));
    }
    for (std::string& line : tally_sentences(type, tally, changed)) { answer.messages.push_back(std::move(line)); }
    if (changed) { std::ranges::move(new_names.sentences(store), std::back_inserter(beside)); }
    std::ranges::move(beside, std::back_inserter(answer.messages));
    if (options.report_missing) {
        answer.data = missing_deals(missing);
        answer.messages.push_back(missing.empty() ? "The file has every deal of the store that has an external id."
                                                  : counted(std::ssize(missing), "deal", "deals") +
                                                        " of the store with an external id not in the file; none was "
                                                        "changed.");
    }
    if (options.save_profile) { answer.messages.push_back(save_profile(options, read, tally)); }
    if (changed) { answer.messages.push_back(next_step(store, type)); }
    return answer;
}

}  // namespace winloss::app
