#include "winloss/cli/version.hpp"

#include <fmt/format.h>

#include <CLI/Version.hpp>

#include "winloss/cli/settings.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/store.hpp"

namespace winloss::cli {

std::string version_text(bool verbose, const World& world) {
    std::string text = fmt::format("winloss {}\n", WINLOSS_VERSION);
    if (!verbose) { return text; }
    std::string path;
    try {
        path = visible(Settings({}, world).store());
    } catch (const Error& error) { path = "(none: " + error.message() + ")"; }
    text += fmt::format("schema {}\nstore {}\n", store::current_schema_version(), path);
    text += fmt::format("{}\nCLI11 {}\nfmt {}.{}.{}\n", store::Connection::engine(), CLI11_VERSION, FMT_VERSION / 10000,
                        FMT_VERSION / 100 % 100, FMT_VERSION % 100);
    return text;
}

}  // namespace winloss::cli
