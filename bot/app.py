"""The bot: reads what people did, answers with cards, runs jobs, composes deliveries. Platforms know nothing else."""

from __future__ import annotations

import logging
import secrets
import traceback
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import cast

from bot import arriving, composing
from bot.context import Context, NeedsWriter, Repeated, Reply, Request, Unasked
from bot.feature import Feature, Job, hearing
from bot.held import answers, earlier
from bot.installs import leaving
from bot.kit import grammar, ids, words
from bot.kit.apologies import broken_card, error_card
from bot.kit.args import Ambiguous, Choice
from bot.kit.calls import Call
from bot.kit.cards import Card, Task, read_wire, say
from bot.kit.commands import Answer, Catalogue, Form, Param
from bot.kit.errors import UserError
from bot.members import rules as member_rules
from bot.members.model import Handle, Member, Place
from bot.outbox.model import Ambiguous as Unclear
from bot.outbox.model import Delivery, Later, Refused
from bot.outbox.ports import HasOutbox, Messenger
from bot.ports import Database, Store
from bot.throttle import Did, Throttle

log = logging.getLogger(__name__)

QUIET = timedelta(minutes=5)
"""Without anybody who asks: then nobody minds that the writer is busy for seconds."""

LONGEST_UNCLEAN = timedelta(days=1)


class Bot:
    """The core behind every platform. `zone` is assumed for people whose zone nobody told; without a `throttle` people
    may ask as much as they like. `address` is what a Context has."""

    def __init__(
        self,
        database: Database,
        features: Sequence[Feature],
        *,
        zone: str = "UTC",
        roots: tuple[str, ...] = ("grapevine", "gv"),
        throttle: Throttle | None = None,
        address: Callable[[str], str] = str,
    ) -> None:
        self.database = database
        self.features = tuple(features)
        self.catalogue = Catalogue[Context](group for feature in features for group in feature.commands)
        self.jobs: tuple[Job, ...] = tuple(job for feature in features for job in feature.jobs)
        self.zone = zone
        self.roots = roots
        self._throttle = throttle
        self._address = address
        self.messengers: Mapping[str, Messenger] = {}
        """Of the platforms that are connected, by name: who may post where is asked of them."""
        self._asked: datetime | None = None
        self._unclean: datetime | None = None
        self._hearing = hearing(features)
        self._greets = tuple(feature.greets for feature in features if feature.greets is not None)
        self._aftermaths = tuple(feature.aftermath for feature in features if feature.aftermath is not None)

    def read(self, request: Request) -> Call | Form:
        """The call that a request means, or the form to open; pure, raises UserError."""
        read = self._read(request)
        call = read.call if isinstance(read, Form) else read
        if call.name != "answer":  # that is known once the store was asked
            may_be = request.organiser or bool(request.roles)
            self.catalogue.command(call.name).admit(organiser=may_be)
        return read

    def _read(self, request: Request) -> Call | Form:
        if isinstance(request.said, Call):
            values = {name: words.clean(text) for name, text in request.said.values.items()}
            return Call(request.said.name, {name: text for name, text in values.items() if text})
        if request.pressed:
            call, page = read_wire(request.said)
            if page and call.name == "answer":
                return Form("One moment", "", call, (), page)  # the store has the call that it stands for
            return self.catalogue.command(call.name).form(call, page) if page else call
        typed = grammar.read(request.said, self.catalogue, roots=self.roots, wishes=True)
        return typed.call if typed.complete else typed.command.form(typed.call)

    def check(self, call: Call) -> dict[str, str]:
        """What is wrong with a form's values, by field, before anything is read from the store."""
        return self.catalogue.command(call.name).check(call)

    async def answer(self, request: Request, now: datetime) -> Reply:
        """Do what was asked, in one transaction. Never raises for what a person did; what breaks gets a reference."""
        try:
            self._admit(request, "press" if request.pressed else "command")
        except UserError as error:
            return Reply(error_card(error), failed=True)  # nothing is run, and nothing stored
        return await self.renewed(request, now)

    async def renewed(self, request: Request, now: datetime) -> Reply:
        """The same for what the platform shows again by itself: it doesn't count as something that a person did."""
        self._asked = now
        try:
            try:
                return await self._reply(request, now)
            except UserError as error:
                await self._noticed(request, now)  # a mistake is a reaction too
                return Reply(error_card(error), failed=True, field=error.field or "")
        except Repeated:
            return Reply(Card("I have done that already."), repeated=True)
        except Exception as error:
            reference = secrets.token_hex(4)
            # The error's own message may repeat what somebody typed, so only its type and the lines of code are logged.
            where = "".join(traceback.format_tb(error.__traceback__))
            log.error("%s: %s failed with %s at\n%s", reference, request.named, type(error).__name__, where)
            return Reply(broken_card(reference), failed=True)

    async def later(self, request: Request, form: Form, now: datetime) -> Card:
        """A card with a button that opens the form, with all that is known: where no form can be opened right now."""

        def work(store: Store) -> Card:
            member = self._notice(request, now, store)
            (held,) = self._context(member, request, now, store).hold(("Open the form", form.call))
            asks = say("It takes a form, and your own press opens it. What you wrote is in there.")
            return Card(form.title, (asks,), (replace(held, asks=form.page),), tone="ask", summary="One more step")

        return await self.database.write(work)

    async def waiting(self, request: Request, call: Call, now: datetime) -> Call | None:
        """The call that an `answer` stands for, still open; None for any other call. Raises UserError."""
        if call.name != "answer":
            return None

        def work(store: Store) -> Call:
            member = store.members.find(request.who)
            if member is None:
                raise ids.UnknownRecord
            return answers.waiting(call, self._context(member, request, now, store))

        return await self.database.read(work)

    async def suggest(self, request: Request, command: str, param: str, typed: str, now: datetime) -> Sequence[Choice]:
        """What to offer for an argument while somebody types; empty for people who are too fast, or may not ask."""
        declared = self.catalogue.command(command)
        try:
            self._admit(request, "suggestion")
            declared.admit(organiser=request.organiser or bool(request.roles))
        except UserError:
            return ()
        found: Param[Context] = declared.param(param)

        def work(store: Store) -> Sequence[Choice]:
            member = store.members.find(request.who) or arriving.newcomer(request, now, zone=self.zone)
            return found.arg.suggest(typed, self._context(member, request, now, store))

        return await self.database.read(work)

    async def moved(self, who: Handle, zone: str, now: datetime) -> None:
        """The platform tells where somebody is: what waits for them moves to that clock, unless they chose theirs."""

        def fresh(store: Store) -> Member | None:
            member = store.members.find(who)
            return None if member is None else member_rules.moved(member, zone)

        def work(store: Store) -> None:
            member = fresh(store)
            if member is not None:
                store.members.save(member)
                for feature in self.features:
                    feature.moved(store, member, now) if feature.moved is not None else None

        if await self.database.read(fresh) is not None:  # most of what platforms tell changes nothing
            await self.database.write(work)

    async def removed(self, platform: str, realm: str, now: datetime) -> None:
        """A workspace took us away: nothing is sent there any more, and after 30 days its people are erased. So did a
        server, by its id in place of a realm: its people stay, as they are not only there."""
        await self.database.write(lambda store: leaving.removed(store, platform, realm, now))

    async def installed(self, platform: str, realm: str, now: datetime) -> None:
        """A workspace has us, or has us back."""
        await self.database.write(lambda store: leaving.installed(store, platform, realm, now))

    async def present(self, platform: str, there: Collection[str], whose: Callable[[str], bool], now: datetime) -> None:
        """A platform tells all at once where we are, of the realms or servers that are `whose`."""
        await self.database.write(lambda store: leaving.present(store, platform, there, now, whose=whose))

    async def keep(self, who: Handle, card: Card, refusal: Refused, now: datetime) -> None:
        """An answer that couldn't be shown waits for their next one, or for a platform that takes it again."""
        await self.database.write(lambda store: earlier.keep(store, who, card, refusal, now))

    async def run_job(self, job: Job, now: datetime | None = None) -> int:
        """One transaction of a job; how many it handled."""
        moment = await self.database.now() if now is None else now
        return await self.database.write(lambda store: job.run(store, moment))

    def wakes(self, store: Store) -> list[datetime]:
        """When jobs and deliveries come due next."""
        moments = [feature.wakes(store) for feature in self.features if feature.wakes is not None]
        return [one for one in (*moments, store.outbox.next_due()) if one is not None]

    async def tidy(self) -> int:
        """Overwrite what deleting had to leave because it takes long: when nobody has asked for anything for a while,
        or when it has waited for a day. 0: nothing is to be done again at once."""
        now = await self.database.now()
        busy = self._asked is not None and abs(now - self._asked) < QUIET
        late = self._unclean is not None and abs(now - self._unclean) >= LONGEST_UNCLEAN
        clean = await self.database.scrub(patient=busy and not late)
        self._unclean = None if clean else self._unclean or now
        return 0

    async def compose(self, delivery: Delivery, now: datetime) -> Card | Later | None:
        """The card of a delivery as of now: its stored call, answered as if typed. None: nothing left to say."""
        command = self.catalogue.command(delivery.call.name)
        if not (command.reads and command.hidden):
            raise ValueError(f"“{command.name}” can't be delivered: it isn't a hidden command that only reads")

        def work(store: Store) -> Answer | Later:
            member = composing.reader(store, delivery, now, zone=self.zone)
            if not isinstance(member, Member):
                return member
            place = composing.place(delivery)
            ctx = replace(self._context(member, place, now, store), space=delivery.space)
            answer = command.answer(delivery.call, ctx)
            return ctx.by_their_clock(answer) if place.private else answer

        if delivery.kind == "digest" and delivery.to.platform in self.messengers:
            sponsor = await self.database.read(lambda store: composing.sponsor(store, delivery))
            place = composing.place(delivery)
            if sponsor is not None and await self._can_post(place, sponsor, delivery.space) == "not you":
                raise Refused("owner_left", permanent=True)
        answer = await self.database.read(work)
        if isinstance(answer, Form | Task):
            raise TypeError(f"“{command.name}” doesn't answer with a card")
        return answer

    def aftermath(self, store: HasOutbox, delivery: Delivery, now: datetime) -> None:
        """Runs in the transaction that ends a delivery: what is told of it goes with it, or not at all."""
        for react in self._aftermaths:
            react(cast(Store, store), delivery, now)  # the sender asks the store of our database for no more

    async def _can_post(self, place: Place, user: str, space: str) -> str:
        """As Messenger.can_post; raises Refused alone."""
        if place.platform not in self.messengers:
            raise Refused("not_connected")
        try:
            return await self.messengers[place.platform].can_post(place, user, space=space)
        except Unclear as error:
            raise Refused(error.code) from error

    def _admit(self, request: Request, did: Did) -> None:
        if self._throttle is not None:
            who = request.who
            self._throttle.admit(who, request.space or f"{who.platform}/{who.realm}", did)

    async def _reply(self, request: Request, now: datetime) -> Reply:
        read = self.read(request)
        if isinstance(read, Form):
            await self._noticed(request, now)
            return Reply(await self._prefilled(request, read, now))
        answer, public, gone = await self._run(request, read, now)
        if answer is None:
            answer = Card("Nothing to show here any more.")
        # A card that others see too stays as it is: what comes of a press on it is for whoever pressed.
        return Reply(answer, replaces=request.pressed and request.where.private, public=public, gone=gone)

    async def _prefilled(self, request: Request, form: Form, now: datetime) -> Form:
        """The form with what the store knows; its own page again, so that nothing typed is lost."""
        waits = form.call.name == "answer"
        if not waits and self.catalogue.command(form.call.name).known is None:
            return form

        def work(store: Store) -> Form:
            member = store.members.find(request.who)
            if member is None:
                raise ids.UnknownRecord
            ctx = self._context(member, request, now, store)
            call = answers.waiting(form.call, ctx) if waits else form.call
            command = self.catalogue.command(call.name)
            command.admit(organiser=ctx.organiser)
            return command.form(call, form.page, command.known(ctx, call) if command.known else None)

        return await self.database.read(work)

    async def _noticed(self, request: Request, now: datetime, *, known: bool = False) -> None:
        """Somebody is here, even if nothing comes of what they did. `known`: only if we know them."""
        member = await self.database.read(lambda store: store.members.find(request.who))
        if not known if member is None else arriving.stale(member, now):
            await self.database.write(lambda store: self._notice(request, now, store))

    def _notice(self, request: Request, now: datetime, store: Store) -> Member:
        member, away, unreached = arriving.recognise(store, request, now, self.features, zone=self.zone)
        if away >= member_rules.QUIET_SPELL:  # the first card that is answered says welcome back
            store.members.save(replace(member, seen_at=now - away, unreachable=unreached))
        elif unreached:  # and that nothing could reach them
            store.members.save(replace(member, unreachable=unreached))
        return member

    async def _run(self, request: Request, call: Call, now: datetime) -> tuple[Answer, bool, bool]:
        """The answer, whether it is for everybody in the place, and whether who asked was erased."""
        while True:
            try:
                return await self._run_knowing(request, call, now)
            except Unasked as question:
                try:
                    reason = await self._can_post(question.place, request.who.user, question.space)
                except Refused as error:
                    log.warning("whether something can be posted could not be asked: %s", error.code)
                    reason = "unasked"
                request = replace(request, asked={**request.asked, question.place: reason})

    async def _run_knowing(self, request: Request, call: Call, now: datetime) -> tuple[Answer, bool, bool]:
        command = None if call.name == "answer" else self.catalogue.command(call.name)
        if command is not None and command.reads:
            try:
                read = await self.database.read(lambda store: self._answer(request, call, now, store, may_write=False))
                if command.glance:
                    await self._noticed(request, now, known=True)
                return read[0], read[1], False
            except NeedsWriter:
                pass

        def work(store: Store) -> tuple[Answer, bool, bool, bool]:
            if request.key and not store.inbox.add(request.key, now):
                raise Repeated
            answer, public, scrubs = self._answer(request, call, now, store, may_write=True)
            return answer, public, scrubs, scrubs and store.members.find(request.who) is None

        answer, public, scrubs, gone = await self.database.write(work)
        if scrubs:
            while await self.database.write(lambda store: store.privacy.sweep()):
                pass
            await self.database.scrub()
        return answer, public, gone

    def _answer(
        self, request: Request, call: Call, now: datetime, store: Store, *, may_write: bool
    ) -> tuple[Answer, bool, bool]:
        """The answer, whether it is for everybody in the place, and whether what it deleted is to be scrubbed."""
        if may_write:
            member, away, unreached = arriving.recognise(store, request, now, self.features, zone=self.zone)
        else:
            known = store.members.find(request.who)
            if self.catalogue.command(call.name).glance:
                known = known or arriving.newcomer(request, now, zone=self.zone)
            elif known is None or arriving.stale(known, now) or (self._greets and not known.welcomed):
                raise NeedsWriter
            member, away, unreached = known, timedelta(0), ""
        ctx = self._context(member, request, now, store)
        ctx = replace(ctx, may_write=may_write, away=away, unreached=unreached)
        if call.name == "answer":
            call = answers.chosen(call, ctx)
        command = self.catalogue.command(call.name)
        command.admit(organiser=ctx.organiser)
        try:
            answer = command.answer(call, ctx)
        except Ambiguous as question:
            ctx.untell()
            return answers.which(question, call, ctx), False, False
        if isinstance(answer, Card) and may_write and not command.public:
            for greet in self._greets:
                answer = greet(ctx, answer)
        else:
            ctx.untell()
        if not command.public:  # others have clocks of their own
            answer = ctx.by_their_clock(answer)
        return answer, command.public, command.scrubs

    def _context(self, member: Member, asked: Request | Place, now: datetime, store: Store) -> Context:
        """Of what somebody asked for, or of what is delivered to a place."""
        place = asked if isinstance(asked, Place) else asked.where
        ctx = self._hearing(member, place, now, store, catalogue=self.catalogue, address=self._address)
        if isinstance(asked, Place):
            return ctx
        by_role = bool(asked.roles and asked.tenant) and store.events.organisers(asked.tenant) in asked.roles
        organiser = asked.organiser or by_role
        return replace(
            ctx, room=asked.room, space=asked.tenant, organiser=organiser, asked=asked.asked, locale=asked.locale
        )
