// The one error of the program: what went wrong, for whom to mend, and what to type next. Knows no stream.
#pragma once

#include <exception>
#include <string>
#include <string_view>

namespace winloss {

/// Says who has to act; each kind is one exit code of the shell contract (docs/exit-codes.md).
enum class ErrorKind {
    failure,      ///< 1: the machine said no (disk full, permission)
    usage,        ///< 2: the command line is wrong
    not_found,    ///< 3: no such record
    conflict,     ///< 4: ambiguous, or the store's state forbids it
    bad_input,    ///< 5: input data refused, nothing was written
    busy,         ///< 6: somebody else holds the store, try again
    store,        ///< 7: the store is damaged, foreign, or of a newer version
    bug,          ///< 70: our fault
    interrupted,  ///< 130: the user stopped it
};

/// The process exit code of a kind.
int exit_code(ErrorKind kind);

/// Thrown anywhere, caught once (cli). `message` is a full sentence without a final stop's successor; `hint`
/// (may be empty) says what would be right or which command to type. Neither is sanitised here: the edge does it.
class Error : public std::exception {
public:
    Error(ErrorKind kind, std::string message, std::string hint = {});

    ErrorKind kind() const { return kind_; }
    const std::string& message() const { return message_; }
    const std::string& hint() const { return hint_; }
    const char* what() const noexcept override { return message_.c_str(); }

private:
    ErrorKind kind_;
    std::string message_;
    std::string hint_;
};

Error usage_error(std::string message, std::string hint = {});
Error not_found(std::string message, std::string hint = {});
Error conflict(std::string message, std::string hint = {});
Error bad_input(std::string message, std::string hint = {});

}  // namespace winloss
