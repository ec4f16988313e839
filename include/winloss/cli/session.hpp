// The session of the real program: turns the global options and the environment into a context, and opens the store
// at the first use.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "winloss/cli/command.hpp"
#include "winloss/cli/globals.hpp"
#include "winloss/cli/run.hpp"

namespace winloss::cli {

/// --store, WINLOSS_STORE, $XDG_DATA_HOME/winloss/winloss.db, ~/.local/share/winloss/winloss.db; throws usage where
/// none of them is set.
std::string store_path(const Globals& globals, const World& world);

class Progress;

class LazySession final : public Session {
public:
    LazySession(const Globals& globals, World& world, std::string command);
    ~LazySession() override;
    const app::Context& context() const override { return context_; }
    const store::Store& reading() override;
    store::Store& writing() override;
    store::Store& trying() override;
    std::string path() const override { return store_path(globals_, world_); }
    store::OpenOptions open_options() const override;
    /// Gives the store back before anything is printed: no lock is held while a person reads.
    void close() { store_.reset(); }
    /// The store's latest operation while it is open; for --verbose.
    std::optional<std::int64_t> operation() const;

private:
    Globals globals_;
    World& world_;
    app::Context context_;
    std::unique_ptr<Progress> progress_;  ///< null: nobody watches
    std::optional<store::Store> store_;
};

}  // namespace winloss::cli
