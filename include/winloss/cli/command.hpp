// Commands as data: nouns, their verbs, and how a verb's options meet its use case. A verb is an options struct, a
// bind() that only declares, and a run() whose first parameter says what it may touch. Knows no CLI11 and no stream.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "winloss/app/config.hpp"
#include "winloss/app/context.hpp"
#include "winloss/cli/binder.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/core/row_list.hpp"
#include "winloss/store/store.hpp"

namespace winloss::cli {

/// Opens the store when the use case asks for it, and not before.
class Session {
public:
    virtual ~Session() = default;
    virtual const app::Context& context() const = 0;
    virtual const store::Store& reading() = 0;  ///< throws not_found where there is no store yet
    virtual store::Store& writing() = 0;        ///< makes the store where there is none
    virtual store::Store& trying() = 0;         ///< for a dry run; where there is no store, one that vanishes
    /// Where the store is and how it would be opened, for what puts another in its place.
    virtual std::string path() const = 0;
    virtual store::OpenOptions open_options() const = 0;
    /// The configuration's file, and what options, environment and it say together.
    virtual std::string config_path() const = 0;  ///< throws usage where nothing says where it is
    virtual bool has_config_path() const = 0;
    virtual std::string config_origin() const = 0;  ///< the variable that says where it is
    virtual std::vector<app::Setting> settings() const = 0;
    /// The data goes into a file that was named (--output).
    virtual bool into_file() const = 0;
    /// The rows of the list that the verb answers with.
    virtual void read_while_printing(RowSource rows) = 0;
};

using Runner = std::function<Answer(Session&)>;

struct Verb {
    std::string_view name;     ///< 'add'; empty for a noun that is a command of its own (due)
    std::string_view summary;  ///< one line for help
    std::function<Runner(Binder&)> bind;
    bool reads_config = true;         ///< false: it runs also where the configuration is not right
    std::string_view in_a_pipe = {};  ///< the format there where nobody says another; empty: tsv
    bool feeds_importer = false;      ///< what is printed is read as it stands: no text is defused for spreadsheets
    bool takes_line = false;          ///< the words behind its first operand are one: another command's line
    bool own_page = false;            ///< the manual has a page of it alone
};

struct Noun {
    std::string_view name;
    std::string_view summary;
    std::vector<Verb> verbs;
    std::vector<std::string_view> also = {};  ///< the field's other words for it, which help and did-you-mean know
    /// A hint for a word that is no verb of it; empty, or itself null, where there is none.
    std::function<std::string(const std::string& word)> guess = {};
    std::string_view usual = {};  ///< the verb that is meant where none is typed; empty: one must be
};

namespace detail {
/// The store a use case asks for by its first parameter.
inline const store::Store& first(Session& session, const store::Store*) { return session.reading(); }
inline store::Store& first(Session& session, store::Store*) { return session.writing(); }
}  // namespace detail

/// run(const Context&, options) touches no store.
template <class Options>
Verb verb(std::string_view name, std::string_view summary, void (*bind)(Binder&, Options&),
          Answer (*run)(const app::Context&, const Options&)) {
    return {name, summary, [bind, run](Binder& binder) -> Runner {
                auto options = std::make_shared<Options>();
                bind(binder, *options);
                return [options, run](Session& session) { return run(session.context(), *options); };
            }};
}

/// run(const Store&, …) may read, run(Store&, …) may write.
template <class Options, class Store>
Verb verb(std::string_view name, std::string_view summary, void (*bind)(Binder&, Options&),
          Answer (*run)(Store&, const app::Context&, const Options&)) {
    return {name, summary, [bind, run](Binder& binder) -> Runner {
                auto options = std::make_shared<Options>();
                bind(binder, *options);
                return [options, run](Session& session) {
                    return run(detail::first(session, static_cast<Store*>(nullptr)), session.context(), *options);
                };
            }};
}

}  // namespace winloss::cli
