#include "winloss/app/people.hpp"
#include "winloss/cli/edit_verb.hpp"
#include "winloss/cli/nouns.hpp"
#include "winloss/domain/words.hpp"

namespace winloss::cli {

namespace {

using namespace app;

void bind_fields(Binder& binder, PersonFields& fields) {
    binder.option(fields.external_id, "--external-id", "ID", "the CRM's id; capitals matter")
        .option(fields.email, "--email", "ADDRESS", "e-mail address; unique")
        .option(fields.role, "--role", "ROLE", "what the person does")
        .among(all_words<Role>())
        .flag(fields.active, "--active", "works here")
        .flag(fields.inactive, "--inactive", "has left: no longer suggested or assigned")
        .exclusive({"--active", "--inactive"});
}

void bind_add(Binder& binder, AddPerson& options) {
    binder.operand(options.name, "NAME", "the person's name");
    bind_fields(binder, options.fields);
    binder.example("winloss person add 'Kim Larsen' --role interviewer", "adds somebody who will hold interviews");
}

void bind_set(Binder& binder, SetPerson& options) {
    binder.operand(options.person, "PERSON", "number, external id or name")
        .option(options.name, "--name", "NAME", "the person's name");
    bind_fields(binder, options.fields);
    binder.example("winloss person set 'Kim Larsen' --email kim@example.com", "an empty value clears the field");
}

void bind_list(Binder& binder, ListPeople& options) {
    binder.option(options.role, "--role", "ROLE", "only this role")
        .among(all_words<Role>())
        .flag(options.active, "--active", "only those who work here")
        .flag(options.inactive, "--inactive", "only those who have left")
        .exclusive({"--active", "--inactive"})
        .number(options.limit, "--limit", "N", "at most so many; 0: all (50 on a terminal)")
        .example("winloss person list --role interviewer --format csv", "interviewers as a spreadsheet");
}

void bind_show(Binder& binder, ShowPerson& options) {
    binder.operand(options.person, "PERSON", "number, external id or name")
        .example("winloss person show kim", "one person");
}

void bind_remove(Binder& binder, RemovePerson& options) {
    binder.operand(options.person, "PERSON", "number, external id or name")
        .explain(
            "Refused while a deal, an account or an interview names the person; use 'person set --inactive' for\n"
            "somebody who has left.")
        .example("winloss person remove 'Kim Larsen'", "takes back a person added by mistake");
}

}  // namespace

Noun person_noun() {
    return {
        .name = "person",
        .summary = "colleagues: reps, interviewers, customer success",
        .verbs = {verb("add", "add a colleague", &bind_add, &add_person),
                  verb("list", "list colleagues", &bind_list, &list_people),
                  verb("show", "show one", &bind_show, &show_person), verb("set", "change one", &bind_set, &set_person),
                  edit_verb("PERSON", "number, external id or name", "winloss person edit kim", &edit_person),
                  verb("remove", "remove one added by mistake", &bind_remove, &remove_person)},
        .also = {"people", "user", "colleague", "rep"}};
}

}  // namespace winloss::cli
