// Which operations are in effect: undo and redo are operations too, each takes one back, and may be taken back itself.
#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "winloss/store/connection.hpp"

namespace winloss::store {

class Effects {
public:
    explicit Effects(const Connection& connection);

    /// The operation in effect that took this one back.
    std::optional<std::int64_t> reverted_by(std::int64_t operation) const;
    bool in_effect(std::int64_t operation) const { return !reverted_by(operation); }
    /// What an undo or redo took back.
    std::optional<std::int64_t> reverts(std::int64_t operation) const;
    /// Whether it changes what stood after `earlier`: not when it is taken back, nor when it only takes back one that
    /// came after `earlier` too.
    bool counts_after(std::int64_t earlier, std::int64_t operation) const;
    bool is_undo(std::int64_t operation) const;
    /// The ordinary operation at the root of an undo or redo; itself when it is one.
    std::int64_t root(std::int64_t operation) const;
    /// The latest undo in effect.
    std::optional<std::int64_t> latest_undo() const;

private:
    std::map<std::int64_t, std::int64_t> reverts_;      // undo or redo → what it took back
    std::map<std::int64_t, std::int64_t> reverted_by_;  // taken back → by which operation in effect
};

}  // namespace winloss::store
