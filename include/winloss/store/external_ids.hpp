// The numbers that records have elsewhere: in the CRM, or where they were kept before. For files that name records so
// that an import finds them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "winloss/store/lookup.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

/// Of one kind of record, one after another; the store must outlive it.
class ExternalIds {
public:
    /// Of accounts, contacts, deals, contracts and interviews; the other kinds have none.
    ExternalIds(const Store& store, RecordKind kind);

    /// Null where the record has none, and of no record.
    std::optional<std::string> of(std::optional<std::int64_t> number);
    template <class Tag>
    std::optional<std::string> of(Id<Tag> id) {
        return of(std::optional(id.value));
    }
    template <class Tag>
    std::optional<std::string> of(const std::optional<Id<Tag>>& id) {
        return id ? of(*id) : std::nullopt;
    }

private:
    Statement row_;
};

/// What tells an interview from others besides its number, which is another's in another store.
struct InterviewSigns {
    std::optional<std::string> external_id;
    std::optional<Date> held_on;
};

/// Of one interview after another; the store must outlive it.
class SignsOfInterviews {
public:
    explicit SignsOfInterviews(const Store& store);
    InterviewSigns of(std::optional<InterviewId> interview);  ///< both null of none

private:
    Statement row_;
};

}  // namespace winloss::store
