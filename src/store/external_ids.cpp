#include "winloss/store/external_ids.hpp"

#include <fmt/format.h>

namespace winloss::store {

ExternalIds::ExternalIds(const Store& store, RecordKind kind)
    : row_(store.prepare(fmt::format("SELECT external_id FROM {} WHERE id = $id", table_name(kind)))) {}

std::optional<std::string> ExternalIds::of(std::optional<std::int64_t> number) {
    if (!number) { return std::nullopt; }
    row_.reset();
    row_.bind("id", *number);
    return row_.step() ? row_.maybe_text(0) : std::nullopt;
}

SignsOfInterviews::SignsOfInterviews(const Store& store)
    : row_(store.prepare("SELECT external_id, held_on FROM interview WHERE id = $id")) {}

InterviewSigns SignsOfInterviews::of(std::optional<InterviewId> interview) {
    if (!interview) { return {}; }
    row_.reset();
    row_.bind("id", interview->value);
    if (!row_.step()) { return {}; }
    return {row_.maybe_text(0), row_.maybe_date(1)};
}

}  // namespace winloss::store
