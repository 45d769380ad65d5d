"""Further ways to say who somebody is: former jobs, introducers, dictation, labels, the English of learners."""

import pytest

from bot.contacts.quickline import QuickLine, explained, read_line

from .test_notes_any_text import words_of


def read(line: str) -> dict[str, object]:
    """What the line says, as `explained` gives it."""
    return explained(read_line(line))


def work(line: str) -> tuple[object, object, object]:
    """Name, role and company."""
    said = read(line)
    return said["name"], said["role"], said["company"]


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("Leo, ex-recruiter at Pinecrest", "ex-recruiter at Pinecrest"),
        ("Leo, ex recruiter at Pinecrest", "ex recruiter at Pinecrest"),
        ("Leo, former CFO of Pinecrest", "former CFO of Pinecrest"),
        ("Ana Sol was recruiter at Pinecrest", "was recruiter at Pinecrest"),
        ("Ana Sol, was the head of sales @Pinecrest", "was the head of sales @Pinecrest"),
        ("Ana Sol was my teacher at Pinecrest", "was my teacher at Pinecrest"),
        ("Ana Sol, formerly at Pinecrest", "formerly at Pinecrest"),
        ("former CFO Ana Sol", "former CFO"),
    ],
)
def test_a_former_job_is_neither_role_nor_company(line: str, note: str):
    said = read(line)
    assert (said["role"], said["company"], said["note"]) == (None, None, note)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Leo, ex-recruiter at Pinecrest, now florist", ("Leo", "florist", None)),
        ("Mia, previously at Pinecrest, designer at Marlo", ("Mia", "designer", "Marlo")),
        ("mia was an intern at pinecrest now she is a lawyer", ("mia", "lawyer", None)),
        ("Mia, retired teacher", ("Mia", "retired teacher", None)),
        ("Mia was the keynote speaker at PyDay", ("Mia", "keynote speaker", None)),
    ],
)
def test_what_somebody_does_now_is_read_beside_a_former_job(line: str, wanted: tuple[str, str, str]):
    assert work(line) == wanted


@pytest.mark.parametrize(
    ("line", "through", "note"),
    [
        ("My friend Tom introduced me to Mia Berg, nurse at Marlo", "Tom", "My friend"),
        ("Priya from accounting introduced me to Mia Berg, nurse at Marlo", "Priya", "from accounting"),
        ("Jonas, my boss, put me in touch with Mia Berg, nurse at Marlo", "Jonas", "my boss"),
        ("My sister introduced me to Mia Berg, nurse at Marlo", "My sister", None),
        ("Mia Berg, nurse at Marlo, ref: Jonas", "Jonas", None),
        ("Mia Berg, nurse at Marlo; referral: Jonas Weil", "Jonas Weil", None),
        ("Mia Berg, nurse at Marlo, recommended to me by Jonas", "Jonas", None),
        ("Via: Jonas; Mia Berg, nurse at Marlo", "Jonas", None),
        ("thx to Jonas: met Mia Berg, nurse at Marlo", "Jonas", None),
        ("Source: Jonas Weil; Name: Mia Berg; Role: nurse; Company: Marlo", "Jonas Weil", None),
    ],
)
def test_who_introduced_somebody_is_not_whom_the_line_is_about(line: str, through: str, note: str | None):
    said = read(line)
    assert work(line) == ("Mia Berg", "nurse", "Marlo")
    assert (said["through"], said["note"]) == (through, note)


@pytest.mark.parametrize(
    ("line", "company", "promise", "when"),
    [
        ("leo is a plumber at marlo ping him in two weeks", "marlo", None, "in two weeks"),
        ("leo is a plumber at marlo follow up in may", "marlo", None, "in may"),
        ("leo is a plumber at marlo send him the deck by monday", "marlo", "send him the deck", "by monday"),
        ("give leo the keys tomorrow he is a plumber at marlo", "marlo", "give leo the keys", "tomorrow"),
        ("leo is a plumber check in after easter", None, None, "after easter"),
        ("spoke with leo he is a plumber call him tuesday", None, None, "tuesday"),
    ],
)
def test_without_punctuation_a_company_ends_where_what_to_do_begins(
    line: str, company: str | None, promise: str | None, when: str
):
    said = read(line)
    assert work(line) == ("leo", "plumber", company)
    assert (said["promise"], said["followup"]) == (promise, when)


@pytest.mark.parametrize(
    ("line", "met_at"),
    [
        ("Leo was at PyData, plumber", "PyData"),
        ("Met Mia after her keynote at PyData Oslo", "PyData Oslo"),
        ("Mia from the Slack of Rust Oslo", "Slack of Rust Oslo"),
        ("Head of Sales at Lumora Health Mia Berg, met at PyData", "PyData"),
        ("Mia, nurse, meet in hackathon Oslo", "hackathon Oslo"),
        ("Dreamforce: Mia Berg, VP sales, Lumora", "Dreamforce"),
        ("Mia, x", None),
    ],
)
def test_the_place_of_a_meeting_is_told_from_what_stands_around_it(line: str, met_at: str | None):
    assert read(line)["met_at"] == met_at


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("@Lumora nurse Mia Berg", ("Mia Berg", "nurse", "Lumora")),
        ("Lumora: Mia Berg, nurse", ("Mia Berg", "nurse", "Lumora")),
        ("Head of Sales at Lumora Mia Berg", ("Mia Berg", "Head of Sales", "Lumora")),
        ("Mia is Krankenschwester at Lumora", ("Mia", "Krankenschwester", "Lumora")),
        ("Mia is happy at Lumora", ("Mia", None, None)),
        ("Mia, she is nurse by Lumora", ("Mia", "nurse", "Lumora")),
        ("Mia works like accountant in Lumora", ("Mia", "accountant", "Lumora")),
        ("Mia, she working in Lumora like nurse", ("Mia", "nurse", "Lumora")),
        ("Mia from company Lumora, buyer", ("Mia", "buyer", "Lumora")),
        ("Mia works in company Lumora, position buyer", ("Mia", "buyer", "Lumora")),
        ("Mia works in Rust", ("Mia", None, None)),
        ("Mia, nurse, 3 years at Lumora", ("Mia", "nurse", "Lumora")),
        ("Mia, nurse, 3 years at Lumora then left", ("Mia", "nurse", None)),
        ("Mia, hiring cooks for Lumora", ("Mia", None, "Lumora")),
        ("Mia, hiring for Q3", ("Mia", None, None)),
        ("Mia, founder of a startup called Lumora", ("Mia", "founder", "Lumora")),
        ("Mia's bakery is called Kornblume", ("Mia", None, "Kornblume")),
        ("Mia's company is Lumora", ("Mia", None, "Lumora")),
        ("Mia's startup Lumora makes drones", ("Mia", None, "Lumora")),
        ("Mia, CEO of startup Lumora", ("Mia", "CEO", "Lumora")),
        ("mia is the founder of lumora", ("mia", "founder", "lumora")),
    ],
)
def test_where_somebody_works_is_read_however_it_is_said(line: str, wanted: tuple[str, str, str]):
    assert work(line) == wanted


@pytest.mark.parametrize(
    ("line", "promise", "when"),
    [
        ("name=Mia Berg role=nurse company=Lumora next=monday", None, "monday"),
        ("Who: Mia Berg. What: nurse. Company: Lumora. Next step: send photos.", "send photos", None),
        ("Who: Mia Berg; Role: nurse; Org: Lumora; Action: send photos by friday", "send photos", "by friday"),
        ("Contact: Mia Berg | Title: nurse | Org: Lumora | Next step: call her on friday", None, "friday"),
    ],
)
def test_labels_are_taken_at_their_word_and_leave_nothing_in_the_note(line: str, promise: str | None, when: str | None):
    said = read(line)
    assert work(line) == ("Mia Berg", "nurse", "Lumora")
    assert (said["promise"], said["followup"], said["note"]) == (promise, when, None)


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("Mia, nurse, ping her when she is back from Rome", "when she is back from Rome"),
        ("Mia, nurse; follow up after the exhibition", "after the exhibition"),
        ("Check in with Mia after the long holidays, she is a nurse", "after the long holidays"),
        ("Mia, nurse; gave her my word to send photos by friday", "by friday"),
        ("Mia, nurse, happy when people call", None),
    ],
)
def test_a_day_that_no_calendar_knows_is_kept_as_typed_behind_what_to_do(line: str, when: str | None):
    assert read(line)["followup"] == when


@pytest.mark.parametrize(
    "line",
    [
        "I told Mia I'd review her draft before april",
        "ok so i met mia at pyday she is a nurse at marlo",
        "Got to know Mia thanks to Helena, she's a nurse",
        "Name: Mia; Title: nurse; Source: LinkedIn",
    ],
)
def test_words_that_only_lead_to_what_was_understood_are_no_note(line: str):
    assert read(line)["note"] is None


def test_words_beyond_those_that_are_looked_at_are_in_the_note():
    line = "Mia, nurse, " + "a b " * 60 + "ping her next friday"
    said: QuickLine = read_line(line)
    assert (said.name, said.role, said.when) == ("Mia", "nurse", "")
    assert words_of(said.note)[-4:] == ["ping", "her", "next", "friday"]


@pytest.mark.parametrize("line", ["Who: works", "Ana from at the party", "Ana from in PyDay"])
def test_words_that_lead_to_nothing_are_no_error(line: str):
    assert read_line(line).name
