// Where a command's data goes.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace winloss::platform {
class AtomicFile;
class Spool;
}  // namespace winloss::platform

namespace winloss::app {

/// Throws failure where nothing could be written at the path that was typed for an option, usage where it is the store
/// or its journal.
void require_place(std::string_view option, const std::string& path, const std::string& store);

/// Data bit by bit, on their way into a file (there in full or not at all, for its owner alone, 0600), or to be shown
/// once all of them are there: nobody waits for a reader with the store open.
class OutputData {
public:
    /// Null: to be shown.
    explicit OutputData(const std::optional<std::string>& path);
    ~OutputData();
    OutputData(const OutputData&) = delete;
    OutputData& operator=(const OutputData&) = delete;

    void write(std::string_view bytes);  ///< throws failure
    /// Puts the file in its place. Throws failure.
    void commit();
    /// What is to be shown, piece by piece.
    void show(const std::function<void(std::string_view)>& take);

private:
    std::unique_ptr<platform::AtomicFile> file_;  ///< null: kept in the spool
    std::unique_ptr<platform::Spool> spool_;
};

}  // namespace winloss::app
