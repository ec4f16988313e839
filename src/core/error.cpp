#include "winloss/core/error.hpp"

#include <utility>

namespace winloss {

int exit_code(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::failure: return 1;
        case ErrorKind::usage: return 2;
        case ErrorKind::not_found: return 3;
        case ErrorKind::conflict: return 4;
        case ErrorKind::bad_input: return 5;
        case ErrorKind::busy: return 6;
        case ErrorKind::store: return 7;
        case ErrorKind::bug: return 70;
        case ErrorKind::interrupted: return 130;
    }
    return 70;
}

Error::Error(ErrorKind kind, std::string message, std::string hint)
    : kind_(kind), message_(std::move(message)), hint_(std::move(hint)) {}

Error usage_error(std::string message, std::string hint) {
    return {ErrorKind::usage, std::move(message), std::move(hint)};
}

Error not_found(std::string message, std::string hint) {
    return {ErrorKind::not_found, std::move(message), std::move(hint)};
}

Error conflict(std::string message, std::string hint) {
    return {ErrorKind::conflict, std::move(message), std::move(hint)};
}

Error bad_input(std::string message, std::string hint) {
    return {ErrorKind::bad_input, std::move(message), std::move(hint)};
}

}  // namespace winloss
