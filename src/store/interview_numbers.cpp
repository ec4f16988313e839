#include "unique.hpp"
#include "winloss/store/interviews.hpp"

namespace winloss::store {

std::optional<std::string> external_id_of(const Store& store, InterviewId id) {
    Statement row = store.prepare("SELECT external_id FROM interview WHERE id = $id");
    if (!row.bind("id", id.value).step()) { return std::nullopt; }
    return row.maybe_text(0);
}

std::optional<InterviewId> interview_with_external_id(const Store& store, std::string_view external_id) {
    Statement row = store.prepare("SELECT id FROM interview WHERE external_id = $external_id");
    if (!row.bind("external_id", external_id).step()) { return std::nullopt; }
    return InterviewId{row.integer(0)};
}

void set_external_id(Write& write, InterviewId id, std::string_view external_id) {
    refuse_taken_external_id(write.store(), RecordKind::interview, std::string(external_id), id.value);
    write.prepare("UPDATE interview SET external_id = $external_id WHERE id = $id")
        .bind("external_id", external_id)
        .bind("id", id.value)
        .run();
}

}  // namespace winloss::store
