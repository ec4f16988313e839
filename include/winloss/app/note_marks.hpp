// Codings between the note's marks (names) and the store (numbers).
#pragma once

#include <string>
#include <vector>

#include "winloss/app/context.hpp"
#include "winloss/domain/markup.hpp"
#include "winloss/domain/rebase.hpp"
#include "winloss/domain/records.hpp"
#include "winloss/store/notes.hpp"

namespace winloss::app {

std::vector<MarkedCoding> marked_codings(const store::Store& store, const std::vector<Coding>& codings);

/// The note with its marks in their one canonical form; what is unplaced is not in it.
std::string marked_text(const store::Store& store, const store::StoredNote& note, const Codebook& codebook);

/// What a note, or a row beside it, calls a competitor.
struct CompetitorMeant {
    std::optional<CompetitorId> id;  ///< null: nobody yet
    std::string name;                ///< its name; of nobody yet the one that it would have
};
/// Whoever is called so, or has that external id; else whoever has it as CRMs' ids are kept: of 18 characters, a GUID
/// without braces and in small letters.
CompetitorMeant competitor_meant(const store::Store& store, const std::string& text);

/// Competitors that are not there are made, and named in `made`. `coder` null: nobody whom the store knows.
std::vector<Coding> stored_codings(store::Write& write, std::optional<PersonId> coder,
                                   const std::vector<MarkedCoding>& codings, std::vector<std::string>& made);

/// An interview whose note has codings is coded, from today on where no day is known.
void mark_coded(store::Write& write, const Context& context, Interview interview);

/// A coding that says what it said before keeps its number and its coder, also where the text around it, or a part of
/// its passage, was edited. `text` is the new one.
void keep_coders(const store::StoredNote& before, std::string_view text, std::vector<Coding>& codings);
/// Likewise, of marks that somebody else may have put there: one with the code of a coding in its place keeps its coder
/// whatever else it says now.
void keep_coders_of_places(const store::StoredNote& before, std::string_view text, std::vector<Coding>& codings);

}  // namespace winloss::app
