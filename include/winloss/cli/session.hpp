// The session of the real program: turns the global options and the environment into a context, and opens the store
// at the first use.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "winloss/cli/command.hpp"
#include "winloss/cli/globals.hpp"
#include "winloss/cli/run.hpp"
#include "winloss/cli/settings.hpp"

namespace winloss::cli {

class Progress;

class LazySession final : public Session {
public:
    LazySession(const Settings& settings, const Globals& globals, World& world, std::string command);
    ~LazySession() override;
    const app::Context& context() const override { return context_; }
    const store::Store& reading() override;
    store::Store& writing() override;
    store::Store& trying() override;
    std::string path() const override { return settings_.store(); }
    store::OpenOptions open_options() const override;
    std::string config_path() const override { return settings_.config_path(); }
    bool has_config_path() const override { return settings_.has_config_path(); }
    std::string config_origin() const override { return settings_.config_origin(); }
    std::vector<app::Setting> settings() const override { return settings_.in_force(); }
    bool into_file() const override { return globals_.output.has_value(); }
    void read_while_printing(RowSource rows) override { rows_ = std::move(rows); }
    /// Empty: the answer has its rows.
    const RowSource& rows() const { return rows_; }
    /// What is said to somebody who changed something in the name of nobody the store knows; empty: nothing.
    std::string hint_for_stranger() const;
    /// Where a change was made, the store it was made in; else null.
    const store::Store* changed_store() const { return store_ && store_->wrote() ? &*store_ : nullptr; }
    /// Whether the command asked to write.
    bool writes() const { return writes_; }
    /// The command has failed: a store that was made for it is taken away again.
    void give_up();
    /// Gives the store back before anything is printed: no lock is held while a person reads.
    void close() { store_.reset(); }
    /// The store's latest operation while it is open; for --verbose.
    std::optional<std::int64_t> operation() const;

private:
    const Settings& settings_;
    Globals globals_;
    World& world_;
    app::Context context_;
    std::unique_ptr<Progress> progress_;  ///< null: nobody watches
    std::optional<store::Store> store_;
    bool writes_ = false;
    RowSource rows_;
};

}  // namespace winloss::cli
