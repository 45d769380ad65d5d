"""The outcomes that others decide, each with the tasks that lead there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.goals.vocabulary import compiled


@dataclass(frozen=True, slots=True)
class Lead:
    """A goal in one sentence that leads to an outcome, and why it does, in at most 100 characters."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Rule:
    """The outcomes that it is for, and its tasks. In a task stand, where the sentence says them:

    {people}   whom to talk to: “data analysts in fintech”, “people at Acme”, else “people in my field”
    {jobs}     what to apply to: “data analyst roles in fintech”, “jobs”
    {topic}    what to be known for: “testing”, else “my work”
    {channel}  where: “LinkedIn”
    {by}       “by 31 December 2026”; {until}: “until 31 December 2026”
    """

    wanted: re.Pattern[str]
    tasks: tuple[Lead, ...]


_COFFEES = Lead("Have 3 coffee chats with {people} {by}", "People who know you think of you when something opens.")
_APPLY = Lead("Apply to 5 {jobs} {by}", "Applications are in your hands, and each one teaches you something.")
_ASK_COFFEE = Lead("Ask 3 {people} for a coffee chat {by}", "People refer those whom they have talked to.")
_POST_WEEKLY = Lead("Write 1 {channel} post every week {until}", "People follow those who share something regularly.")
_POST_WEEKLY_WORK = Lead(
    "Write 1 {channel} post about my work every week {until}", "What you write shows what you can do."
)
_COMMENTS = Lead(
    "Comment on 3 {channel} posts every week {until}", "A good comment shows you to people who don't know you yet."
)
_FEEDBACK = Lead(
    "Ask 2 {people} for feedback on my CV {by}", "A second pair of eyes finds what keeps your CV from being read."
)
_EVENTS = Lead("Attend 2 {sector} events {by}", "Events are where you meet the people who decide.")
_MESSAGES = Lead("Message 5 {people} {by}", "Most replies begin with a short and personal message.")


def _rule(wanted: str, *tasks: Lead) -> Rule:
    return Rule(compiled(rf"\b(?:{wanted})\b"), tasks)


RULES: tuple[Rule, ...] = (
    _rule(
        r"clients?|customers?|leads?|gigs?|(?<!permanent )contracts?|freelance|commissions?|sales?|orders?",
        Lead("Message 5 possible clients every week {until}", "Work comes from conversations that you begin."),
        Lead("Ask 3 people I worked with for a recommendation {by}", "New clients trust the word of earlier ones."),
        Lead(
            "Write 1 {channel} post about my work every week {until}",
            "Clients come to those whose work they have seen.",
        ),
    ),
    _rule(
        r"accepted\s+(?:into|to|for)",
        Lead("Apply to 5 {jobs} {by}", "The more places you apply to, the less one answer matters."),
        Lead("Have 2 coffee chats with {people} {by}", "Somebody who was there knows what they look for."),
    ),
    _rule(
        r"pass\b.*interviews?",
        Lead("Do 3 mock interviews with {people} {by}", "An interview is a skill, and practice is how you get it."),
        Lead("Ask 2 {people} for advice about interviews {by}", "Those who hire can tell you what they listen for."),
    ),
    _rule(
        r"podcasts?|featured|published|newsletter\s+feature|magazine",
        Lead("Message 3 hosts or editors {by}", "Hosts and editors look for topics: most guests offered theirs."),
        _POST_WEEKLY_WORK,
    ),
    _rule(
        r"referrals?|referred|introduced|introductions?|refer\s+me",
        _ASK_COFFEE,
        Lead("Message 5 {people} {by}", "Each person whom you write to may know somebody who opens a door."),
    ),
    _rule(
        r"invited\s+to\s+speak|speaker|speaking|interviewed\s+(?:on|by|for)|keynote",
        Lead("Send 2 talk proposals to meetups {by}", "Most speakers were not found: they proposed a talk."),
        Lead("Message 3 event organisers {by}", "Organisers look for speakers all year and are glad about offers."),
        Lead("Write 1 {channel} post every week {until}", "What you write shows what you could speak about."),
    ),
    _rule(
        r"galler(?:y|ies)|exhibitions?|exhibit",
        Lead("Send my portfolio to 5 galleries {by}", "Galleries choose from what they have seen."),
        Lead("Attend 3 exhibition openings {by}", "At an opening you meet those who choose what is shown."),
    ),
    _rule(
        r"co-?authors?|co-?founders?|collaborators?|collaborations?|partners?",
        Lead("Have 3 coffee chats with {people} {by}", "You find out with whom you like to work when you talk."),
        Lead("Message 3 {people} about a joint project {by}", "Most say yes or no only when somebody asks."),
    ),
    _rule(
        r"hackathons?|competitions?|contests?|pitch\s+(?:night|competition)|tournaments?",
        Lead("Ask 2 people who took part before for advice {by}", "They know what the judges look for."),
        Lead("Show my project to 3 {people} {by}", "Each person who tries it tells you what to make better."),
    ),
    _rule(
        r"mentors?|mentored|mentorship|sponsors?|coach",
        Lead("Ask 2 {people} for advice {by}", "A mentor begins as somebody who gave you advice once."),
        Lead("Have 2 coffee chats with {people} {by}", "You find out whom you can learn from when you talk to them."),
    ),
    _rule(
        r"followers?|subscribers?|readers?|views?|impressions|likes?|reactions?|mentions?|visitors?|audience"
        r"|sign-?ups?|mailing\s+list",
        _POST_WEEKLY,
        _COMMENTS,
    ),
    _rule(
        r"stars?|downloads?|forks?",
        Lead("Write 1 post about my project every week {until}", "People can only use what they have heard of."),
        Lead("Show my project to 5 {people} {by}", "Each person who tries it can tell you what keeps others away."),
    ),
    _rule(
        r"known|recogni[sz]ed|noticed|seen|respected|discovered|visible|appreciated|valued|expert|authority|headhunted",
        Lead(
            "Write 1 {channel} post about {topic} every week {until}", "You become known for what people read from you."
        ),
        Lead("Answer 2 questions about {topic} every week {until}", "Those whom you helped remember what you know."),
        Lead("Give 1 talk about {topic} {by}", "A talk is remembered longer than a profile."),
        _COMMENTS,
    ),
    _rule(
        r"(?:start|launch|open|found|run)\b.*\b(?:business|company|startup|studio|agency|practice|shop)",
        Lead("Message 5 possible clients every week {until}", "Work comes from conversations that you begin."),
        Lead("Have 3 coffee chats with founders {by}", "Those who began before you know what you will need."),
    ),
    _rule(
        r"connections?|contacts?|friends?|network",
        Lead(
            "Send 3 personal connection requests every week {until}",
            "A request with a personal line is accepted far more often.",
        ),
        _EVENTS,
        Lead("Follow up with 2 people I met every week {until}", "Connections last when you write a second time."),
    ),
    _rule(
        r"promot\w+|raises?|salary|pay",
        Lead("Ask my manager for feedback {by}", "You hear what is still missing, and your manager what you want."),
        Lead("Have 2 coffee chats with {people} {by}", "Promotions are decided by people who know your work."),
        Lead(
            "Write down 1 result of my work every week {until}",
            "You need your results at hand when you are asked for them.",
        ),
    ),
    _rule(
        r"recommendations?|endorsements?|endorsed|recommend\s+me|testimonials?",
        Lead(
            "Ask 3 people I worked with for a recommendation {by}", "Most people gladly write one when they are asked."
        ),
        Lead("Write 2 recommendations for colleagues {by}", "Those whom you recommend often return it."),
    ),
    _rule(
        r"call(?:s|ed)?\s+me|contact(?:s|ed)?\s+me|repl(?:y|ies)|responses?|answers?",
        _MESSAGES,
    ),
    _rule(
        r"(?:job\s+|technical\s+)?interviews?",
        Lead("Apply to 5 {jobs} {by}", "Interviews follow applications, and you decide how many you send."),
        _ASK_COFFEE,
        _FEEDBACK,
    ),
    _rule(
        r"internships?|apprenticeships?|traineeships?|placements?|scholarships?|grants?|fellowships?|residenc\w+|awards?"
        r"|accepted|program(?:me)?s?",
        Lead("Apply to 5 {jobs} {by}", "The more places you apply to, the less one answer matters."),
        Lead("Have 2 coffee chats with {people} {by}", "Somebody who was there knows what they look for."),
    ),
    _rule(
        r"jobs?|hired|offers?|roles?|positions?|employed|employment|work|careers?|compan(?:y|ies)|become|switch|change"
        r"|postdocs?|ph\.?ds?|contracts?",
        _COFFEES,
        _APPLY,
        _FEEDBACK,
    ),
    _rule(
        r"seat|council|board|committee|staff|elected|team",
        Lead("Have 2 coffee chats with people who are in it already {by}", "They know how they were chosen."),
        Lead("Ask 2 people who are in it for advice {by}", "Whoever is chosen next is often somebody they know."),
    ),
)
"""Tried in this order on the sentence of an outcome goal."""
