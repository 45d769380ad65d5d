"""The same for dream companies."""

from collections.abc import Callable

from bot.members.model import MemberId
from bot.plan.company_model import Company, CompanyId, State, Step, Taken
from storage.store import Store
from tests.storage.rows import NOW, TODAY

THEIR_COMPANY = CompanyId(261)
"""Of rows.py."""

COMPANIES: dict[str, Callable[[Store, MemberId], object]] = {
    "companies.find": lambda store, me: store.companies.find(me, THEIR_COMPANY),
    "companies.keyed": lambda store, me: store.companies.keyed(me, ["acme"]),
    "companies.listing": lambda store, me: store.companies.listing(me),
    "companies.remove": lambda store, me: store.companies.remove(me, THEIR_COMPANY),
    "companies.people": lambda store, me: store.companies.people(me, ["acme"], limit=9),
    "companies.talks": lambda store, me: store.companies.talks(me, "acme", limit=9),
    "companies.save": lambda store, me: store.companies.save(Company(THEIR_COMPANY, me, "Changed", NOW)),
    "companies.take": lambda store, me: store.companies.take(
        me, THEIR_COMPANY, Taken(Step.RESEARCH, State.BEGUN, TODAY)
    ),
    "companies.reopen": lambda store, me: store.companies.reopen(me, THEIR_COMPANY, Step.RESEARCH),
}
COMPANIES_SAVING = ("companies.save", "companies.take", "companies.reopen")

COMPANIES_UNSCOPED = {
    "companies.add": "new rows of their own owner",
    "companies.chains": "takes two people to find anything; tested in test_company_queries.py",
    "companies.heard": "takes a lead of somebody who works elsewhere; tested in test_company_queries.py",
    "companies.alike": "takes somebody with a sector; tested in test_company_queries.py",
}
