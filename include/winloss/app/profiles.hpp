// The profiles by which exports are read: the built-in ones, and those that a team saved beside its configuration.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "winloss/core/answer.hpp"
#include "winloss/exchange/profile_document.hpp"

namespace winloss::app {

/// Where a team's own profiles are: beside the configuration.
std::string profile_folder(const std::string& config_path);
std::vector<std::string> built_in_profiles();
/// Names of those in the folder, in order.
std::vector<std::string> saved_profiles(const std::string& folder);
std::vector<std::string> encodings();
/// Whether the name can only be that of one saved beside the configuration.
bool is_saved_profile(const std::optional<std::string>& name);

/// Where a profile is saved. Throws usage for a name that is none.
std::string profile_path(const std::string& folder, const std::string& name);
/// Likewise where one is read from: what has a '/' or ends in .toml is a file of its own.
std::string profile_file(const std::string& folder, const std::string& name);
/// By its name, or its file's. Throws not_found with the nearest names, usage as read_profile_document().
exchange::SavedProfile read_profile(const std::string& folder, const std::string& name);
/// Throws usage for the name of a built-in one. Returns where it is.
std::string write_profile(const std::string& folder, const std::string& name, const exchange::SavedProfile& profile);

struct ListProfiles {};
/// `folder`: where the saved ones are.
Answer list_profiles(const std::string& folder, const ListProfiles& options);

struct ShowProfile {
    std::string name;
};
/// Headings and the fields that they are, and what the stages are taken for.
Answer show_profile(const std::string& folder, const ShowProfile& options);

}  // namespace winloss::app
