"""What a word gives to a sentence: an action of goals, and the broader kind that `explain goal` tells."""

from __future__ import annotations

from enum import StrEnum

from bot.goals.model import Action


class Kind(StrEnum):
    """The broader kinds of actions that `explain goal` tells."""

    REACH_OUT = "reach_out"
    COFFEE = "coffee_chat"
    EVENT = "attend_event"
    CONNECT = "connect_online"
    POST = "post_content"
    APPLY = "apply"
    LEARN = "learn"
    OTHER = "other"


Sense = tuple[Action, Kind]

VAGUE: Sense = (Action.UNCLEAR, Kind.OTHER)
RESULT: Sense = (Action.RESULT, Kind.OTHER)
DO: Sense = (Action.DO, Kind.OTHER)
LEARN: Sense = (Action.DO, Kind.LEARN)
ONLINE: Sense = (Action.DO, Kind.CONNECT)
LINKS: Sense = (Action.REACH, Kind.CONNECT)
ASK: Sense = (Action.DO, Kind.REACH_OUT)
GIVE: Sense = (Action.GIVE, Kind.REACH_OUT)
TALK: Sense = (Action.TALK, Kind.REACH_OUT)
MEET: Sense = (Action.MEET, Kind.REACH_OUT)
REACH: Sense = (Action.REACH, Kind.REACH_OUT)
CALL: Sense = (Action.CALL, Kind.REACH_OUT)
MESSAGE: Sense = (Action.MESSAGE, Kind.REACH_OUT)
COMMENT: Sense = (Action.COMMENT, Kind.POST)
POST: Sense = (Action.POST, Kind.POST)
ANSWER: Sense = (Action.DO, Kind.POST)
APPLY: Sense = (Action.APPLY, Kind.APPLY)
EVENT: Sense = (Action.EVENT, Kind.EVENT)
STAGE: Sense = (Action.DO, Kind.EVENT)
COFFEE: Sense = (Action.COFFEE, Kind.COFFEE)
INTERVIEW: Sense = (Action.INTERVIEW, Kind.COFFEE)
