"""Whom a line is about: all that may be a name is weighed, and the best reasons win."""

import pytest

from bot.contacts.quickline import NoName, explained, read_line


def name(line: str) -> object:
    """The name of a line; None where nobody is named."""
    try:
        return explained(read_line(line))["name"]
    except NoName:
        return None


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Next to me at the workshop was Amina Yusuf, who works at Lune", "Amina Yusuf"),
        ("Need to send my slides to her tomorrow: Katja Roth, tech lead", "Katja Roth"),
        ("Interviewed Chiamaka Nwosu for the backend role", "Chiamaka Nwosu"),
        ("Strong profile: Bogdan Petrescu, 8 years of Java", "Bogdan Petrescu"),
        ("warm lead - Anneke Visser - COO - Lune", "Anneke Visser"),
        ("Lovely person! Helena Vance, editor", "Helena Vance"),
        ("Don't forget Giulia, florist, 0157 5550123", "Giulia"),
        ("Finally talked to the guest lecturer, Dr. Okoro", "Dr. Okoro"),
        ("rejected my abstract last year, very kind in person: Dr. Beate Roth", "Dr. Beate Roth"),
        ("Looking for data roles: Magnus Dahl, right now analytics lead at Lune", "Magnus Dahl"),
    ],
)
def test_a_plain_word_that_begins_a_line_is_no_name(line: str, wanted: str):
    assert name(line) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("someone from Lune called Noor, data engineer", "Noor"),
        ("he is called Takeshi, cook", "Takeshi"),
        ("Name is Bukola Adeniyi, tailor", "Bukola Adeniyi"),
        ("It was Tomasz Lis, an editor", "Tomasz Lis"),
        ("The nurse I met at the health day is Agnes Wanjiru", "Agnes Wanjiru"),
        ("I told Aoife Brennan I would send the price list", "Aoife Brennan"),
        ("Remind me in six weeks about Lerato Mokoena, office manager", "Lerato Mokoena"),
        ("Planning meeting Saturday at 11 with Dr. Hamid Karimi, cardiologist", "Dr. Hamid Karimi"),
        ("Must find a course for Olena Bondar, dental assistant", "Olena Bondar"),
        ("xz@harbour.example is Xiaoyan Zhu, investor", "Xiaoyan Zhu"),
        ("I promise to make soup for Frau Schneider, my neighbour, next sunday", "Frau Schneider"),
        ("Got a request from Tadeusz Wolski, product owner", "Tadeusz Wolski"),
        ("promise: show my app to Heidrun, ward manager at Lune", "Heidrun"),
    ],
)
def test_a_name_stands_after_what_points_to_it(line: str, wanted: str):
    assert name(line) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Spotify recruiter Elsa Berg swapped lists with me", "Elsa Berg"),
        ("Deputy mayor Jean-Baptiste Koffi asked for a budget", "Jean-Baptiste Koffi"),
        ("crystallographer Lars, sings in a choir", "Lars"),
        ("midwife Ruth Okonkwo, Lune", "Ruth Okonkwo"),
        ("plumber: Gheorghe, 0151 5550144", "Gheorghe"),
        ("Met the manager from Lune (Silke Brandt) at the expo", "Silke Brandt"),
        ("Oracle's Priyanka Shah wants a demo", "Priyanka Shah"),
        ("FOSDEM → Bram Claes → kernel developer", "Bram Claes"),
        ("[GopherCon] Mei Lin Tan, platform engineer", "Mei Lin Tan"),
        ("works at Lune: Petru, shift manager", "Petru"),
        ("EuroSys, 김민준 (visiting scholar)", "김민준"),
        ("At the nurses in tech meetup Carmen Rueda explained SQL to me", "Carmen Rueda"),
        ("Tobi Adewale // DevOps // Lune // hates mondays", "Tobi Adewale"),
    ],
)
def test_roles_companies_and_occasions_in_front_are_passed_over(line: str, wanted: str):
    assert name(line) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Luisa, sat next to Omar and Beate from Lune", "Luisa"),
        ("Rosalind, chemist, will introduce me to Prof. Engel", "Rosalind"),
        ("Teresa, landlord is Mr. Braun, flat 4B", "Teresa"),
        ("Vera – twin brother Viktor – same haircut", "Vera"),
        ("Magnus prefers to be called Manu", "Magnus"),
        ("Keiko, dog called Oracle, lives near the harbour", "Keiko"),
        ("met nell. game programmer. cat named pixel.", "nell"),
        ("Lena Vogt, nurse, her husband Paul works at Lune", "Lena Vogt"),
        ("Jakub, deadline 12 May", "Jakub"),
        ("Person 12, met Ben at PyDay", "Person 12"),
        ("Ben's friend Ana, baker", "Ana"),
        ("kit (they/them), engineer", "kit"),
        ("Milan, founder @Sport Buddy", "Milan"),
        ("Ritu says hi, she knows Harsh from school", "Ritu"),
    ],
)
def test_others_in_a_line_are_not_whom_it_is_about(line: str, wanted: str):
    assert name(line) == wanted


@pytest.mark.parametrize(
    ("line", "wanted", "through"),
    [
        ("Nadia introduced Bertrand Roux, board member", "Bertrand Roux", "Nadia"),
        ("By Fatma I was introduced to Elif Kara, translator", "Elif Kara", "Fatma"),
        ("Sent over by Carla Mendes: Ricardo Lima, director", "Ricardo Lima", "Carla Mendes"),
        ("intro'd to Camille by Theo, engineer", "Camille", "Theo"),
        ("jessica miller was introduced by brad she does marketing", "jessica miller", "brad"),
        ("warm lead - Anneke Visser - via Joost - COO", "Anneke Visser", "Joost"),
        ("Ben recommended Frauke Ohm, patent lawyer", "Frauke Ohm", "Ben"),
        ("Ben says I should talk to Frauke Ohm", "Frauke Ohm", None),
        ("Talk by Fatemeh Rezaei on graphs", "Fatemeh Rezaei", None),
        ("Tamara introduced herself", "Tamara", None),
    ],
)
def test_who_introduces_is_not_who_is_introduced(line: str, wanted: str, through: str | None):
    said = explained(read_line(line))
    assert (said["name"], said["through"]) == (wanted, through)


@pytest.mark.parametrize(
    "line",
    [
        "William (Bill) Turner",
        'Margaret "Peggy" Lawson',
        "Dr. med. vet. Ulrike Sommer",
        "Person 00",
        "x",
        "ana",
        "Ana ruiz",
        "A*n*a",
        "Dean Baker",
        "D'Angelo Russell",
        "Auntie Rosa",
        "<!channel> everyone **A**",
        "Ludwig van Beethoven",
        "王小明",
    ],
)
def test_a_line_that_is_a_name_stays_whole(line: str):
    assert name(line) == line
    assert name(f"{line}, promised my notes") == line


def test_a_bracket_behind_a_name_holds_no_nickname_where_it_says_where_somebody_works():
    said = explained(read_line("Tess (Spotify) Designer"))
    assert (said["name"], said["company"]) == ("Tess", "Spotify")


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("his name is wolfgang he's a pilot", "wolfgang"),
        ("the guy from the paint shop is called luis he likes fishing", "luis"),
        ("remind me next friday to call doctor emily watson the vet", "doctor emily watson"),
        ("carlos vega union rep talks a lot", "carlos vega"),
        ("must lend my soldering iron to pavel saturday", "pavel"),
        ("so i met this guy his name is terrence he drives a van", "terrence"),
        ("new neighbor named olga teaches piano", "olga"),
    ],
)
def test_names_in_small_letters_are_found_as_well(line: str, wanted: str):
    assert name(line) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Florence from Paris", "Florence"),
        ("Sydney Porter lives in Sydney", "Sydney Porter"),
        ("Met April in May", "April"),
        ("Christian is christian, pastor", "Christian"),
        ("Mark promised to send me the deck", "Mark"),
        ("Will will send me his slides", "Will"),
        ("will works at lune", "will"),
        ("Art Dealey, art director", "Art Dealey"),
        ("Art school: Drew, sculptor", "Drew"),
        ("Guy with the hat = Severin, drummer", "Severin"),
        ("Sunday Okafor, text him on sunday", "Sunday Okafor"),
        ("Person19 Nguyen, chef @Lune", "Person19 Nguyen"),
        ("PyCon19 - Ana Ruiz, chef", "Ana Ruiz"),
        ("Poster 42, Giacomo Neri, optics", "Giacomo Neri"),
    ],
)
def test_a_name_that_is_a_word_as_well_is_told_by_where_it_stands(line: str, wanted: str):
    assert name(line) == wanted


@pytest.mark.parametrize(
    "line",
    [
        "tel: 020 7946 0158",
        "e-mail: q.zhao@lune.example",
        "@kasia_codes, frontend mentor, CodeCurious evening",
        "<@U07KLM42> security guy, found 3 bugs in our login",
        "the guy from Lune with the blue hair",
        "I'll send the CV",
        "Great meetup yesterday",
        "Send invoice tomorrow",
        "Salesforce demo next week",
        "call the plumber on Sunday 8 March",
        "deadline 12 May",
        "deadline is on 2nd of June",
    ],
)
def test_where_nobody_is_named_the_name_is_none(line: str):
    assert name(line) is None
