// Competitors that notes and codings name: by name or by id, and which of them are new.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "import_takers.hpp"
#include "winloss/domain/markup.hpp"
#include "winloss/exchange/deal_lines.hpp"

namespace winloss::app {

/// Competitors that notes and codings name for the first time.
class CompetitorsMade {
public:
    void add(const std::vector<std::string>& names, std::int64_t line);
    void tell(ImportTally& tally) const;

private:
    std::int64_t count_ = 0;
    exchange::SomeDeals called_by_id_;  ///< lines of those whose name is an id
};

/// Marks name a competitor by its id too: from here on it is called by its name. `field` and `value` are those of the
/// row that the marks came from. Throws store::ImportRefusal for a new one where none is to be made.
void name_competitors(const ImportInto& into, std::string_view field, std::string_view value,
                      std::vector<MarkedCoding>& codings);

}  // namespace winloss::app
