// The steps that lead from an empty database to the newest schema. They are numbered from 1, run forward only, and the
// number of the last one is the store's schema version.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/store/connection.hpp"

namespace winloss::store {

struct Migration {
    int number = 0;
    std::string_view name;  ///< "001_initial.sql"
    std::string_view sql;
};

/// The program's own (schema/migrations), in order.
std::span<const Migration> migrations();

/// Runs those after the connection's version, sets the new version. Inside a transaction of the caller's.
void migrate(Connection& connection, std::span<const Migration> steps);

/// One object of a schema as SQL text with white space made even.
struct SchemaObject {
    std::string name;  ///< "table deal"
    std::string sql;
    friend bool operator==(const SchemaObject&, const SchemaObject&) = default;
};
/// Tables, indexes, triggers and views in order of their names.
std::vector<SchemaObject> schema_objects(const Connection& connection);
/// What the schema would be after the first `version` steps.
std::vector<SchemaObject> expected_schema(std::span<const Migration> steps, int version);

}  // namespace winloss::store
