// What files go on calling an account, a product, a competitor or a colleague that somebody gave another name, or
// merged into another one. Goes with the new name or the merge, so that an undo takes it back too. Knows no file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "winloss/store/imports.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

/// Kept by the record's number: it may get another name, share it, and be removed, and then nothing means it.
struct FormerName {
    std::int64_t id = 0;
    bool merged = false;  ///< the name of another record, that was merged into it; else its own before
};

/// A record that is called so now is meant before the one that was.
void keep_former_name(Write& write, RecordKind kind, std::string_view name, const FormerName& of);
/// Of the record that was called so, if it is there; null where none was.
std::optional<FormerName> former_name(const Store& store, RecordKind kind, std::string_view name);
/// The record was called `before` and is called `after` now; what files are told to take for `before` follows it.
void keep_renamed(Write& write, RecordKind kind, std::int64_t id, const std::string& before, const std::string& after);
/// Whatever records of the kind had the name. Whether any had.
bool forget_former_name(Write& write, RecordKind kind, std::string_view name);
/// What was `from` before is `into` now.
void move_former_names(Write& write, RecordKind kind, std::int64_t from, std::int64_t into);

/// The field of import_alias whose names were those of records that were merged into the one of the number.
std::string merged_field(RecordKind kind);

/// By name, case-folded; of records that are there.
class FormerNames {
public:
    FormerNames(const Store& store, RecordKind kind);
    /// Null where none was called so.
    const FormerName* find(std::string_view name) const;

private:
    std::unordered_map<std::string, FormerName> names_;
};

/// The former names of the kind's records that are there, or of one of them.
std::vector<std::string> former_names(const Store& store, RecordKind kind, std::optional<std::int64_t> id = {});

/// All kinds' former names beside the names that the records have now, by field of an import and former name.
std::vector<ImportAlias> told_former_names(const Store& store);

}  // namespace winloss::store
