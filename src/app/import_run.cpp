#include "import_run.hpp"

#include <sstream>

#include "import_pass.hpp"

namespace winloss::app {

using exchange::RecordType;

ImportTally import_rows(store::Write& write, const Context& context, RecordType type, const ImportInput& input,
                        const ImportForm& form, const ImportAside& aside) {
    switch (type) {
        case RecordType::accounts: return pass_through<AccountTaker>(write, context, type, input, form, aside);
        case RecordType::people: return pass_through<PersonTaker>(write, context, type, input, form, aside);
        case RecordType::contacts: return pass_through<ContactTaker>(write, context, type, input, form, aside);
        case RecordType::deals: return pass_through<DealTaker>(write, context, type, input, form, aside);
        case RecordType::competitors: return pass_through<CompetitorTaker>(write, context, type, input, form, aside);
        case RecordType::products: return pass_through<ProductTaker>(write, context, type, input, form, aside);
        case RecordType::contracts: return pass_through<ContractTaker>(write, context, type, input, form, aside);
        default: return import_history_rows(write, context, type, input, form, aside);
    }
}

ImportTally import_text(store::Write& write, const Context& context, std::string_view type, const std::string& csv,
                        const ImportForm& form) {
    std::istringstream in(csv);
    return import_rows(write, context, exchange::parse_record_type(type),
                       {in, std::string(type), static_cast<std::int64_t>(csv.size())}, form, {});
}

}  // namespace winloss::app
