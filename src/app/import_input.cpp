#include "import_input.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "import_beside.hpp"
#include "import_profile.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/exchange/text_encoding.hpp"

namespace winloss::app {

using exchange::CsvReader;
using exchange::RecordType;

FromStart::FromStart(const ImportInput& input) : input_(input), before_(input.in.tellg()) {
    input_.in.clear();
    input_.in.seekg(0);
}

FromStart::~FromStart() {
    input_.in.clear();
    input_.in.seekg(before_ < 0 ? std::istream::pos_type(input_.bytes) : before_);  // at the end it has no place
}

std::unique_ptr<platform::InputFile> open_input(const Context& context, const std::string& file, const ImportForm& form,
                                                std::string* digest) {
    if (file == "-" && context.input == nullptr) {
        throw usage_error("There is no standard input here.", "Name a file.");
    }
    auto input = file == "-" ? std::make_unique<platform::InputFile>(*context.input)
                             : std::make_unique<platform::InputFile>(file);
    if (digest != nullptr) { *digest = digest_of(input->stream()); }
    constexpr std::size_t longest_mark = 3;
    std::string start(longest_mark, '\0');
    input->stream().read(start.data(), longest_mark);
    start.resize(static_cast<std::size_t>(input->stream().gcount()));
    input->stream().clear();
    input->stream().seekg(0);
    const auto marked = exchange::marked_encoding(start);
    const auto encoding = marked || !form.encoding ? marked : std::optional(exchange::parse_encoding(*form.encoding));
    if (!encoding || *encoding == exchange::Encoding::utf_8) { return input; }
    return std::make_unique<platform::InputFile>(
        [&](std::ostream& out) { exchange::decode(input->stream(), out, *encoding, name_of_input(file)); });
}

std::string name_of_input(const std::string& file) { return file == "-" ? "standard input" : file; }

std::string folder_of_input(const std::string& file) {
    const std::size_t slash = file.rfind('/');
    return slash == std::string::npos ? std::string() : file.substr(0, slash + 1);
}

const exchange::Profile& profile_of(const CsvReader& csv, const ImportForm& form) {
    const exchange::Profile* const named = form.profile ? exchange::find_profile(*form.profile) : nullptr;
    return named != nullptr ? *named : exchange::recognise_profile(csv.heading());
}

bool guesses_ids(const ImportForm& form, const exchange::Profile& profile) {
    return &profile == &exchange::generic_profile() && (!form.profile || form.saved);
}

exchange::Mapping mapping_of(RecordType type, const CsvReader& csv, const ImportForm& form) {
    return exchange::map_columns(type, csv.heading(), overrides_of(csv, form), profile_of(csv, form));
}

std::vector<std::size_t> salesforce_ids_of(const exchange::Mapping& mapping, const ImportInput& input,
                                           const exchange::ImportOptions& options) {
    if (!options.guess_ids || mapping.own_list) { return {}; }
    const FromStart start(input);
    CsvReader csv(input.in, input.name);
    return exchange::find_salesforce_ids(csv, mapping, *options.profile);
}

exchange::TableForms forms_of(const exchange::Mapping& mapping, const ImportInput& input,
                              const exchange::ImportOptions& options, exchange::RecordIds ids) {
    const FromStart start(input);
    CsvReader csv(input.in, input.name);
    exchange::TableForms forms = exchange::find_forms(csv, mapping, options.currency, std::move(ids), options.dates);
    if (options.decimal) {
        forms.amounts.undecided.reset();
        forms.amounts.columns.clear();
    }
    return forms;
}

exchange::ImportOptions cell_options(RecordType type, const CsvReader& csv, const ImportForm& form) {
    exchange::ImportOptions options;
    options.profile = &profile_of(csv, form);
    options.guess_ids = guesses_ids(form, *options.profile);
    if (form.currency) {
        options.currency = Currency::parse(trim(*form.currency));
        if (!options.currency) {
            throw usage_error(fmt::format("--currency: {} is no currency.", quoted(*form.currency)),
                              "Write an ISO 4217 code like USD.");
        }
    }
    options.dates = exchange::parse_date_formats(type, form.date_formats);
    if (form.decimal) { options.decimal = exchange::parse_decimal_mark(*form.decimal); }
    options.ends_exclusive = form.ends_exclusive;
    // What is typed goes before what is saved, that before what the store keeps: of two the later one holds.
    for (exchange::Replacement each : form.kept_aliases) {
        if (type == RecordType::products && each.field == "product") { each.field = "name"; }  // a product is its name
        const auto fields = exchange::import_fields(type);
        if (std::ranges::find(fields, each.field, &exchange::FieldSpec::name) != fields.end()) {
            options.replacements.push_back(std::move(each));
        }
    }
    if (form.saved) {
        for (const auto* words : {&form.saved->table.values, &form.saved->table.aliases}) {
            options.replacements.insert(options.replacements.end(), words->begin(), words->end());
        }
    }
    for (const std::string& each : form.values) {
        options.replacements.push_back(exchange::parse_replacement(type, each, "--value"));
    }
    for (const std::string& each : form.aliases) {
        options.replacements.push_back(exchange::parse_replacement(type, each, "--alias"));
    }
    return options;
}

}  // namespace winloss::app
