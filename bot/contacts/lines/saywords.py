"""Words of sentences: verbs, pronouns, and the phrases that open what follows them."""

from __future__ import annotations

THEY = frozenset("he she they who".split())
THEY_WILL = frozenset("she'll he'll they'll she'd he'd they'd".split())
THEM = frozenset("him her them".split())
BE = frozenset("is are was were".split())
THEY_ARE = frozenset("he's she's they're who's hes shes theyre".split())
ARTICLES = frozenset("a an the".split())
POSSESSIVES = frozenset("my her his their our your its".split())

FUNCTION = frozenset(
    """
let's lets @ a an the at in on of to from for with by as via through about into over during after before since until
than then and or but so because if when while where who whose which that this these those i we you he she they it
him her them me us my our your his their its is are was were be been am being has have had do does did will would
can could should must may might not no yes also just still very really too quite again already here there he's she's
they're it's i'll i'm i've i'd we're she'll he'll they'll we'll shes hes theyre n w re tel phone mobile what how why
all some any both each more most much many
he'd she'd they'd we'd don't can't won't didn't doesn't isn't
""".split()
)
"""Words that never belong to a name, a role's modifiers or a company's own name."""

VERBS = frozenset(
    """
loves love likes like enjoys hates knows know needs need wants want seeks seek has have plays play speaks lives live
moved moves moving hiring hires hire building builds build working looking looks look searching searches learning
learns studies studying studied teaches teaching taught writes writing wrote runs running ran makes making made does
doing thinks thinking talks talking talked talk chatted discussed asks asked asking told tells says said offers
offered wanted needed loved liked knew went goes going comes coming came started starts starting left leaves leaving
quit joined joins joining visited visits visiting met meets meeting got gets getting gave gives giving sent sends
sending send shared shares sharing share recommended recommends suggested suggests mentioned mentions introduced
introduces interested excited wondering planning plans planned trying tries tried using uses used helping helps
helped leads leading heads manages managing seems seemed sounds sounded owns grew grows raised raising built founded
founding based living born worked works married retired travelling traveling cycles climbs sings bakes cooks paints
swims hikes collects reads reading follows following organises organizes organising organizing speaking spoke
promised promises invited invites keeps kept believes cares wears drinks eats bikes surfs sails skis dances launches
launching expects expecting freelancing switching switched changing changed considering open happy keen great good
nice super very funny smart kind friendly free busy available curious passionate new
""".split()
)
"""What may follow a name, a role or a company and begins the rest of a sentence."""

PRAISE = frozenset(
    """
great good nice big best huge old avid keen passionate amateur lovely super excellent fantastic wonderful brilliant
amazing terrific funny smart kind friendly interesting fun hobby weekend loud quiet serious real true total natural
talented gifted former former-ish possible potential ideal likely future terrible bad decent solid
""".split()
)
"""What makes “great cook” an opinion rather than what somebody does."""

MEETINGS = frozenset(
    """
coffee lunch dinner breakfast brunch drinks drink beer call chat meeting zoom talk conversation walk tea interview
session catch-up catchup pairing
""".split()
)
MEET_FILL = frozenset(
    """
at length for pleasure a an the up next nice great quick spent hour hours minutes time evening afternoon morning
half whole long short brief lovely good interesting really old 1:1 one-on-one paths out video phone know just
briefly coffee lunch dinner breakfast brunch drinks drink beer call chat meeting zoom talk conversation walk tea
talking another first table some session working pairing catch-up
""".split()
)
MEET_VERBS = frozenset(
    """
ran bumped talked spoke chatted had have got sat caught reconnected connected connect grabbed shared crossed hung
was been introduced met meet talking chatting speaking coffee lunch dinner call chat drinks meeting zoom interview
conversation talk bumping session catch-up catchup pairing working
""".split()
)

GIVE = frozenset(
    """
send share intro introduce forward connect write email mail bring help look review put pass lend show buy recommend
refer ask prepare make post drop give get invite find check read try tell let add set book arrange organise organize
pay translate proofread test teach fix record sign pick dig follow provide submit upload deliver draft edit print
return explain link
""".split()
)
"""What somebody promises to do, where “I” is left out."""

SEND = frozenset("send share forward email mail introduce intro lend bring give".split())
"""Of those, what a clause may begin with when it says whom or what next."""

SENDING = frozenset("sending sharing forwarding emailing mailing introducing introing lending bringing giving".split())


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Phrases with commas between them, as words."""
    return tuple(tuple(phrase.split()) for phrase in text.split(","))


FOLLOWING = _phrases("""
follow up, follow-up, followup, following up, check in, check-in, check back, check up, remind me, reminder,
touch base, catch up, catch-up, reconnect, reach out, get back, circle back, talk again, meet again,
speak again, chat again, meet up, get in touch, keep in touch, be in touch, stay in touch, ping, nudge, poke,
revisit, speak, see, meet, call, ring, text, message, dm, write, email, mail, contact, talk, chat, coffee,
lunch, dinner, drinks, breakfast, zoom, meeting, next step, next, again, phone, have coffee, have lunch,
grab coffee, grab lunch, next call, next chat, next meeting, video call, a call, a coffee, schedule a call,
schedule, contact again, call again, ask, bump, due, deadline, reminder set, come back, look again, try again,
visit
""")
ASKED = frozenset({("remind", "me"), ("reminder",)})

VIA = _phrases("""
via, through, thru, introduced by, introduced via, introduced through, intro by, intro from, intro via,
intro through, introduction by, introduction from, introduction via, introduction through, intro'd by,
met through, met via, we met through, we met via, met her through, met him through, met them through,
met her via, met him via, met them via, thanks to, referred by, recommended by, connected by,
connected through, connected via, put in touch by, courtesy of, was introduced by, got introduced by,
know her through, know him through, know them through, knows me through, an intro from, an introduction from,
on the recommendation of, on recommendation of, know through, referral from, referral by, passed on by,
suggested by, pointed out by, sent over by, sent by, handed over by, sent my way by,
we were introduced by, were introduced by
""")

OWN = _phrases("""
i'll, i will, i'm going to, i am going to, i'm gonna, i need to, i have to, i've got to, i gotta, i must,
i should, i promised, i promise, i've promised, i have promised, i owe, i said i'd, i said i'll,
i said i would, i told her i'd, i told him i'd, i told them i'd, told her i'd, told him i'd, told them i'd,
told her i would, told him i would, told them i would, told her i'll, told him i'll, told them i'll, said i'd,
said i'll, said i would, said i will, i offered to, i agreed to, i also owe, i still owe, i'd promised,
i also promised, i also need to, i still need to, my promise, i'll also, i said that i'd, i've to, i am to,
i committed to, i volunteered to, ill, i'd, i would
""")
"""The writer's own promise, with “I” in it."""

BARE = _phrases("""
promised, promise, owe, need to, have to, must, should, gotta, gonna, going to, will, offered to, agreed to,
todo, to do, also promised, owing, still owe, owed, also owe, remember to
""")
"""The same without it: only where nobody else has been said to act."""


MET = _phrases("""
met, we met, i met, who i met, whom i met, ran into, bumped into, met up, we first met, first met, met me,
introduced herself, introduced himself, introduced themselves, told me, know from, i know from, met again,
know her from, know him from, know them from, i know her from, i know him from, we know each other from
""")
"""What comes before the place or the day of the meeting."""

NOBODY = frozenset(
    """
someone somebody anyone anybody everybody everyone people guys person nobody guy girl woman man lady gentleman dude
""".split()
)
"""What stands where a name could, and is none."""

CALLED = frozenset("called named".split())
COPULAS = frozenset("is was are were it's its that's thats be".split())
CUES = frozenset(
    """
met meet meets meeting saw see with w w/ to 2 tell told owe owed promised promise thank thanks find found has have had
sourced interviewed hired ping call called named email mail for about know knows knew text message ask asked visit
visited introduced intro introduce contact contacted like invite invited ring chase nudge write wrote remember is was
it's are be forget contacting emailed texted messaged pinged called interviewed
""".split()
)
"""What a name may come after, within a sentence."""

PLACING = frozenset("at from in of @ on near inside".split())
MET_BY = frozenset("met meet saw bumped ran spoke talked chatted know introduced intro'd".split())
THEIR = frozenset("her his their its".split())
KEPT = frozenset(
    """
dog cat puppy kitten horse parrot pet rabbit husband wife son daughter baby twin landlord landlady kid kids child
boyfriend girlfriend fiance fiancee sister brother mother father mum mom dad boss ex
""".split()
)
"""Who belongs to somebody, and is not whom a line is about."""

MARKED = frozenset("tel phone e-mail email mail mobile cell web website url site fax whatsapp signal handle".split())
"""What stands before an address or a number."""

MONTHS = frozenset(
    """
january february march april may june july august september october november december jan feb mar apr jun jul aug sep
sept oct nov dec
""".split()
)

MESSAGES = frozenset(
    "e-mail email mail message dm letter text call card note invitation request reply answer intro".split()
)
"""What one gets from somebody."""

ABROAD = frozenset(
    """
bei beim mit auf im am zum zur vom nach kaffee treffen getroffen kennengelernt con en el los las conoci hable encontre
avec chez au aux rencontre vu parle met med hos na com
""".split()
)
"""What lines in other languages begin with, where it is no name."""

SAYS = frozenset("says said told tells suggested suggests thinks thought wants asked".split())
MEETS = frozenset("contact talk speak meet call write email ask ping".split())
"""“Ben says I should talk to Ana”: what somebody says, and what one is to do then."""

ADVERBS = frozenset(
    """
instead again today tomorrow tonight yesterday soon now later once twice too back here there please anyway together
""".split()
)
"""What may follow a name at the end of a clause and is no part of it."""
