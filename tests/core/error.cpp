#include "winloss/core/error.hpp"

#include "support/catch.hpp"

using namespace winloss;

TEST_CASE("each kind of error has the exit code of the shell contract") {
    CHECK(exit_code(ErrorKind::failure) == 1);
    CHECK(exit_code(ErrorKind::usage) == 2);
    CHECK(exit_code(ErrorKind::not_found) == 3);
    CHECK(exit_code(ErrorKind::conflict) == 4);
    CHECK(exit_code(ErrorKind::bad_input) == 5);
    CHECK(exit_code(ErrorKind::busy) == 6);
    CHECK(exit_code(ErrorKind::store) == 7);
    CHECK(exit_code(ErrorKind::bug) == 70);
    CHECK(exit_code(ErrorKind::interrupted) == 130);
}

TEST_CASE("an error carries its sentence and its hint") {
    const Error error = not_found("no account 'Acm'", "did you mean 'Acme'?");
    CHECK(error.kind() == ErrorKind::not_found);
    CHECK(error.message() == "no account 'Acm'");
    CHECK(error.hint() == "did you mean 'Acme'?");
    CHECK(std::string(error.what()) == error.message());
    CHECK(usage_error("x").kind() == ErrorKind::usage);
    CHECK(conflict("x").kind() == ErrorKind::conflict);
    CHECK(bad_input("x").kind() == ErrorKind::bad_input);
    CHECK(bad_input("x").hint().empty());
}
