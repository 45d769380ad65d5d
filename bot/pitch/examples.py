"""A whole pitch for each situation, as an example of each of its parts. The people in them are made up."""

from __future__ import annotations

from bot.members.model import Situation
from bot.pitch.model import Slots

ANYBODY = Slots(
    who="I am Noa, and I make websites that everybody can use.",
    field="My field is front-end development, and most of all, sites that also work for people who cannot see well.",
    context="I learned it in a course of six months, after five years of work in a library.",
    achievement="Last month I rebuilt the site of our town's library with a friend. Before, it took eight clicks to"
    " order a book. Now it takes three, and 400 people use it each week.",
    special="At the library I helped people with computers every day, so I know where they get stuck.",
    why="I tell you this because your team builds sites for schools and towns, and they have the same questions.",
    action="Could I show you the site for ten minutes next week, and hear what you would change?",
)

EXAMPLES: dict[Situation, Slots] = {
    Situation.FIRST_JOB: Slots(
        who="I am Ana, a junior web developer from Porto.",
        field="I work on the front end, and I like pages that load fast.",
        context="In June I finished a course of six months, with 900 hours of practice. Now I look for my first job as"
        " a developer.",
        achievement="For the last project, four of us built a page where neighbours lend tools to each other. I made"
        " the search. It finds a drill in less than a second, and 60 people of my street use it.",
        special="Before that I worked in a shop for three years. I listen first, and I stay calm when it gets busy.",
        why="I tell you this because your team teaches juniors, and your last talk was about search.",
        action="Could we talk for 15 minutes next week? I would like to hear what you look for in a junior.",
    ),
    Situation.CHANGE: Slots(
        who="I am Sam, a nurse who now works with data.",
        field="My field is health data: what happens to people in hospital, and why.",
        context="I was a nurse for six years. I saw how much we write down, and how little of it helps anybody. So I"
        " learned SQL and Python in the evenings, for one year.",
        achievement="I built a small chart for my ward that shows where patients wait the longest. We changed the order"
        " of two rounds, and the wait went down by 20 minutes.",
        special="I speak the language of the ward and the language of data, and I can explain one to the other.",
        why="I tell you this because you build software for hospitals.",
        action="Could you tell me which question your customers ask most? I would like to try it on open data.",
    ),
    Situation.REMOTE: Slots(
        who="I am Lee, a back-end developer who works from home.",
        field="I build payment systems in Python, for small shops.",
        context="I have worked for teams in three time zones for four years. Now I look for a remote team that writes"
        " things down.",
        achievement="In my last team I moved 200 shops to a new payment service. We did it in ten weeks, and no shop"
        " was closed for one minute. I wrote a page each Friday on what was done, so nobody had to ask.",
        special="I write clearly and early. People know where my work is, also when I sleep.",
        why="I tell you this because your team sits in five countries, and payments are new for you.",
        action="Could I send you two of those Friday pages? They show better than a CV how I work.",
    ),
    Situation.FREELANCE: Slots(
        who="I am Mia, and I draw and build online shops.",
        field="My customers are small food makers: bakers, a cheese farm, two tea shops.",
        context="I worked in an agency for five years, and since last spring I work for myself.",
        achievement="For the cheese farm I made a shop with only four pages. In three months they sold to 300 people"
        " who live too far away to come by. One person runs it, in two hours a week.",
        special="I visit my customers before I draw anything. I want to see how they pack a box, and where they lose"
        " time.",
        why="I tell you this because you help small makers to sell, and some may ask you for a shop.",
        action="Do you know one maker who is unhappy with their shop? I would look at it with them, for free.",
    ),
    Situation.GROWING: Slots(
        who="I am Kai, a developer who would like to lead a team.",
        field="I work on maps and routes for delivery bikes.",
        context="I have been with the same company for five years, and I have helped three juniors through their first"
        " months.",
        achievement="Last year I planned a project with four people for the first time. Our new routes save each rider"
        " 15 minutes a day. We were ready one week early, since we cut the plan in half in the first month.",
        special="I like to make plans smaller. I ask early what we can leave out.",
        why="I tell you this because you have led teams for ten years, and you write about your mistakes, too.",
        action="Could I ask you three questions about your first year as a lead? Half an hour is enough.",
    ),
}
"""Each can be said in 45 to 60 seconds; tests/features/test_pitch_rules.py measures them."""


def of(situation: Situation | None) -> Slots:
    return ANYBODY if situation is None else EXAMPLES[situation]
