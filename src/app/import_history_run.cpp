#include "import_history_takers.hpp"
#include "import_interview_taker.hpp"
#include "import_note_takers.hpp"
#include "import_pass.hpp"
#include "winloss/core/error.hpp"

namespace winloss::app {

ImportTally import_history_rows(store::Write& write, const Context& context, exchange::RecordType type,
                                const ImportInput& input, const ImportForm& form, const ImportAside& aside) {
    using exchange::RecordType;
    switch (type) {
        case RecordType::interviews: return pass_through<InterviewTaker>(write, context, type, input, form, aside);
        case RecordType::notes: return pass_through<NoteTaker>(write, context, type, input, form, aside);
        case RecordType::codings: return pass_through<CodingTaker>(write, context, type, input, form, aside);
        case RecordType::touches: return pass_through<TouchTaker>(write, context, type, input, form, aside);
        case RecordType::health: return pass_through<HealthTaker>(write, context, type, input, form, aside);
        case RecordType::actions: return pass_through<ActionTaker>(write, context, type, input, form, aside);
        case RecordType::expectations: return pass_through<ExpectationTaker>(write, context, type, input, form, aside);
        case RecordType::codebook: return pass_through<CodeTaker>(write, context, type, input, form, aside);
        case RecordType::benchmarks: return pass_through<BenchmarkTaker>(write, context, type, input, form, aside);
        default: throw Error(ErrorKind::bug, "A kind of record that nothing takes.");
    }
}

}  // namespace winloss::app
