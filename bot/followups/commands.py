"""What following up brings to the bot."""

from __future__ import annotations

from bot.feature import Feature, Job
from bot.followups import chain, jobs, rules
from bot.followups.cadence import cadence, fresh_start
from bot.followups.daily import followups

__all__ = ["cadence", "feature", "followups", "fresh_start"]

feature = Feature(
    commands=(followups,),
    jobs=(Job("nudges", rules.PLAN_EVERY, jobs.plan), Job("held", rules.TIDY_EVERY, jobs.forget_held)),
    reactions=(chain.after_talk,),
    changes=(chain.after_change,),
    panels=(chain.panel,),
    returned=chain.replan,
    moved=chain.replan_all,
    wakes=lambda store: store.followups.wakes_at(),
)
