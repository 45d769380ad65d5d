"""Slack: what it lets an app declare, and how much of anything it takes.

`limits` is the table of its limits with the checks against it; `catalog` derives the app manifest from the declared
commands.
"""
