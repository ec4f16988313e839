// The numbers that the rows of a foreign table give their records, as fingerprints of 64 bits: which come again, and
// whether one is among them. Knows no record.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "winloss/exchange/csv_reader.hpp"
#include "winloss/exchange/import_fields.hpp"
#include "winloss/exchange/import_profiles.hpp"

namespace winloss::exchange {

class RecordIds {
public:
    RecordIds() = default;
    RecordIds(const Mapping& mapping, IdForm form);

    bool any() const { return column_.has_value(); }
    void add(const CsvReader& csv);
    void finish();
    /// Keeps only those that come again.
    void forget_others() { all_ = {}; }

    /// After finish(); `id` in its one form (canonical_id). Two ids of one fingerprint are taken for one: of a million
    /// rows one in thirty million times.
    bool holds(std::string_view id) const;
    bool holds_again(std::string_view id) const;
    bool some_again() const { return !again_.empty(); }

private:
    std::optional<std::size_t> column_;
    IdForm form_ = IdForm::as_it_is;
    std::vector<std::uint64_t> all_;
    std::vector<std::uint64_t> again_;  ///< more than once, in order
};

}  // namespace winloss::exchange
