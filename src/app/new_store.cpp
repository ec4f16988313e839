#include "winloss/app/new_store.hpp"

#include <string_view>

#include "winloss/app/embedded.hpp"
#include "winloss/core/error.hpp"
#include "winloss/exchange/starter_documents.hpp"
#include "winloss/store/codebook.hpp"
#include "winloss/store/guides.hpp"
#include "winloss/store/programme.hpp"

namespace winloss::app {

namespace {

std::string_view starter_file(std::string_view path) {
    for (const EmbeddedFile& file : embedded_starter()) {
        if (file.path == path) { return file.content; }
    }
    throw Error(ErrorKind::bug, "A starter file is missing.");
}

/// guides/retrospective-no-decision.md is the guide of that kind and outcome, guides/exit.md of every outcome.
void write_guide(store::Connection& connection, const EmbeddedFile& file) {
    std::string_view kind = file.path.substr(std::string_view("guides/").size());
    kind.remove_suffix(std::string_view(".md").size());
    std::optional<Outcome> outcome;
    for (const Outcome each : {Outcome::won, Outcome::lost, Outcome::no_decision}) {
        const std::string ending = "-" + std::string(word(each));
        if (!kind.ends_with(ending)) { continue; }
        kind.remove_suffix(ending.size());
        outcome = each;
    }
    store::write_starter_guide(connection, kind, outcome, file.content);
}

void fill(store::Connection& connection) {
    store::write_default_programme(connection);
    store::write_starter_codes(connection,
                               exchange::read_codebook_document(starter_file("codebook.toml"), "codebook.toml"));
    for (const EmbeddedFile& file : embedded_starter()) {
        if (file.path.starts_with("guides/")) { write_guide(connection, file); }
    }
}

}  // namespace

store::Store new_store(const std::string& path, const store::OpenOptions& options) {
    return store::Store::create(path, options, &fill);
}

store::Store scratch_store(const store::OpenOptions& options) { return store::Store::in_memory(options, &fill); }

}  // namespace winloss::app
