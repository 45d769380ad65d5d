"""Where somebody stands, and what helps there (S64): a sentence, qualities to begin with, and lines to learn from."""

from __future__ import annotations

from dataclasses import dataclass

from bot.members.model import Situation


@dataclass(frozen=True, slots=True)
class Start:
    """`begins` ends “You …”; `why` says what helps there; `line` has qualities to begin with, as people type them;
    `example` is a line of their own making."""

    begins: str
    why: str
    line: str
    example: str


STARTS = {
    Situation.FIRST_JOB: Start(
        "look for your first job",
        "People one or two years ahead of you remember how they began. Recruiters know who hires beginners.",
        "roles: recruiter x2, junior developer x2, hiring manager x2, mentor x1",
        "roles: junior data analyst 3, recruiter 2; companies: Acme; places: Berlin",
    ),
    Situation.CHANGE: Start(
        "change to another field",
        "People who made the same change know the way. People in the new field know what counts there.",
        "roles: career changer x2, hiring manager x2, recruiter x2, mentor x1",
        "roles: UX designer 3, career changer 2; sectors: health; skills: user research",
    ),
    Situation.REMOTE: Start(
        "work from home, or want to",
        "You meet few people by chance. So plan a few who work as you do, and a few who live near you.",
        "roles: team lead x2, recruiter x1; interests: remote work x2",
        "roles: backend developer 3; interests: remote work 2; places: Porto",
    ),
    Situation.FREELANCE: Start(
        "work for yourself",
        "Clients often come through people who know your work. Other freelancers pass on what they can't take.",
        "roles: freelancer x3, founder x3, product manager x2; interests: freelancing",
        "roles: founder 3, freelance designer 2; sectors: tourism; places: Lisbon",
    ),
    Situation.GROWING: Start(
        "have work and want to grow in it",
        "People two steps ahead show you what comes next. People from other teams show you what else there is.",
        "roles: mentor x1, team lead x2, engineering manager x2, speaker x1",
        "roles: head of data 1, team lead 2; interests: public speaking 2; companies: Acme",
    ),
}

EXAMPLE = "roles: data engineer 3, recruiter; places: Berlin; interests: climate"
"""For somebody who didn't say where they stand."""


def example(situation: Situation | None) -> str:
    return EXAMPLE if situation is None else STARTS[situation].example
