#include "winloss/domain/markup.hpp"

#include "small_codebook.hpp"
#include "support/catch.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;
using winloss::test::small_codebook;

namespace {

const Codebook& book() {
    static const Codebook codebook = small_codebook();
    return codebook;
}

MarkedNote read(std::string_view text) { return read_markup(text, book()); }

std::string rewritten(std::string_view marked) {
    const MarkedNote note = read(marked);
    return write_markup(note.text, note.codings, book());
}

/// "path[start,end) rating weight competitor memo", one coding a line.
std::string listed(const MarkedNote& note) {
    std::string result;
    for (const MarkedCoding& coding : note.codings) {
        result += book().find(coding.code)->path;
        if (coding.passage) {
            result += "[" + std::to_string(coding.passage->start) + "," + std::to_string(coding.passage->end) + ")";
        }
        if (coding.rating) { result += " " + std::to_string(*coding.rating); }
        if (coding.weight != Weight::contributing) { result += " " + std::string(word(coding.weight)); }
        if (coding.competitor) { result += " <" + *coding.competitor + ">"; }
        if (coding.memo) { result += " #" + *coding.memo; }
        result += "\n";
    }
    return result;
}

std::string refusal(std::string_view text) {
    try {
        read(text);
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::bad_input);
        return error.message() + " | " + error.hint();
    }
    return "accepted";
}

MarkedCoding coding(std::int64_t code, std::optional<Passage> passage, std::optional<int> rating) {
    MarkedCoding result;
    result.code = CodeId{code};
    result.passage = passage;
    result.rating = rating;
    return result;
}

}  // namespace

TEST_CASE("a note without marks is its text") {
    CHECK(read("").text.empty());
    CHECK(read("Plain, with { braces } == and << \\ >>.\n").text == "Plain, with { braces } == and << \\ >>.\n");
    CHECK(read("\n\nblank lines first").text == "\n\nblank lines first");
    CHECK(write_markup("a \\ b", {}, book()) == "a \\ b");
}

TEST_CASE("a passage, its comment and what the comment says") {
    const MarkedNote note = read(
        "Well: {==they came in 30% under you==}{>>price/total-cost -2 primary competitor:\"Initech\"<<}, he said.");
    CHECK(note.text == "Well: they came in 30% under you, he said.");
    CHECK(listed(note) == "price/total-cost[6,32) -2 primary <Initech>\n");
}

TEST_CASE("what may be typed shorter is written back in full") {
    const std::string full = "{==cheap==}{>>price/total-cost -2 primary competitor:\"Initech\" # said twice<<}";
    CHECK(rewritten("{==cheap==}{>>total-cost -2! competitor:Initech # said twice<<}") == full);
    CHECK(rewritten("{==cheap==}{>> -2 ! competitor:\"Initech\" total-cost #said twice <<}") == full);
    CHECK(rewritten("{==cheap==}{>>Total Cost \u22122! competitor:Initech# said twice<<}") == full);
    CHECK(rewritten("{==cheap==}{>>primary\ntotal-cost\t-2 competitor:Initech #\nsaid twice\n<<}") == full);
    CHECK(rewritten(full) == full);
    CHECK(rewritten("{==a==}{>>trend contributing ~4<<}") == "{==a==}{>>trend<<}");
    CHECK(rewritten("{==a==}{>>price +1 minor<<}{>>price +1 minor<<}") == "{==a==}{>>price +1 minor<<}");
}

TEST_CASE("several codes on a passage are several comments after it") {
    const MarkedNote note = read("{==slow==}{>>response -1<<}{>>product -1 # also<<} and more");
    CHECK(note.text == "slow and more");
    CHECK(listed(note) == "product[0,4) -1 #also\nsupport/response[0,4) -1\n");
}

TEST_CASE("overlapping passages are cut into touching pieces") {
    const std::string marked =
        "{==AAA==}{>>price -1 ~1<<}{==BBB==}{>>price -1 ~1<<}{>>product +1 ~2<<}{==CCC==}{>>product +1 ~2<<}";
    const MarkedNote note = read(marked);
    CHECK(note.text == "AAABBBCCC");
    CHECK(listed(note) == "price[0,6) -1\nproduct[3,9) 1\n");
    CHECK(rewritten(marked) == marked);

    const std::vector<MarkedCoding> nested = {coding(1, Passage{0, 9}, -1), coding(4, Passage{3, 5}, 1)};
    CHECK(write_markup("abcdefghi", nested, book()) ==
          "{==abc==}{>>price -1 ~1<<}{==de==}{>>price -1 ~1<<}{>>product +1<<}{==fghi==}{>>price -1 ~1<<}");
}

TEST_CASE("pieces need not repeat what the first one says") {
    CHECK(rewritten("{==A==}{>>price -2! ~7 competitor:X # why<<}{==B==}{>>price ~7<<}") ==
          "{==AB==}{>>price -2 primary competitor:\"X\" # why<<}");
    CHECK(rewritten("{==A==}{>>price ~1<<}{==B==}{>>price -1 ~1 # late<<}") == "{==AB==}{>>price -1 # late<<}");
}

TEST_CASE("a coding of the whole note stands on a line of its own before the text") {
    const MarkedNote note = read("\n{>>price -1<<}\n\n{>>trend<<} {>>product +2!<<}  \n\nThe text.");
    CHECK(note.text == "\nThe text.");
    CHECK(listed(note) == "price -1\nproduct 2 primary\ntrend\n");
    CHECK(write_markup(note.text, note.codings, book()) ==
          "{>>price -1<<}\n{>>product +2 primary<<}\n{>>trend<<}\n\nThe text.");
    CHECK(rewritten("{>>trend<<}") == "{>>trend<<}\n");
    CHECK(rewritten("{>>trend<<}\n") == "{>>trend<<}\n");
    CHECK(rewritten("{>>trend # two\nlines<<}\nx") == "{>>trend # two\nlines<<}\nx");
}

TEST_CASE("offsets count code points") {
    const MarkedNote note = read("Ä€😀{==é\u0301😀==}{>>trend<<}");
    CHECK(listed(note) == "trend[3,6)\n");
}

TEST_CASE("marks that are meant as text have a backslash in front") {
    CHECK(read("\\{== \\==} \\{>> \\<<}").text == "{== ==} {>> <<}");
    CHECK(read("\\\\\\{==").text == "\\{==");
    CHECK(read("\\ \\\\ \\x").text == "\\ \\\\ \\x");
    CHECK(read("a\\\\{==b==}{>>trend<<}").text == "a\\b");
    for (const char* text : {"{==", "==}", "{>>x<<}", "\\{==", "\\\\",   "\\\\==}", "{{==", "{==}", "{===}", "<<<}",
                             "{=",  "{",   "\\{",     "\\{=",  "\\\\{=", "=",       "==",   "\\",   "}",     "\\}"}) {
        CAPTURE(text);
        CHECK(read(write_markup(text, {}, book())).text == text);
        const MarkedNote whole{text, {coding(8, Passage{0, static_cast<std::int64_t>(std::string(text).size())}, {})}};
        CHECK(read(write_markup(text, whole.codings, book())) == whole);
        MarkedNote memo{"x", {coding(8, Passage{0, 1}, {})}};
        memo.codings[0].memo = text;
        memo.codings[0].competitor = std::string("\"") + text + "\\";
        CHECK(read(write_markup("x", memo.codings, book())) == memo);
    }
    CHECK(write_markup("a{==", {}, book()) == "a\\{==");
    CHECK(write_markup("a{", {coding(8, Passage{0, 2}, {})}, book()) == "{==a{==}{>>trend<<}");
}

TEST_CASE("quotes in a competitor's name are escaped") {
    const std::string marked = R"({==x==}{>>trend competitor:"The \"Best\" \\ Co # 1"<<})";
    CHECK(read(marked).codings.at(0).competitor == R"(The "Best" \ Co # 1)");
    CHECK(rewritten(marked) == marked);
}

TEST_CASE("unplaced codings and blanks around words are not written") {
    MarkedCoding lost = coding(1, std::nullopt, -1);
    lost.lost_passage = "gone";
    MarkedCoding blank = coding(8, Passage{0, 1}, {});
    blank.memo = "  ";
    blank.competitor = " X ";
    CHECK(write_markup("x", {lost, blank}, book()) == "{==x==}{>>trend competitor:\"X\"<<}");
}

TEST_CASE("the writer refuses what cannot be") {
    CHECK_THROWS_AS(write_markup("x", {coding(99, Passage{0, 1}, 1)}, book()), Error);
    CHECK_THROWS_AS(write_markup("x", {coding(1, Passage{0, 2}, 1)}, book()), Error);
    CHECK_THROWS_AS(write_markup("x", {coding(1, Passage{1, 1}, 1)}, book()), Error);
    CHECK_THROWS_AS(write_markup("x", {coding(1, Passage{-1, 1}, 1)}, book()), Error);
}

TEST_CASE("each mistake is told with line, column and what would be right") {
    struct Case {
        const char* marked;
        const char* said;
    };
    const Case cases[] = {
        {"ok\nab {==x==}{>>total-cots -1<<}",
         "Line 2, column 14: there is no code 'total-cots': did you mean 'price/tot"},
        {"{==x==}{>>terms -1<<}", "column 11: 'terms' may be any of company/terms, price/terms"},
        {"{==x==}{>>price 0<<}", "column 17: '0' is no rating; ratings are +2, +1, -1 and -2"},
        {"{==x==}{>>price -3<<}", "column 17: '-3' is no rating"},
        {"{==x==}{>>price 1<<}", "column 17: '1' has no sign; write +1 for us or -1 against us"},
        {"{==x==}{>>price -1 +1<<}", "column 20: a coding has one rating, '+1' is a second one"},
        {"{==x==}{>>price<<}", "column 8: 'price' is a driver and needs a rating"},
        {"{==x==}{>>price -1 primry<<}",
         "column 20: 'primry' is neither rating nor weight nor competitor: did you mean"},
        {"{==x==}{>>price -1! minor<<}", "column 21: a coding has one weight, not 'primary' and 'minor'"},
        {"{==x==}{>>price -1 competitor:<<}", "column 20: the competitor has no name"},
        {"{==x==}{>>price -1 competitor:\"I<<}", "column 31: the quote of the competitor's name is never closed"},
        {"{==x==}{>>price -1 competitor:A competitor:B<<}", "one competitor, not of two"},
        {"{==x==}{>>-1<<}", "column 8: this comment names no code"},
        {"{==x==}{>><<}", "column 8: this comment names no code"},
        {"{==x==}{>>price -1 ~0<<}", "column 20: '~0' numbers no pieces"},
        {"{==x==}{>>price -1 ~1 ~2<<}", "a piece of one coding, not of ~1 and ~2"},
        {"é {==x", "Line 1, column 3: this {== is never closed with ==}"},
        {"{==x==}{>>price -1", "column 8: this {>> is never closed with <<}"},
        {"{==x", "never closed"},
        {"{==x==} y", "column 1: this passage has no code"},
        {"{==x==} {>>trend<<}", "column 1: this passage has no code"},
        {"{====}{>>trend<<}", "column 1: there is no text between {== and ==}"},
        {"{==x{>>trend<<}", "column 1: this {== is not closed with ==} before its comment"},
        {"x ==} y", "column 3: this ==} has no {== before it"},
        {"x <<} y", "column 3: this <<} has no {>> before it"},
        {"x {>>trend<<} y", "column 3: this comment follows no passage"},
        {"{>>trend<<} y", "column 1: a coding of the whole note stands on a line of its own"},
        {"{>>trend ~1<<}\ny", "column 1: a coding of the whole note has no pieces; leave ~1 out"},
        {"{==x==}{>>trend # ==} <<}", "column 19: this ==} stands in a comment"},
        {"{==A==}{>>trend ~1<<} {==B==}{>>trend ~1<<}", "column 30: the pieces of ~1 do not touch"},
        {"{==A==}{>>trend ~1<<}{>>trend ~1<<}", "column 22: ~1 stands twice on this passage"},
        {"{==A==}{>>price -1 ~1<<}{==B==}{>>price -2 ~1<<}",
         "column 32: ~1 is one coding, but differs from price -1 at line 1, column 8"},
        {"{==A==}{>>price -1!<<}\n{==B==}{>>product -2!<<}",
         "Line 2, column 8: a note has one primary reason against us, and it stands at line 1, column 8"},
        {"{==A==}{>>price -1<<}{>>price +1<<}",
         "column 22: 'price +1' contradicts 'price -1' on the same passage at line 1, column 8"},
        {"{>>price -1<<}\n{>>price -1 # b<<}\n",
         "Line 2, column 1: 'price -1' contradicts 'price -1' on the same note"},
        {"a\xff", "Line 1, column 2: these bytes are not UTF-8"},
    };
    for (const Case& each : cases) {
        CAPTURE(each.marked);
        CHECK_THAT(refusal(each.marked), Catch::Contains(each.said));
    }
    CHECK_THAT(refusal(std::string_view("a\0b", 3)), Catch::Contains("column 2: U+0000"));
    CHECK(refusal("{==A==}{>>price -1!<<}{==B==}{>>product +2!<<}") == "accepted");
    CHECK(refusal("{==A==}{>>price -1 competitor:X<<}{>>price -2 competitor:Y<<}") == "accepted");
}

TEST_CASE("nested marks are refused at the inner one") {
    CHECK_THAT(refusal("{==a\n {==b==}{>>trend<<}"),
               Catch::Contains("Line 2, column 2: marks never nest") && Catch::Contains("opened at line 1, column 1"));
}

TEST_CASE("all mistakes of a note come together, the first twenty in words") {
    std::string text = "{==x==}{>>price 0<<}\n{>>\n";
    const std::string two = refusal(text);
    CHECK_THAT(two,
               Catch::Contains("have 2 mistakes:\n  line 1, column 17") && Catch::Contains("\n  line 2, column 1:"));
    text.clear();
    for (int i = 0; i < 1500; ++i) { text += "{==x==}{>>prise -1<<}\n"; }
    const std::string many = refusal(text);
    CHECK_THAT(many, Catch::Contains("have 1,500 mistakes:") && Catch::Contains("line 20, column 11") &&
                         !Catch::Contains("line 21,") && Catch::Contains("and 1,480 more."));
}

TEST_CASE("a hostile note of a megabyte is refused", "[thorough]") {
    std::string nested;
    while (nested.size() < 900'000) { nested += "{=={>>a b <<}"; }
    CHECK(refusal(nested) != "accepted");
    std::string words;
    while (words.size() < 900'000) { words += "{>>no-such-code\n"; }
    CHECK(refusal(words) != "accepted");
}
