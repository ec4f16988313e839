#include "winloss/app/products.hpp"
#include "winloss/cli/edit_verb.hpp"
#include "winloss/cli/nouns.hpp"

namespace winloss::cli {

namespace {

using namespace app;

void bind_add(Binder& binder, AddProduct& options) {
    binder.operand(options.name, "NAME", "the product's name; no two share one")
        .explain("Seldom needed: a deal that names a new product makes it.")
        .example("winloss product add 'Atlas Suite'", "before the first deal names it");
}

void bind_set(Binder& binder, SetProduct& options) {
    binder.operand(options.product, "PRODUCT", "number or name")
        .required(options.name, "--name", "NAME", "its new name")
        .example("winloss product set 3 --name 'Atlas Suite'", "every deal shows the new name");
}

void bind_list(Binder& binder, ListProducts& options) {
    binder.number(options.limit, "--limit", "N", "at most so many; 0: all (50 on a terminal)")
        .example("winloss product list", "all products by name");
}

void bind_show(Binder& binder, ShowProduct& options) {
    binder.operand(options.product, "PRODUCT", "number or name")
        .tables({"outcomes"})
        .example("winloss product show 'Atlas Suite'", "how its deals came out");
}

void bind_remove(Binder& binder, RemoveProduct& options) {
    binder.operand(options.product, "PRODUCT", "number or name")
        .explain("Refused while anything names it.")
        .example("winloss product remove 'Atlas Suite'", "takes back a product added by mistake");
}

}  // namespace

Noun product_noun() {
    return {.name = "product",
            .summary = "what you sell",
            .verbs = {verb("add", "add a product", &bind_add, &add_product),
                      verb("list", "list products", &bind_list, &list_products),
                      verb("show", "show one, and how its deals came out", &bind_show, &show_product),
                      verb("set", "rename one", &bind_set, &set_product),
                      edit_verb("PRODUCT", "number or name", "winloss product edit 3", &edit_product),
                      verb("remove", "remove one added by mistake", &bind_remove, &remove_product)},
            .also = {"products", "offering"}};
}

}  // namespace winloss::cli
