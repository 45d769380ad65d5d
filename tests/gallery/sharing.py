"""An example of every view of links and news, of leads, and of occasions to congratulate people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from bot.contacts.model import Contact
from bot.journal.model import Outcome
from bot.kit import words
from bot.kit.cards import Card
from bot.leads import cards as leads
from bot.leads.model import Lead, LeadId
from bot.leads.model import State as LeadState
from bot.members.model import MemberId
from bot.milestones import cards as milestones
from bot.milestones.model import Milestone, MilestoneId, Occasion
from bot.sharing import cards as sharing
from bot.sharing.cards import Given
from bot.sharing.model import Share, ShareId, Sort, State
from tests.builders import CREATED, TODAY, a_contact
from tests.gallery.content import BUTTONS, Content

ME = MemberId(1)
EARLIER = TODAY - timedelta(days=4)
LINK = "https://example.org/posts/hiring-juniors"
WHY = "Because Ana Ruiz cares about “hiring”."


def _contact(content: Content) -> Contact:
    return replace(a_contact(content.name, company=content.company), role=content.role)


def _link(content: Content) -> Share:
    text, topics = words.clip(content.note, 500), ("hiring", "python")
    return Share(ShareId(1), ME, Sort.LINK, EARLIER, CREATED, LINK, text, topics)


def _news(content: Content) -> Share:
    return Share(ShareId(2), ME, Sort.NEWS, TODAY, CREATED, text=words.clip(content.note, 500))


def sharing_share(content: Content) -> Iterator[Card]:
    people = [(_contact(content), WHY), (a_contact("Ben"), WHY)]
    given = [Given(content.name, State.TOLD, TODAY), Given("Ben", State.NOT, TODAY)]
    said = (("Noted: you told ", words.clip(content.name, 60), "."),)
    yield sharing.share(_link(content), people, [BUTTONS, BUTTONS], (), TODAY, more=7, title="Saved to share")
    yield sharing.share(_link(content), people[:1], [BUTTONS], given * 4, TODAY, more=1, said=said)
    yield sharing.share(replace(_link(content), text=""), [], [], given, TODAY)
    yield sharing.share(_link(content), [], [], (), TODAY)
    yield sharing.share(_news(content), people, [BUTTONS, BUTTONS], given, TODAY)
    yield sharing.share(_news(content), [], [], given, TODAY)
    yield sharing.share(_news(content), [], [], (), TODAY)


def sharing_listed(content: Content) -> Iterator[Card]:
    several = [(_link(content), 0), (_news(content), 12), (replace(_link(content), text="", topics=()), 1)]
    about = words.clip(content.note, 100)
    yield sharing.listed(several, [BUTTONS] * 3, TODAY, size=1_000, about=about)
    yield sharing.listed(several[1:2], [BUTTONS], TODAY, size=1, news=True)


def sharing_nothing_found(content: Content) -> Iterator[Card]:
    yield sharing.nothing_found(words.clip(content.note, 100))


def sharing_nothing_yet(content: Content) -> Iterator[Card]:
    yield sharing.nothing_yet()


def sharing_no_news(content: Content) -> Iterator[Card]:
    yield sharing.no_news()


def sharing_removed(content: Content) -> Iterator[Card]:
    yield sharing.removed(_link(content))
    yield sharing.removed(_news(content))
    yield sharing.removed(replace(_link(content), link=""))


def _lead(content: Content) -> Lead:
    what, step = words.clip(content.note, 500), words.clip(content.promise, 300)
    company = words.clip(content.company, 120)
    return Lead(LeadId(1), ME, _contact(content).id, Outcome.LEAD, EARLIER, CREATED, what, company, step, TODAY)


def _closed(content: Content) -> Lead:
    result = words.clip(content.note, 300)
    return replace(_lead(content), state=LeadState.WON, result=result, closed_at=CREATED, kind=Outcome.REFERRAL)


def leads_lead(content: Content) -> Iterator[Card]:
    person = _contact(content)
    yield leads.lead("Saved", _lead(content), person, (), TODAY)
    bare = replace(_lead(content), company="", step="", due=None, kind=Outcome.ADVICE)
    yield leads.lead("Saved", bare, a_contact(content.name), (("The next step is done.",),), TODAY)
    yield leads.lead("Thanked", replace(_closed(content), thanked=TODAY), person, (), TODAY)


def leads_closed(content: Content) -> Iterator[Card]:
    yield leads.closed(_closed(content), _contact(content), TODAY)
    yield leads.closed(replace(_closed(content), state=LeadState.OVER, result=""), _contact(content), TODAY)


def leads_listed(content: Content) -> Iterator[Card]:
    person = _contact(content)
    thanked = replace(_closed(content), thanked=TODAY, state=LeadState.OVER, result="")
    open_ = replace(_lead(content), step="", due=None)
    several = [(one, person) for one in (_lead(content), open_, _closed(content), thanked)]
    yield leads.listed(several, [BUTTONS] * 4, TODAY, size=12_345)
    yield leads.listed(several[3:], [()], TODAY, size=1)


def leads_nothing_yet(content: Content) -> Iterator[Card]:
    yield leads.nothing_yet()


def leads_removed(content: Content) -> Iterator[Card]:
    yield leads.removed(_lead(content), _contact(content))


def _occasion(content: Content) -> Milestone:
    what = words.clip(content.note, 300)
    return Milestone(MilestoneId(1), ME, _contact(content).id, Occasion.JOB, TODAY, CREATED, what)


def _birthday(content: Content) -> Milestone:
    return replace(_occasion(content), kind=Occasion.BIRTHDAY, what="", yearly=True)


def milestones_saved(content: Content) -> Iterator[Card]:
    told = "You will hear from me tomorrow at 09:00."
    yield milestones.saved("Saved", _occasion(content), _contact(content), told, TODAY)
    yield milestones.saved("Changed", _birthday(content), _contact(content), told, TODAY)


def milestones_known(content: Content) -> Iterator[Card]:
    yield milestones.known(_birthday(content), _contact(content), TODAY)


def milestones_removed(content: Content) -> Iterator[Card]:
    yield milestones.removed(_occasion(content), _contact(content), reminder=True)
    yield milestones.removed(_birthday(content), _contact(content), reminder=False)


def milestones_listed(content: Content) -> Iterator[Card]:
    several = [(TODAY, _occasion(content), _contact(content)), (TODAY + timedelta(9), _birthday(content), a_contact())]
    yield milestones.listed(several, [BUTTONS, BUTTONS], TODAY, size=120)


def milestones_nothing_yet(content: Content) -> Iterator[Card]:
    yield milestones.nothing_yet()


SHARING: dict[str, Callable[[Content], Iterator[Card]]] = {
    "sharing.share": sharing_share,
    "sharing.listed": sharing_listed,
    "sharing.nothing_found": sharing_nothing_found,
    "sharing.nothing_yet": sharing_nothing_yet,
    "sharing.no_news": sharing_no_news,
    "sharing.removed": sharing_removed,
    "leads.lead": leads_lead,
    "leads.closed": leads_closed,
    "leads.listed": leads_listed,
    "leads.nothing_yet": leads_nothing_yet,
    "leads.removed": leads_removed,
    "milestones.saved": milestones_saved,
    "milestones.known": milestones_known,
    "milestones.removed": milestones_removed,
    "milestones.listed": milestones_listed,
    "milestones.nothing_yet": milestones_nothing_yet,
}
