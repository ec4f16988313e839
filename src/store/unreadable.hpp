// Texts of a row that the schema takes and the program cannot read: a setting's value, a length of time or a criterion
// of the programme. Without them no command could tell what is owed.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "winloss/core/error.hpp"
#include "winloss/domain/archive.hpp"

namespace winloss::store {

struct Unreadable {
    std::string problem;  ///< a clause: value 'zzz' is no value for grace_days
    std::string right;    ///< sentences: what would be right
};
/// The first of them; null where all can be read, or where the row is of another record.
std::optional<Unreadable> unreadable(const ArchivedRow& row);

/// store: a column was read whose value the program cannot read. The check finds it with its record.
class UnreadableValue : public Error {
public:
    explicit UnreadableValue(std::string message)
        : Error(ErrorKind::store, std::move(message), "winloss check says where.") {}
};

}  // namespace winloss::store
