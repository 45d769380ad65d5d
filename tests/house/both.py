"""Two people who both use everything: what the tests of tenancy try with one of them is somebody else's."""

from __future__ import annotations

from tests.features.digests import tell_of_each_kind
from tests.talk import Talk


def tell(talk: Talk) -> None:
    olga, ingo = talk.person("olga"), talk.person("ingo")
    for who, name, rest in (
        (olga, "Quilluna Vexgarde", "Kwyjibo designer @Zorblatt, Mirrowfest - xyloquartz; promised brimvole"),
        (ingo, "Hanno Feld", "chef @Lune, PyDay - likes bread; promised a recipe"),
    ):
        first, last = name.split()
        for said in (
            "/goal set Have 9 conversations this year",
            f"/met {name}, {rest}",
            f"/met {first} Shared, tester @{'Zorblatt' if who is olga else 'Lune'}",
            "/met Ana Shared" + (", artist @Zorblatt" if who is olga else ", artist @Lune"),
            f"/met {first}",  # asks which one: a held call
            f"/contact show {last}",
            "/contact list",
            f"/contact add {first} Added, via {last} #{'zorblatt' if who is olga else 'lune'} - tall",
            f"/contact note {last} - {'tessarind' if who is olga else 'sings'}",
            f"/contact find {'xyloquartz' if who is olga else 'bread'}",
            f"/contact tag {last} #{'kwyjibo' if who is olga else 'chef'}",
            f"/contact archive {first} Added",
            "/contact add Zed Twin\nZed Twinn",
            "/contact merge Zed Twin and Zed Twinn",
            "/contact merge Zed Twin and Zed Twinn sure:yes",
            "/contact duplicates",
            f"/contact forget {last}",
            f"/followup add {last} next friday 15:00 - {'tessarind' if who is olga else 'ring'}",
            f"/followup cadence {last} every 5 weeks",
            "/followup list",
            f"/followup show {last}",
            f"/contact talked Ana - {'tessarind' if who is olga else 'talk'}",
            f"/followup done {last}",
            f"/goal set Have 3 coffee chats at {'Mirrowfest' if who is olga else 'PyDay'} by the end of the year",
            "/goal set Help 3 people by the end of the year",
            f"/did helped a beginner with {'tessarind' if who is olga else 'rust'}",
            f"/did commented on 2 posts about {'xyloquartz' if who is olga else 'bread'} on X",
            f"/draft {last} follow-up by email",
            f"/draft {first} Shared introduction to {last}",
            f"/draft check I know a {'zorblatt' if who is olga else 'lune'}, could we talk on Friday?",
            "/draft list",
            f"/gave {last} an article about {'brimvole' if who is olga else 'soup'}",
            f"/share https://{first}.example.org/a - {'tessarind' if who is olga else 'rust'} #python",
            f"/share told {last} - {'tessarind' if who is olga else 'rust'}",
            f"/news I work with {'xyloquartz' if who is olga else 'bread'} now",
            f"/share told Ana Shared - {'xyloquartz' if who is olga else 'bread'}",
            "/share list",
            f"/congratulate {last} - new job, {'brimvole' if who is olga else 'cook'}",
            f"/congratulate {last} - birthday 12 May",
            "/congratulate list",
            f"/heard {last} - opening for {'kwyjibo' if who is olga else 'chefs'} at Acme; apply by next month",
            f"/heard Ana Shared - advice on {'tessarind' if who is olga else 'soup'}",
            "/heard close Ana Shared over",
            "/heard list",
            "/did list",
            f"/asked {last} for a referral about {'tessarind' if who is olga else 'soup'}",
            f"/gave list {last}",
            f"/asked before {last} job",
            f"/rules mute too-soon {last}",
            "/rules mute tips",
            f"/gave ideas {last}",
            f"/pitch set who: {first}; field: {'xyloquartz' if who is olga else 'soup'}",
            f"/pitch set for: {'Brimvole people' if who is olga else 'cooks'}; why: you hire",
            "/pitch versions",
            "/tips",
            f"/resources add Map {'one' if who is olga else 'two'} - both see what either recommends",
            "/resources",
            "/review begin month:2026-03-01",
            "/review finish month:2026-03-01",
            "/goal progress 2",
            "/goal counted 1",
            "/goal list",
            f"/event feed add https://{first}.example.org/{'zorblatt' if who is olga else 'lune'}.ics",
            f"/event add {'Mirrowfest' if who is olga else 'PyDay'}, 20 march 18:30, Hall 1",
            f"/event going {'Mirrowfest' if who is olga else 'PyDay'}",
            f"/event prep {'Mirrowfest' if who is olga else 'PyDay'}",
            f"/event add {'Brimvole' if who is olga else 'Bread'} day, 27 march",
            f"/event going {'Brimvole' if who is olga else 'Bread'} day",
            f"/event add {'Xyloquartz' if who is olga else 'Rust'} night, 7 march 18:30",
            f"/event going {'Xyloquartz' if who is olga else 'Rust'}",
            f"/plan company {'Zorblatt (games) - xyloquartz' if who is olga else 'Lune (games) - bread'}",
            f"/plan company-step {'Zorblatt' if who is olga else 'Lune'} done",
            "/plan companies",
            f"/plan add roles: {'Kwyjibo designer' if who is olga else 'chef'};"
            f" topics: {'quartz' if who is olga else 'tea'}",
            f"/plan gap {'Kwyjibo designer' if who is olga else 'chef'}",
            f"/presence group {'Brimvole' if who is olga else 'Bread'} club - {'tessarind' if who is olga else 'tea'}",
            f"/presence introduced {'Brimvole' if who is olga else 'Bread'}",
            f"/presence helped {'Brimvole' if who is olga else 'Bread'}",
            "/presence tick linkedin headline",
            "/presence groups",
            "/next rhythm 2",
            "/next",
            "/next another",
            "/next done",
            "/plan gaps",
            "/plan",
            "/plan situation remote",
            "/event list month",
            "/help",
        ):
            who.says(said)
            assert not who.failed(), f"{said}: {who.text}"
    for who in (olga, ingo):
        who.says("/review coach <@U0COACH22>").presses("Send it")
    talk.clock.move(days=10)
    for who in (olga, ingo):
        who.says("/review reopen month:2026-03-01").says("/review skip month:2026-03-01 step:goals")
    tell_of_each_kind(olga)
    olga.says("/followup fresh-start").says("/met Quilluna")
    assert olga.card.tone == "ask", "a held call waits"
    ingo.says("/contact list")
