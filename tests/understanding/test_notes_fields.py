"""Lines about people, field by field: work, where you met, what was promised, what comes next."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.contacts.quickline import QuickLine, read_line
from bot.kit import dates

HERE = dates.Here(datetime(2026, 3, 4, 9, 0, tzinfo=UTC), ZoneInfo("Europe/Berlin"))


def read(line: str) -> QuickLine:
    return read_line(line, HERE)


# Work


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Ana, harpist, tours all summer", "harpist"),
        ("Ana, night shift supervisor", "night shift supervisor"),
        ("Ana, Customer Success Mgr, Lune", "Customer Success Mgr"),
        ("Ana, sr. solutions architect", "sr. solutions architect"),
        ("Ana, PhD cand., works on batteries", "PhD cand"),
        ("Ana, EA to the CEO @ Lune", "EA to the CEO"),
        ("Ana, Chief of Staff @ Lune", "Chief of Staff"),
        ("Ana / Chair of Materials Science / RWTH Aachen", "Chair of Materials Science"),
        ("Ana, Head of IT, Stadtwerke Ulm", "Head of IT"),
        ("Ana, head of CSR, Lune", "head of CSR"),
        ("Ana, VP of Engineering for EMEA at Lune", "VP of Engineering for EMEA"),
        ("Ana, importer / exporter", "importer / exporter"),
        ("Ana, purchasing, Lune Group", "purchasing"),
        ("Ana, right now analytics lead at Lune", "analytics lead"),
        ("Ana, bored, is an aircraft mechanic at Lune", "aircraft mechanic"),
        ("Ana, member of the city council", "member of the city council"),
        ("Ana, teaching assistant, Lune College", "teaching assistant"),
        ("Ana, 3D artist @ Lune", "3D artist"),
        ("Ana, maître de conférences, Sorbonne", "maître de conférences"),
        ("Ana from Accounting at Lune", "Accounting"),
        ("Ana in accounting retires in june", "accounting"),
        ("ana she does marketing at nike", "marketing"),
        ("王芳, 产品经理, 小米", "产品经理"),
        ("Ana, дизайнер, Lune", "дизайнер"),
        ("Ana, vegetarian", ""),
        ("Ana, dog lover", ""),
        ("Ana, landlord is Mr. Braun", ""),
        ("Ana [lead], asked for pricing", ""),
        ("Ana, in summer", ""),
        ("Lune's junior developer Ana", "junior developer"),
        ("Super nice staff engineer: Ana Ruiz, Lune", "staff engineer"),
        ("Met the category manager from Lune (Ana Ruiz) at Expo West", "category manager"),
    ],
)
def test_what_somebody_does_is_told_by_what_ends_it(line: str, role: str):
    assert read(line).role == role


@pytest.mark.parametrize(
    ("line", "company"),
    [
        ("Ana, oceanographer. NIWA. 20 years at sea.", "NIWA"),
        ("Ana; bioinformatician; CSIC; met at RECOMB", "CSIC"),
        ("Ana, principal engineer, Metosin", "Metosin"),
        ("Ana, Metosin: malware analyst", "Metosin"),
        ("Ana (Contentful, backend) thinks Go is easier", "Contentful"),
        ("Ana, EMBL, group leader", "EMBL"),
        ("Ana | Carpenter | Taller Núñez", "Taller Núñez"),
        ("Ana, nurse Klinikum Stuttgart", "Klinikum Stuttgart"),
        ("Ana, facilities lead, Heathrow Airport", "Heathrow Airport"),
        ("Ana, judge at the district court", "district court"),
        ("Ana @Cabify SRE", "Cabify"),
        ("Ana from Workday at the rooftop party", "Workday"),
        ("Ana from Novo Nordisk's innovation team", "Novo Nordisk"),
        ("Ana, Lune's customer success manager", "Lune"),
        ("Ana, he drives for DHL", "DHL"),
        ("Ana, cook in Hotel Adlon", "Hotel Adlon"),
        ("Ana, phd student, uni of helsinki", "uni of helsinki"),
        ("ana, recruiter, acme, pyday", "acme"),
        ("ana, recruiter, vegan", ""),
        ("priya she is a radiologist at mount sinai lunch next thursday", "mount sinai"),
        ("Call Ana Ruiz from Lune Labs next Thursday", "Lune Labs"),
        ("Spoke to Otto Group: Ana Ruiz wants a quote", "Otto Group"),
        ("mozilla: ana, release engineer", "mozilla"),
        ("Ana, curator @ Louvre, Paris", "Louvre"),
        ("Ana, judge, Sevilla", ""),
        ("Ana, partner, Singapore and Zürich", ""),
        ("Ana, coordinator, Thai and English", ""),
        ("Ana - bike mechanic - fair prices - Kreuzberg", ""),
        ("Ana, baker. Funny.", ""),
        ("Ana, ex-Google, likes tea", ""),
        ("Ana - used to be at Uber, now building a startup", ""),
        ("Ana, physio, 2nd floor", ""),
        ("Ana, coach of the U12 team", ""),
        ("Ana, maintainer of a Rust crate", ""),
        ("Ana from upstairs, works in film", ""),
        ("Ana at yoga", ""),
    ],
)
def test_where_somebody_works_stands_beside_what_they_do(line: str, company: str):
    assert read(line).company == company


# Where you met


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("Ana, baker, wine fair Verona", "wine fair Verona"),
        ("Ana, baker, Lune, press briefing in Bonn", "press briefing in Bonn"),
        ("Ana, baker, Lune, panel at Devoxx France", "panel at Devoxx France"),
        ("Ana, baker, cold email", "cold email"),
        ("Ana, baker, in the sauna", "sauna"),
        ("Ana, baker, Nordic.js", "Nordic.js"),
        ("Ana, baker, NeurIPS", "NeurIPS"),
        ("Ana (39c3), builds synths", "39c3"),
        ("Ana of Legambiente; Climate March; brought 200 people", "Climate March"),
        ("Ana from the Acme booth", "Acme booth"),
        ("Ana, baker from Slack community", "Slack community"),
        ("Ana from irc, real name unknown", "irc"),
        ("Ana at yoga, baker", "yoga"),
        ("Ana sat beside me at the Kotlin night", "Kotlin night"),
        ("Ana, baker, whom I know from the Lagos tech brunch", "Lagos tech brunch"),
        ("At the Saturday data night I met Ana Ruiz", "Saturday data night"),
        ("At the Leaders Night I met Ana Ruiz", "Leaders Night"),
        ("the Thursday ceramics class: Ana, judge", "Thursday ceramics class"),
        ("hidden gem from the Clojure conj: Ana Ruiz, engineer", "Clojure conj"),
        ("ana, recruiter, acme, pyday", "pyday"),
        ("Ana, tax consultant, site visit in Marseille", "site visit in Marseille"),
        ("Ana, HR at the Bosch booth", "Bosch booth"),
        ("Ana, no LinkedIn, prefers Signal", ""),
        ("Ana, first marathon in October", ""),
        ("Ana, ex-army, security", ""),
        ("Ana, dermatologist, own practice", ""),
        ("Candidate of the week: Ana Ruiz, planner", ""),
        ("Ana | Founder at Lune | Forbes 30 under 30", ""),
        ("Ana via uncle joe wedding photographer", ""),
        ("@ana_r on Discord, artist", ""),
        ("Name: Ana Ruiz, Company: Lune, Role: baker", ""),
    ],
)
def test_where_you_met_is_an_occasion_or_a_way(line: str, where: str):
    assert read(line).where == where


# What comes next


@pytest.mark.parametrize(
    ("line", "promise", "when"),
    [
        ("Ana; told Ana I'd forward my letter", "forward my letter", ""),
        ("Ana; told her I would bring the flyers on Sunday", "bring the flyers", "Sunday"),
        ("Ana; I said that I would test it tmrw", "test it", "tmrw"),
        ("Ana; said i'd push the branch tmrw", "push the branch", "tmrw"),
        ("Ana; I still really need to fix her bike", "fix her bike", ""),
        ("Ana; I have promise to translate his CV", "translate his CV", ""),
        ("Ana; I'm supposed to review her draft by 20 March", "review her draft", "by 20 March"),
        ("Ana; don't forget to send the photos", "send the photos", ""),
        ("Ana, must tell her how it went in two weeks", "tell her how it went", "in two weeks"),
        ("Ana; should thank her for the tickets", "thank her for the tickets", ""),
        ("Ana; thank her with flowers", "thank her with flowers", ""),
        ("Ana; writing her a recommendation this weekend", "writing her a recommendation", "this weekend"),
        ("Ana; remind me to water her plants on saturday", "water her plants", "saturday"),
        ("Ana; promised to show her our house next week", "show her our house", "next week"),
        ("Ana; I will show her the beach and I write her next week", "show her the beach", "next week"),
        ("Need to update the table for Ana Ruiz, baker", "update the table", ""),
        ("send patch to Ana Ruiz, sunday", "send patch", "sunday"),
        ("promise: show my app to Ana Ruiz, manager", "show my app", ""),
        ("Ana, offered to look at my CV", "", ""),
        ("Ana - promised to send me her slides", "", ""),
        ("Ana raised money, will share his deck", "", ""),
        ("Ana; she needs to send the contract by friday", "", ""),
        ("Ana - waiting for her reply until friday", "", ""),
        ("Ana, must be fifty", "", ""),
        ("Ana; I'd like to hire her", "", ""),
        ("Ana; chase her Thursday afternoon", "", "Thursday afternoon"),
        ("Ana; drop him a line in a fortnight", "", "in a fortnight"),
        ("Ana; f/u in 2 weeks", "", "in 2 weeks"),
        ("Ana, PM @ Lune, mtg next wed", "", "next wed"),
        ("Ana is a tax advisor call her tomorrow", "", "tomorrow"),
        ("23 March: call Ana Ruiz", "", "23 March"),
        ("Ana; joint grant, deadline 30 June", "", ""),
        ("Ana, 2 years, likes tea", "", ""),
        ("Ana is pregnant, due in June", "", ""),
    ],
)
def test_what_is_promised_and_what_comes_next(line: str, promise: str, when: str):
    found = read(line)
    assert ("; ".join(found.promises), found.when) == (promise, when)
