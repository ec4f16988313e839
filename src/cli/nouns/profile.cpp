#include "winloss/app/profiles.hpp"

#include "winloss/cli/nouns.hpp"

namespace winloss::cli {

namespace {

using namespace app;

/// Where saved ones are; empty where nothing says where: the built-in ones are there all the same.
std::string folder_of(const Session& session) {
    return session.has_config_path() ? profile_folder(session.config_path()) : std::string();
}

template <class Options>
Verb profile_verb(std::string_view name, std::string_view summary, void (*bind)(Binder&, Options&),
                  Answer (*run)(const std::string&, const Options&)) {
    return {name, summary, [bind, run](Binder& binder) -> Runner {
                auto options = std::make_shared<Options>();
                bind(binder, *options);
                return [options, run](Session& session) { return run(folder_of(session), *options); };
            }};
}

void bind_list(Binder& binder, ListProfiles&) {
    binder
        .explain(
            "The built-in ones are recognised by a file's headings. winloss import … --save-profile NAME keeps how a "
            "file\nwas read, as a TOML file that can be edited and shared.")
        .example("winloss profile list", "the built-in profiles, and those that were saved");
}

void bind_show(Binder& binder, ShowProfile& options) {
    binder.operand(options.name, "PROFILE", "a built-in profile, or one that was saved")
        .likely(app::built_in_profiles())
        .explain(
            "Of several headings for one field the first is read, the others where its cell is empty. A stage that the "
            "table\ndoes not have is told by its words; --value outcome:STAGE=lost says it for one import, "
            "--save-profile keeps it.")
        .tables({"headings", "stages", "words", "nothing", "export"})
        .example("winloss profile show salesforce", "its headings and what its stages are taken for");
}

/// What it shows is tables, of which a pipe would get none.
Verb show_verb() {
    Verb verb = profile_verb("show", "show headings, fields and stages", &bind_show, &app::show_profile);
    verb.in_a_pipe = "table";
    return verb;
}

}  // namespace

Noun profile_noun() {
    return {.name = "profile",
            .summary = "how the exports of CRMs are read",
            .verbs = {profile_verb("list", "list the profiles", &bind_list, &list_profiles), show_verb()},
            .also = {"mapping", "mappings", "profiles"}};
}

}  // namespace winloss::cli
