#include "winloss/app/config.hpp"

#include "winloss/cli/nouns.hpp"

namespace winloss::cli {

namespace {

using namespace app;

Binder& bind_key(Binder& binder, std::string& key) {
    return binder.operand(key, "KEY", "what is configured").among(config_keys());
}

void bind_list(Binder& binder, ListConfig& options) {
    binder.flag(options.origin, "--origin", "say who says so: an option, a variable, a line of the file")
        .example("winloss config list --origin", "what is in force, and why");
}

void bind_get(Binder& binder, GetConfig& options) {
    bind_key(binder, options.key)
        .flag(options.origin, "--origin", "say behind it who says so: an option, a variable, a line of the file")
        .example("winloss config get store", "the store that commands work on");
}

void bind_set(Binder& binder, SetConfig& options) {
    bind_key(binder, options.key)
        .operand(options.value, "VALUE", "its value")
        .explain(
            "What stands in the file besides, comments too, stays as it is. winloss-config(5) has the keys.\n"
            "An option goes before a variable of the environment, a variable before the configuration.")
        .example("winloss config set store ~/team/winloss.db", "the store of the team, without --store")
        .example("winloss config set as 'Kim Larsen'", "the name that the log keeps");
}

void bind_unset(Binder& binder, UnsetConfig& options) {
    binder.operand(options.key, "KEY", "what is configured, or a word of the file that is no key")
        .likely(config_keys())
        .explain("Nothing else in the file is looked at: a mistake in another line does not stand in the way.")
        .example("winloss config unset color", "colours as the terminal has them");
}

void bind_path(Binder& binder, ConfigPath& options) {
    binder.flag(options.origin, "--origin", "say behind it which variable says so")
        .explain("WINLOSS_CONFIG, else winloss/config.toml below XDG_CONFIG_HOME or ~/.config.")
        .example("vi $(winloss config path)", "edit it");
}

Answer list_in_force(Session& session, const ListConfig& options) { return list_config(session.settings(), options); }
Answer get_in_force(Session& session, const GetConfig& options) { return get_config(session.settings(), options); }
Answer set_in_file(Session& session, const SetConfig& options) {
    return set_config(session.config_path(), session.settings(), options);
}
Answer unset_in_file(Session& session, const UnsetConfig& options) {
    return unset_config(session.config_path(), options);
}
Answer show_path(Session& session, const ConfigPath& options) {
    return show_config_path(session.config_path(), session.config_origin(), options);
}

/// `run` gets the session itself: the configuration is nothing of the store's.
template <class Options>
Verb config_verb(std::string_view name, std::string_view summary, void (*bind)(Binder&, Options&),
                 Answer (*run)(Session&, const Options&)) {
    return {name, summary, [bind, run](Binder& binder) -> Runner {
                auto options = std::make_shared<Options>();
                bind(binder, *options);
                return [options, run](Session& session) { return run(session, *options); };
            }};
}

}  // namespace

Noun config_noun() {
    Noun noun{.name = "config",
              .summary = "what is configured, and where",
              .verbs = {config_verb("list", "list what is in force", &bind_list, &list_in_force),
                        config_verb("get", "print what is in force for a key", &bind_get, &get_in_force),
                        config_verb("set", "configure a key", &bind_set, &set_in_file),
                        config_verb("unset", "leave a key to its default again", &bind_unset, &unset_in_file),
                        config_verb("path", "print where the configuration is", &bind_path, &show_path)},
              .also = {"settings", "preferences", "configure", "options"}};
    for (Verb& verb : noun.verbs) {  // whoever mends it asks where it is, and may put its lines right by command
        verb.reads_config = verb.name == "list" || verb.name == "get";
    }
    return noun;
}

}  // namespace winloss::cli
