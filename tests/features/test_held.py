"""Questions whose answers carry private text: the calls wait for a day, and each is answered once."""

from tests.talk import Person, StoryClock, Talk


def two_anas(member: Person) -> None:
    member.says("/met Ana Ruiz, recruiter @Acme").says("/met Ana Soto, designer @Lune")


def test_two_people_of_one_name_ask_which(member: Person):
    two_anas(member)
    member.says("/contact show Ana").sees("Which Ana?", "Ana Ruiz, recruiter at Acme", "Ana Soto, designer at Lune")
    member.presses("Ana Soto, designer at Lune").sees("Ana Soto", "Company Lune")


def test_the_answer_does_what_was_asked(member: Person):
    two_anas(member)
    member.says("/followup add Ana friday next week - send the slides")
    member.presses("Ana Soto, designer at Lune").sees(
        "I will remind you: Ana Soto", "send the slides", "Friday 13 March"
    )


def test_a_question_is_answered_once(member: Person):
    two_anas(member)
    member.says("/followup add Ana friday next week")
    answer = member.button("Ana Ruiz, recruiter at Acme")
    member.presses_again(answer).sees("I will remind you: Ana Ruiz")
    member.presses_again(answer).sees("You answered that already.")
    assert member.failed()
    member.presses_again(answer).sees("You answered that already.")


def test_only_one_of_the_answers_counts(member: Person):
    two_anas(member)
    member.says("/followup add Ana friday next week")
    first, second = member.button("Ana Ruiz, recruiter at Acme"), member.button("Ana Soto, designer at Lune")
    member.presses_again(first)
    member.presses_again(second).sees("You answered that already.")


def test_a_question_is_open_for_a_day(member: Person, clock: StoryClock):
    two_anas(member)
    member.says("/followup add Ana friday next week")
    answer = member.button("Ana Ruiz, recruiter at Acme")
    clock.move(hours=23)
    later = member.says("/followup add Ana friday next week").button("Ana Ruiz, recruiter at Acme")
    clock.move(hours=2)
    member.presses_again(answer).sees("That question is no longer open.")
    assert member.failed()
    member.presses_again(later).sees("I will remind you: Ana Ruiz")


def test_an_expired_question_is_deleted(talk: Talk, member: Person, clock: StoryClock):
    two_anas(member)
    member.says("/followup add Ana friday next week")
    clock.move(hours=23)
    assert talk.change(lambda store: store.held.forget(clock())) == 0
    clock.skip(hours=2)
    assert talk.change(lambda store: store.held.forget(clock())) == 1


def test_nobody_answers_for_another(talk: Talk, member: Person):
    two_anas(member)
    member.says("/contact show Ana")
    answer = member.button("Ana Soto, designer at Lune")
    other = talk.person("other")
    other.presses_again(answer).sees("That question is no longer open.")
    assert other.failed()


def test_the_buttons_carry_no_private_text(member: Person):
    two_anas(member)
    member.says("/met Ana - a very private note; promised a secret")
    for button in member.card.buttons():
        assert "private" not in button.wire()
        assert "secret" not in button.wire()


def test_an_answer_that_fails_can_be_given_again(talk: Talk, member: Person, clock: StoryClock):
    two_anas(member)
    member.says("/followup add Ana tomorrow 08:00")
    answer = member.button("Ana Ruiz, recruiter at Acme")
    clock.move(hours=3)
    member.presses_again(answer)
    assert not member.failed()


def test_a_name_of_many_people_asks_for_more_of_it(member: Person):
    for last in ("Ruiz", "Soto", "Lopez", "Diaz", "Vega", "Gil"):
        member.says(f"/met Ana {last}")
    member.says("/contact show Ana").sees("You know 6 people called “Ana”.", "Type more of the name")
    assert member.failed()
