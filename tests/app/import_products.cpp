// Lists of products.
#include "app/import_desk.hpp"
#include "support/folders.hpp"
#include "winloss/app/demo.hpp"
#include "winloss/app/products.hpp"

namespace winloss::app {

namespace {

std::string example() {
    std::ostringstream text;
    text << std::ifstream(source_folder() + "/docs/examples/products.csv", std::ios::binary).rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("a list of products comes in, again and again, and the sample company has those of the manual's example") {
    Desk desk;
    const std::vector<std::string> said = desk.import("products", example());
    CHECK(said.front() == "3 products read: 3 new.");
    CHECK(said.size() == 2);
    CHECK(desk.changes_nothing("products", example()));
    CHECK(desk.mistake("products", "Product Name,Code\n,X\n") ==
          "line 2, Product Name is empty; a product needs a name");

    Desk demo;
    Context context = at_work("demo");
    fill_demo(demo.store, context, {});
    CHECK(demo.changes_nothing("products", example()));
}

TEST_CASE("a product of a list that is spelled like another may be made that one, for deals too") {
    Desk desk;
    desk.import("products", "name\nDispatch\n");
    ImportFile file = desk.file("products", "Product Name\nDispatchh\n\"Two\nlines\"\n");
    CHECK(desk.mistake(file) ==
          "line 3, Product Name 'Two\\nlines' must be one line: it holds a line break at column 4");
    file = desk.file("products", "Product Name\nDispatchh\n");
    CHECK(desk.import(file).at(1).ends_with("add --alias product:Dispatchh=Dispatch."));
    Desk other;
    other.import("products", "name\nDispatch\n");
    file = other.file("products", "Product Name\nDispatchh\n");
    file.form.aliases = {"product:Dispatchh=Dispatch"};
    const std::vector<std::string> said = other.import(file);
    CHECK(said.front() == "1 product read: 1 as it was.");
    CHECK(said.at(1) == "Kept for the next import: product 'Dispatchh' is 'Dispatch'.");
    other.import("deals", "id,account,product,outcome\nD-1,Acme,Dispatchh,open\n");
    CHECK(other.rows("name) FROM product") == "Dispatch");
}

TEST_CASE("our own list of products comes into another store, and a former name means the product") {
    Desk desk;
    desk.import("products", "product\nDispatch\n=Odd\n");
    desk.import("deals", "id,account,product,outcome\nD-1,Acme,Insight,open\n");
    const Answer list = list_products(desk.store, at_work("product list"), {});
    Desk other;
    std::string csv = csv_of(std::get<List>(list.data).table);
    csv.replace(csv.find("\"=Odd"), 1, "\"'");  // as a file is written
    CHECK(other.import("products", csv).front() == "3 products read: 3 new.");
    CHECK(other.rows("name) FROM product ORDER BY name") == "=Odd\nDispatch\nInsight");
    set_product(desk.store, at_work("product set"), {.product = "Dispatch", .name = "Dispatch 2"});
    CHECK(desk.changes_nothing("products", "product\nDispatch\nDISPATCH 2\n"));
}

}  // namespace winloss::app
