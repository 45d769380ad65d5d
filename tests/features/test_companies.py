"""Stories of dream companies, and of the way to people there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.contacts.model import Contact, ContactId
from bot.kit import ids
from bot.members.model import Situation
from bot.plan.company_model import Company, State, Step, Taken
from tests.storage.rows import every_row
from tests.talk import Person, StoryClock, Talk, button


def kept(member: Person) -> list[Company]:
    owner = member.member.id
    return list(member.talk.look(lambda store: store.companies.listing(owner)))


def labels(member: Person) -> list[str]:
    return [found.label for found in member.card.buttons()]


def taken(member: Person) -> list[tuple[Step, State]]:
    return [(one.step, one.state) for one in kept(member)[0].taken]


# The list


def test_companies_are_added_in_one_line_and_said_back(member: Person):
    """S6."""
    member.says("/gv plan company Acme, Stripe like Acme, N26 (fintech, Berlin)")
    member.sees("Added 3 companies", "Acme", "Stripe: like Acme", "N26: fintech, Berlin", "You have 3. Ten to fifteen")
    assert [(one.name, one.grouping, one.similar, one.place) for one in kept(member)] == [
        ("Acme", "", "", ""),
        ("Stripe", "", "Acme", ""),
        ("N26", "fintech", "", "Berlin"),
    ]
    member.presses("N26").sees("N26", "Group fintech", "Place Berlin", "Steps 0 of 5", "Read about N26")


def test_the_list_is_grouped_and_says_steps_people_and_what_comes_next(member: Person):
    """S6, S7, L8."""
    member.says("/plan company fintech: N26, Lune\ngames: Zorb\nAcme").says("/met Ana Ruiz, tester @Zorb GmbH")
    member.says("/plan company-step Zorb research done").says("/plan companies")
    member.sees("Dream companies: 4", "Fintech", "Games", "Without a group")
    member.sees(
        "Zorb 2 of 5 steps. You know Ana Ruiz. Next: your story for them", "Lune 0 of 5 steps. Next: learn about them"
    )
    text = member.text
    assert text.index("Fintech") < text.index("Lune") < text.index("N26") < text.index("Games") < text.index("Without")
    member.presses("Zorb").sees("You know 1 person there")


def test_one_that_is_there_is_shown_under_any_spelling_and_never_twice(member: Person):
    """U17: companies compare exactly after normalising. S6."""
    member.says("/plan company Acme Inc.").sees("Added: Acme Inc.")
    member.says("/plan company ACME").sees("Acme Inc. is on your list already", "Steps 0 of 5")
    member.says("/plan company Acme Labs, acme gmbh").sees("Added 1 company", "On your list already: Acme Inc.")
    assert [one.name for one in kept(member)] == ["Acme Inc.", "Acme Labs"]


def test_what_is_said_of_one_that_is_there_is_added_to_it(member: Person):
    member.says("/plan company Acme (fintech) - they hire in autumn")
    member.says("/plan company Acme (banks, Berlin) - Chloé knows more")
    member.sees("is on your list already", "The group was “fintech” before.", "Group banks", "Place Berlin")
    member.sees("they hire in autumn 2026-03-05: Chloé knows more")
    member.says("/plan company Acme (banks, Berlin) - Chloé knows more").does_not_see("before.")
    assert kept(member)[0].note.count("Chloé") == 1


def test_options_fill_what_the_line_leaves_out(member: Person):
    member.says('/plan company Acme, Lune (games) group:fintech place:Berlin like:Zorb note:"ask Ana"')
    assert [(one.name, one.grouping, one.place, one.similar, one.note) for one in kept(member)] == [
        ("Acme", "fintech", "Berlin", "Zorb", "ask Ana"),
        ("Lune", "games", "Berlin", "Zorb", "ask Ana"),
    ]


def test_a_bare_command_opens_the_form(member: Person):
    member.says("/plan company")
    assert [field.name for field in member.form.fields] == ["names", "group", "like", "place", "note"]
    member.fills(names="Acme", group="fintech").sees("Added: Acme", "Group fintech")


@pytest.mark.parametrize("situation", [None, *Situation])
def test_an_empty_list_says_where_to_begin_by_situation(member: Person, situation: Situation | None):
    """S64, S62."""
    member.says("/help")
    changed = replace(member.member, situation=situation)
    member.talk.change(lambda store: store.members.save(changed))
    member.says("/plan companies").sees("No dream companies yet", "Begin with companies", "plan company Acme")
    member.says("/plan company Acme, Lune like Acme, Zorb (fintech, Berlin)").sees("Added 3 companies")


def test_there_are_limits_and_nothing_is_saved_beyond_them(member: Person):
    member.says("/plan company " + ", ".join(f"Firm{number}" for number in range(59))).sees("Added 59 companies")
    member.sees("Ten to fifteen are enough")
    member.says("/plan company Alpha, Beta").sees("That would be 61 companies, and I keep 60. Nothing was saved")
    assert member.failed()
    member.says("/plan company Firm3 GmbH, Alpha").sees("Added 1 company")
    assert len(kept(member)) == 60
    member.says("/plan company Beta").sees("61")
    member.says("/plan company Firm3").sees("on your list already")
    member.says("/plan company " + "x" * 121).sees("is too long for one company")
    member.says("/plan company ,;").sees("couldn't find the name of a company")
    assert member.failed()
    assert len(kept(member)) == 60


def test_a_long_list_has_pages(member: Person):
    member.says("/plan company " + ", ".join(f"Firm{number:02}" for number in range(45))).says("/plan companies")
    member.sees("Dream companies: 45", "Firm00", "Firm19").does_not_see("Firm20")
    member.presses("More").sees("Firm20", "Firm39").presses("More").sees("Firm40", "Firm44")
    assert "More" not in labels(member)
    member.says("/plan companies page:100").sees("Firm44")


def test_ten_to_fifteen_get_no_hint(member: Person):
    """L8."""
    member.says("/plan company " + ", ".join(f"Firm{number}" for number in range(12))).does_not_see("Ten to fifteen")
    member.says("/plan companies").does_not_see("Ten to fifteen")


# Steps


def test_steps_are_said_and_a_second_press_changes_nothing(member: Person, clock: StoryClock):
    """L8."""
    member.says("/plan company Acme")
    done = member.button("Done", "1. Learn about them")
    member.presses_again(done).sees("Done: learn about them.", "1. Learn about them: done today", "Steps 1 of 5")
    member.sees("Next: Write down in three sentences: why Acme, and why you.")
    clock.move(days=2)
    member.presses_again(done).sees("Done: learn about them.", "1 of 5")
    assert kept(member)[0].taken == (Taken(Step.RESEARCH, State.DONE, date(2026, 3, 5)),)
    begun = member.button("Started", "2. Your story")
    member.presses_again(begun).presses_again(begun).sees("2. Your story for them: started today")
    member.presses("Reopen", "2. Your story").sees("Open again: your story", "2. Your story for them: open")
    member.presses("Reopen: learn about them").sees("Steps 0 of 5")
    assert taken(member) == []


def test_steps_can_be_typed(member: Person):
    member.says("/plan company Acme Labs").says("/plan company-step Acme Labs done").sees("Done: learn about them.")
    member.says("/plan company-step acme labs follow-up begun").sees("5. Ask how it is going: started today")
    member.says("/plan company-step acme labs apply").sees("Done: an application only for them")
    assert taken(member) == [
        (Step.RESEARCH, State.DONE), (Step.APPLY, State.DONE), (Step.FOLLOW_UP, State.BEGUN)
    ]  # fmt: skip
    for step in ("story", "people", "follow-up"):
        member.says(f"/plan company-step acme labs {step} done")
    member.sees("Steps 5 of 5", "Because all five steps are done")
    member.says("/plan company-step acme labs").sees("All five steps are done.")


def test_the_step_of_people_is_done_by_itself_and_opened_when_more_are_wanted(member: Person):
    """S7, L8."""
    member.says("/plan company Acme").says("/plan path Acme").sees("3. People there: open")
    member.says("/contact add Ana Ruiz, recruiter @Acme Inc.").says("/plan path Acme")
    member.sees("3. People there: done, since you know Ana Ruiz", "Steps 1 of 5")
    member.presses("Reopen: people there").sees("3. People there: started today")
    member.presses("Done: people there").sees("3. People there: done today")
    member.presses("Reopen: people there").says("/contact archive Ana").says("/plan path Acme")
    member.sees("3. People there: started today", "0 of 5").does_not_see("You know")
    member.presses("Reopen: people there").sees("3. People there: open")


def test_the_reminder_to_ask_how_it_is_going(member: Person):
    """L8: after applying comes following up, with somebody there."""
    member.says("/plan company Acme").says("/contact add Ana Ruiz @Acme")
    for step in ("research", "story", "apply"):
        member.says(f"/plan company-step Acme {step} done")
    member.sees("Next: A week after you applied", "Because you applied today")
    remind = member.button("Remind me")
    member.presses_again(remind).sees("I remind you about Ana Ruiz Thursday 12 March.")
    member.presses_again(remind).sees("I remind you about Ana Ruiz Thursday 12 March.")
    assert [(one.due, one.what) for one in member.open_followups()] == [
        (date(2026, 3, 12), "Ask how my application at Acme is going")
    ]
    member.says("/contact forget Ana sure:yes").presses_again(remind).sees("couldn't find that any more")


# People


def test_people_there_are_those_of_just_that_company(member: Person):
    """U17: never a part of a name. S6."""
    member.says("/plan company Meta").says("/contact add Ana @Metabase\nBen @Meta, Inc.\nCleo @Meta Platforms")
    member.says("/plan path Meta").sees("You know 1 person there", "Ben").does_not_see("Ana", "Cleo")


def test_who_introduced_somebody_there_could_introduce_others(member: Person):
    """S7, S23: the chain is shown."""
    member.says("/plan company Acme").says("/contact add Ben Oak").says("/contact add Chloé Bonnet @Acme, via Ben Oak")
    member.says("/plan path Acme").sees(
        "Who could introduce you", "Ben Oak introduced you to Chloé Bonnet, who works at Acme."
    )
    member.says("/contact archive Chloé").says("/plan path Acme").does_not_see("You know")
    for step in ("research", "story"):
        member.says(f"/plan company-step Acme {step} done")
    member.sees("Next: Ask Ben Oak who else you could talk to at Acme. Because Ben Oak introduced you to Chloé Bonnet")
    member.says("/contact edit Ben company:ACME").says("/plan path Acme").does_not_see("Who could introduce you")


def test_where_nobody_is_known_people_of_the_same_field_are_offered_without_a_promise(member: Person):
    """S7: nothing is guessed."""
    member.says("/plan company Acme (fintech), Lune (games)").says("/contact add Dana Fox\nEd Low")
    member.says("/contact edit Dana sector:Fintech").says('/contact edit Ed sector:"fintech games"')
    member.says("/plan path Acme").sees("Who you could ask", "Dana Fox", "I can't tell if they know anybody at Acme")
    member.does_not_see("Ed Low")
    member.says("/plan path Lune").does_not_see("Who you could ask", "Ed Low")


def test_notes_of_talks_with_people_there_are_shown(member: Person):
    """S45."""
    member.says("/plan company Acme - a big one")
    for number in range(4):
        member.says(f"/met Ana{number} Ruiz @Acme - insight {number}")
    member.says("/met Ben @Lune - other words").says("/plan path Acme")
    member.sees("Your notes", "a big one", "In person with Ana3 Ruiz, today", "insight 3", "insight 2", "insight 1")
    member.does_not_see("insight 0", "other words")


def test_many_people_there_are_counted_up_to_a_point(member: Person):
    member.says("/plan company Acme").says("/contact add " + "\n".join(f"Ana{chr(97 + n)} Q @Acme" for n in range(25)))
    member.says("/plan path Acme").sees("You know 20 people or more there", "Anaa Q", "contact list company:")
    member.says("/plan companies").sees("You know Anaa Q, Anab Q and 18 or more others")


def test_logging_somebody_there_is_told_with_the_next_step(member: Person):
    """S7: the way goes on where people are logged."""
    member.says("/plan company Acme")
    member.says("/met Ana Ruiz, recruiter @ACME Inc.")
    member.sees("You now know 1 person at Acme, a dream company of yours. Next: Read about Acme", "plan path Acme")
    member.says("/met Ana Ruiz - again").does_not_see("dream company")
    member.says("/contact add Ben @Acme").sees("You now know 2 people at Acme")
    member.says("/contact add Cleo @Lune").does_not_see("dream company")
    member.says("/contact edit Cleo company:Acme").sees("You now know 3 people at Acme")
    member.says("/contact edit Cleo company:acme").does_not_see("You now know")
    member.says("/contact show Ana").sees("Dream company Acme: 1 of 5 steps done")
    member.says("/contact add Dan @Zorb").says("/contact show Dan").does_not_see("Dream company")


def test_somebody_there_is_logged_by_a_form_that_knows_the_company(member: Person):
    member.says("/plan company Acme").presses("Log somebody there")
    assert {field.name: field.value for field in member.form.fields}["company"] == "Acme"
    member.fills(who="Ana Ruiz", company="Acme").sees("You now know 1 person at Acme")


# Changing


def test_a_company_is_edited_in_a_form_with_what_is_known(member: Person):
    member.says("/plan company Acme (fintech, Berlin)").presses("Edit")
    assert {field.name: field.value for field in member.form.fields} == {
        "name": "Acme", "group": "fintech", "like": "", "place": "Berlin", "note": ""
    }  # fmt: skip
    member.fills(name="Acme Labs", group="", place="Berlin", note="a note").sees("Changed: Acme Labs", "a note")
    assert [(one.name, one.grouping, one.place, one.note) for one in kept(member)] == [
        ("Acme Labs", "", "Berlin", "a note")
    ]
    member.says("/plan company Lune").says('/plan company-edit Lune name:"acme labs gmbh"')
    member.sees("“acme labs gmbh” is on your list already")
    assert member.failed()
    member.says("/plan company-edit Lune name:LUNE").sees("Changed: LUNE")
    member.says("/plan company-edit Lune")
    assert member.form.fields[0].value == "LUNE"


def test_a_removed_company_can_be_put_back_with_its_steps(member: Person):
    member.says("/plan company Acme (fintech) - my note").presses("Done", "1. Learn")
    before = kept(member)[0]
    old = member.button("Reopen: learn about them")
    member.presses("Remove").sees("Removed: Acme", "with 1 step", "people you know there stay")
    assert kept(member) == []
    member.presses_again(old).sees("couldn't find that any more")
    assert member.failed()
    member.presses("Put back").sees("Put back: Acme", "my note", "Steps 1 of 5")
    after = kept(member)[0]
    assert replace(after, id=before.id, created_at=before.created_at) == before
    member.says("/plan company-remove Acme").says("/plan company ACME").presses("Put back")
    member.sees("ACME is on your list already")
    assert len(kept(member)) == 1


def test_an_unknown_name_offers_near_ones_or_how_to_add_it(member: Person):
    member.says("/plan company Acme Labs, Zorb").says("/plan path Acme").sees("Did you mean …?")
    member.presses("Acme Labs").sees("Steps 0 of 5")
    member.says("/plan path Zrob").sees("Did you mean …?").presses("Zorb").sees("Read about Zorb")
    member.says("/plan path Qux").sees("“Qux” isn't on your list of dream companies", "plan company Acme")
    assert member.failed()
    request = member._request("")
    offered = member.talk.run(member.talk.bot.suggest(request, "plan path", "which", "ac", member.talk.now()))
    assert [one.label for one in offered] == ["Acme Labs"]


def test_no_button_carries_a_name_and_no_notification_says_it(member: Person):
    for said in ("company Zorblatt (fintech)", "companies", "path Zorblatt", "company-step Zorblatt done",
                 "company-remove Zorblatt"):  # fmt: skip
        member.says(f"/plan {said}")
        assert "orblatt" not in "".join(found.wire() for found in member.card.buttons())
        assert "orblatt" not in member.card.notification


def test_a_note_is_sealed_and_in_the_export(talk: Talk, member: Person):
    member.says("/plan company Acme - zorblatt")
    assert "zorblatt" not in repr(every_row(talk.database)["companies"])
    owner = member.member.id
    (row,) = talk.look(lambda store: list(store.privacy.rows(owner, "companies")))
    assert (row["name"], row["note"]) == ("Acme", "zorblatt")


def test_a_company_is_its_members_alone(talk: Talk, member: Person):
    member.says("/plan company Acme")
    stranger = talk.person("stranger").says("/contact add Ana @Acme").does_not_see("dream company")
    stranger.presses_again(button(member.card, "Remove") or member.button("Remove")).sees("couldn't find that any more")
    stranger.says("/plan companies").sees("No dream companies yet")
    member.says("/plan path Acme").does_not_see("Ana")


def test_the_days_of_steps_are_the_members_own(talk: Talk):
    far = talk.person("far", zone="Pacific/Auckland").says("/plan company Acme").presses("Done", "1. Learn")
    assert kept(far)[0].taken[0].day == date(2026, 3, 6)


def test_sixty_companies_and_many_people_are_listed_at_once(talk: Talk, member: Person):
    """A page takes few queries, whatever the number of companies and people."""
    member.says("/plan company " + ", ".join(f"Firm{number}" for number in range(60)))
    owner, now = member.member.id, talk.now()
    people = [
        Contact(
            ContactId(ids.new_id(now)), owner, f"Ana {number}", now - timedelta(days=9), company=f"Firm{number % 60}"
        )
        for number in range(1200)
    ]
    talk.change(lambda store: store.contacts.add_many(people))
    member.says("/plan companies").sees("Firm0 1 of 5 steps. You know Ana 0, Ana 1020 and 18 or more others")
