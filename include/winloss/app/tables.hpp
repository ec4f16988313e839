// The columns in which records are listed, and the sections in which the page of one shows what hangs on it: the same
// columns without those that the page stands for.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/app/context.hpp"
#include "winloss/core/table.hpp"
#include "winloss/store/accounts.hpp"
#include "winloss/store/around.hpp"
#include "winloss/store/contacts.hpp"
#include "winloss/store/contracts.hpp"
#include "winloss/store/deals.hpp"
#include "winloss/store/interview_list.hpp"

namespace winloss::app {

Table accounts_table();
Row cells(const store::AccountRow& row);
Table contacts_table();
Row cells(const store::ContactRow& row);
Table deals_table();
Row cells(const store::DealRow& row);
Table contracts_table();
Row cells(const store::ContractRow& row);
Table interviews_table();
Row cells(const store::InterviewLine& line);

/// A column that a list has no room for, shown where a row has something in it.
void show_if_any(Table& table, std::string_view key);

/// The table without these columns.
Table without(Table table, std::initializer_list<std::string_view> keys);

// On a screen a section ends after ten rows and names the command that shows all.
Table contacts_section(const store::Store& store, const Context& context, AccountId account);
Table deals_section(const store::Store& store, const Context& context, AccountId account);
Table contracts_section(const store::Store& store, const Context& context, AccountId account);
Table contracts_section(const store::Store& store, const Context& context, DealId deal);
/// `of` is the one record the filter names, as its list command has it: '--deal 17'.
Table interviews_section(const store::Store& store, const Context& context, store::InterviewFilter filter,
                         const std::string& of);
/// Its expectations, flags, actions, health and touches. On a screen only those that there are.
std::vector<Table> around_sections(const store::Store& store, const Context& context, AccountId account,
                                   const store::Around& there);
/// A deal's, on its own page and on its interviews'.
Table competitors_section(const std::vector<store::DealCompetitorRow>& competitors);
Table reasons_section(const std::vector<store::DealReasonRow>& reasons);

}  // namespace winloss::app
