#include "winloss/cli/session.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <istream>
#include <iterator>
#include <ostream>
#include <utility>

#include "addressed.hpp"
#include "progress.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/app/new_store.hpp"
#include "winloss/app/pace.hpp"
#include "winloss/cli/output.hpp"
#include "winloss/core/error.hpp"
#include "winloss/render/message.hpp"
#include "winloss/render/render.hpp"

namespace winloss::cli {

namespace {

std::optional<std::string> answer_to(const std::string& question, World& world) {
    world.err << render::message(question, sentence_width(world), shows_unicode(world)) << std::flush;
    std::string line;
    if (std::getline(world.in, line)) { return line; }
    world.err << std::endl;
    return std::nullopt;
}

/// Of all commands that write those that need no record to begin with; the others can only have mistyped the store.
bool begins_a_store(std::string_view command) {
    static constexpr std::array<std::string_view, 7> nouns{"init",  "demo",     "import", "programme",
                                                           "guide", "codebook", "plan"};
    const std::string_view noun = command.substr(0, command.find(' '));
    return command.ends_with(" add") || std::ranges::find(nouns, noun) != nouns.end();
}

Error no_store(const std::string& path) {
    return not_found("There is no store yet at " + path + ".",
                     "winloss init makes an empty one, winloss import deals FILE one from your CRM, winloss demo one "
                     "with a sample company.");
}

}  // namespace

LazySession::~LazySession() = default;

LazySession::LazySession(const Settings& settings, const Globals& globals, World& world, std::string command)
    : settings_(settings), globals_(globals), world_(world) {
    context_.today = settings.today();
    context_.now = world.now;
    context_.person = settings.person();
    context_.person_named = settings.names_person();
    context_.hide_under = settings.number("hide_under");
    context_.small_under = settings.number("small_under");
    context_.command = std::move(command);
    const bool screen = is_for_screen(globals, world);
    const std::string format = globals.format.value_or(screen ? "table" : "tsv");
    context_.on_screen = screen && format == "table";
    context_.sections = globals.table.has_value() || (format != "tsv" && format != "csv");
    context_.screen_lines = world.lines;
    if (context_.on_screen) {
        context_.lines_of = [this](const List& list) {
            Answer answer{.data = list, .messages = {}};
            if (globals_.store) { address(answer, *globals_.store); }
            return screen_lines(render::render(answer, render_options(settings_, globals_, world_)), world_.columns);
        };
    }
    context_.input_is_terminal = world.in_is_terminal;
    const bool somebody = world.in_is_terminal && !globals.no_input;
    context_.read_input = [&world] {
        const std::string all(std::istreambuf_iterator<char>(world.in), {});
        return std::string(without_byte_order_mark(all));
    };
    context_.input = &world.in;
    if (somebody && world.edit) { context_.edit = world.edit; }
    context_.drafts = world.drafts;
    context_.remove_draft = world.remove_draft;
    if (somebody && world.err_is_terminal) {
        context_.ask = [&world](const std::string& question) { return answer_to(question, world); };
    }
    context_.say = [this](const std::string& sentence) {
        if (globals_.quiet) { return; }
        cli::say(globals_.store ? addressed(sentence, *globals_.store) : sentence, world_);
    };
    if (world.err_is_terminal && !globals.quiet) {
        progress_ = std::make_unique<Progress>(world.err, shows_unicode(world));
        context_.progress = [this](const std::string& text) { progress_->show(text); };
    }
}

store::OpenOptions LazySession::open_options() const {
    store::OpenOptions options;
    if (const auto seconds = settings_.number("wait")) {
        options.wait_ms = static_cast<int>(std::min<std::int64_t>(*seconds, 86'400) * 1000);
    }
    options.log_sql = globals_.log_sql;
    options.now = world_.now;
    options.say = context_.say;
    options.watch = app::watching(context_);
    return options;
}

const store::Store& LazySession::reading() {
    if (!store_) {
        const std::string path = settings_.store();
        try {
            store_ = store::Store::open_for_reading(path, open_options());
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::not_found || std::filesystem::exists(path)) { throw; }
            throw no_store(path);
        }
    }
    return *store_;
}

store::Store& LazySession::writing() {
    if (globals_.table) { throw no_tables(); }  // before anything is written
    writes_ = true;
    if (!store_) {
        const std::string path = settings_.store();
        if (!begins_a_store(context_.command) && !std::filesystem::exists(path)) { throw no_store(path); }
        store_ = app::new_store(path, open_options());
        context_.person = app::name_in_log(*store_, context_.person);
    }
    return *store_;
}

store::Store& LazySession::trying() {
    if (store_) { return *store_; }
    try {
        store_ = store::Store::open(settings_.store(), open_options());
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::not_found) { throw; }
        store_ = app::scratch_store(open_options());
    }
    return *store_;
}

void LazySession::give_up() {
    if (store_) { store_->take_away_if_unused(); }
    store_.reset();
}

std::string LazySession::hint_for_stranger() const {
    if (!store_ || !store_->wrote() || !context_.person_named) { return {}; }
    return app::stranger_hint(*store_, context_.person);
}

std::optional<std::int64_t> LazySession::operation() const {
    if (!store_) { return std::nullopt; }
    return store_->operation();
}

}  // namespace winloss::cli
