// A foreign table of any kind of record, brought in as part of a write. Knows no command.
#pragma once

#include <string>
#include <vector>

#include "import_bad_rows.hpp"
#include "import_input.hpp"
#include "winloss/core/table.hpp"
#include "winloss/store/imports.hpp"

namespace winloss::app {

/// What somebody sees of an import who wants to look at it.
struct ImportPreview {
    const exchange::Profile* profile = nullptr;
    exchange::Mapping mapping;
    Table rows;  ///< the first that are taken
};

/// Where a run leaves what it does not write into the store; each may be null.
struct ImportAside {
    ImportRejects* rejects = nullptr;
    ImportPreview* preview = nullptr;
    std::vector<store::NumberedDeal>* missing = nullptr;  ///< deals of the store whose number no row has
};

/// As import_text(), from a stream.
ImportTally import_rows(store::Write& write, const Context& context, exchange::RecordType type,
                        const ImportInput& input, const ImportForm& form, const ImportAside& aside);

/// As import_rows(), of what a team has kept besides its CRM: touches, health, actions …
ImportTally import_history_rows(store::Write& write, const Context& context, exchange::RecordType type,
                                const ImportInput& input, const ImportForm& form, const ImportAside& aside);

/// What an import did, in sentences: '4 deals read: 4 new.' `changed`: it changed anything at all.
std::vector<std::string> tally_sentences(exchange::RecordType type, const ImportTally& tally, bool changed);
/// Throws bad_input where there was nothing but a heading.
void require_rows(const ImportTally& tally, const std::string& file);
/// The deals of the store that the file does not have, and that in a sentence.
Table missing_table(const std::vector<store::NumberedDeal>& deals);
std::string missing_sentence(const std::vector<store::NumberedDeal>& deals, const exchange::Mapping& mapping);
/// '3 of 4 rows cannot be imported'
std::string rejected_rows(const ImportTally& tally);

}  // namespace winloss::app
