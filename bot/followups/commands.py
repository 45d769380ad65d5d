"""What following up brings to the bot."""

from __future__ import annotations

from bot.feature import Feature, Job
from bot.followups import cadence, chain, daily, jobs, rules

feature = Feature(
    commands=(daily.followups,),
    jobs=(Job("nudges", rules.PLAN_EVERY, jobs.plan), Job("held", rules.TIDY_EVERY, jobs.forget_held)),
    reactions=(chain.after_talk,),
    changes=(chain.after_change,),
    panels=(chain.panel,),
    returned=chain.replan,
)

assert cadence.followups is daily.followups, "cadence adds its commands to the same group"
