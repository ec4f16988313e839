#include "winloss/platform/last_record.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string_view>
#include <system_error>

#include "winloss/core/error.hpp"
#include "winloss/platform/files.hpp"

namespace winloss::platform {

namespace {

namespace fs = std::filesystem;

using Numbers = std::map<std::string, std::int64_t, std::less<>>;

constexpr std::size_t most_bytes = 16'384;  // a path and a line a kind

/// Where the files are; empty where nothing says.
std::string folder() {
    // A relative folder is to be ignored (XDG Base Directory Specification).
    const char* state = std::getenv("XDG_STATE_HOME");  // NOLINT(concurrency-mt-unsafe): nothing here has threads
    if (state != nullptr && state[0] == '/') { return std::string(state) + "/winloss"; }
    const char* home = std::getenv("HOME");  // NOLINT(concurrency-mt-unsafe): nothing here has threads
    return home != nullptr && home[0] == '/' ? std::string(home) + "/.local/state/winloss" : std::string();
}

/// The same for every folder that a store is named from.
std::string key_of(const std::string& store) {
    if (store.find("://") != std::string::npos) { return store; }
    std::error_code failed;
    const fs::path whole = fs::absolute(store, failed);
    return failed ? std::string() : whole.lexically_normal().string();
}

/// FNV-1a, 64 bits: a file's name for a store's path; the path itself stands in the file.
std::string file_of(const std::string& key) {
    const std::string above = folder();
    if (above.empty() || key.empty() || key.find('\n') != std::string::npos) { return {}; }
    std::uint64_t hash = 14695981039346656037U;
    for (const char c : key) { hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U; }
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.begin(), digits.end(), hash, 16).ptr;
    return above + "/last-" + std::string(digits.begin(), end);
}

/// The lines `deal 17` below the store's path; empty where the file is another store's or is not there.
Numbers read(const std::string& file, const std::string& key) {
    std::array<char, most_bytes> bytes{};
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) { return {}; }
    const ssize_t count = ::read(descriptor, bytes.data(), bytes.size());
    ::close(descriptor);
    std::string_view text(bytes.data(), count < 0 ? 0 : static_cast<std::size_t>(count));
    const std::string first = key + "\n";
    if (!text.starts_with(first)) { return {}; }
    text.remove_prefix(first.size());
    Numbers numbers;
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
        const std::string_view line = text.substr(0, end);
        const std::size_t space = std::min(line.find(' '), line.size());
        std::int64_t number = 0;
        std::from_chars(line.data() + std::min(space + 1, line.size()), line.data() + line.size(), number);
        if (number > 0) { numbers[std::string(line.substr(0, space))] = number; }
        text.remove_prefix(end + 1);
    }
    return numbers;
}

/// Beside the file, then renamed over it. Not forced to the disk: what a power cut takes is only asked for again.
void write(const std::string& file, const std::string& content) {
    std::string beside = file + ".XXXXXX";
    int descriptor = ::mkostemp(beside.data(), O_CLOEXEC);
    if (descriptor < 0) {
        make_private_folder(fs::path(file).parent_path().string());
        beside = file + ".XXXXXX";
        descriptor = ::mkostemp(beside.data(), O_CLOEXEC);
    }
    if (descriptor < 0) { return; }
    const bool whole = ::write(descriptor, content.data(), content.size()) == static_cast<ssize_t>(content.size());
    ::close(descriptor);
    if (!whole || std::rename(beside.c_str(), file.c_str()) != 0) { ::unlink(beside.c_str()); }
}

}  // namespace

std::optional<std::int64_t> last_record(const std::string& store, const std::string& kind) {
    const std::string key = key_of(store);
    const std::string file = file_of(key);
    if (file.empty()) { return std::nullopt; }
    const Numbers numbers = read(file, key);
    const auto found = numbers.find(kind);
    return found == numbers.end() ? std::nullopt : std::optional(found->second);
}

void remember_record(const std::string& store, const std::string& kind, std::int64_t number) {
    const std::string key = key_of(store);
    const std::string file = file_of(key);
    if (file.empty()) { return; }
    Numbers numbers = read(file, key);
    std::int64_t& kept = numbers[kind];
    if (kept == number) { return; }
    kept = number;
    std::string content = key + "\n";
    for (const auto& [each, its] : numbers) { content += each + " " + std::to_string(its) + "\n"; }
    try {
        write(file, content);
    } catch (const Error&) { return; }
}

}  // namespace winloss::platform
