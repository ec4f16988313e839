// Products in the store.
#pragma once

#include <cstdint>
#include <vector>

#include "winloss/domain/records.hpp"
#include "winloss/store/listing.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

/// By name; `limit` 0: all.
std::vector<Product> products(const Store& store, std::int64_t limit);
RowCount count_products(const Store& store);
Product read_product(const Store& store, ProductId id);  ///< throws not_found
/// Throw conflict when another product has the name.
ProductId insert_product(Write& write, const Product& product);
void update_product(Write& write, const Product& product);

/// Deals in which the product was decided about.
struct ProductDeals {
    Outcome outcome = Outcome::open;
    std::int64_t deals = 0;
};
/// In the order of outcomes; an outcome that no deal has is left out.
std::vector<ProductDeals> product_deals(const Store& store, ProductId id);

}  // namespace winloss::store
