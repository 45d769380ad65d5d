"""Honest answers to what people ask themselves about networking (S58, S62), and to what they ask in their situation
(S64)."""

from __future__ import annotations

from bot.members.model import Situation
from bot.tips.model import Tip

FIRST_JOB = frozenset({Situation.FIRST_JOB})
CHANGE = frozenset({Situation.CHANGE})
REMOTE = frozenset({Situation.REMOTE})
FREELANCE = frozenset({Situation.FREELANCE})
GROWING = frozenset({Situation.GROWING})

ANSWERS: tuple[Tip, ...] = (
    Tip(
        "what-it-is",
        "You get to know people, and they get to know you. You talk, you help, you stay in touch. Work and good "
        "advice often come from it later.",
        "What is networking?",
    ),
    Tip(
        "what-it-is-not",
        "It is not a race for names, and not a way to use people. You need no loud voice. One honest talk counts "
        "more than a hundred cards.",
        "What is networking not?",
    ),
    Tip(
        "fake",
        "It is fake when you pretend, so do not pretend. Ask what you really want to know. You may leave out "
        "people whose work does not interest you.",
        "Is it not fake?",
    ),
    Tip(
        "desperate",
        "Asking strangers for a job again and again can. Asking one clear question does not. Most people like to "
        "tell of their work.",
        "Does it look desperate?",
    ),
    Tip(
        "shy",
        "Yes. You can write first and speak later. Shy people often listen well, and people like that. Begin with "
        "one message to somebody you know.",
        "I am shy. Can I do this?",
    ),
    Tip(
        "nothing-to-give",
        "You have thanks, time and fresh eyes. Test somebody's app, answer a beginner, or tell people what their "
        "work did for you. Few ever do.",
        "I have nothing to give. What now?",
    ),
    Tip(
        "my-english",
        "If people can answer you, it is good enough. Use short sentences. You may say: “English is not my first "
        "language. Please ask if something is not clear.”",
        "Is my English good enough?",
    ),
    Tip(
        "bother",
        "A short message with one question takes a minute to answer. They may say no, and that is fine. Make it "
        "easy: say that no answer is fine, too.",
        "Will I bother them?",
    ),
    Tip(
        "said-no",
        "Say thanks, and mean it. A no is often about time, not about you. Ask if there is somebody else who could "
        "help, and go on.",
        "They said no. What now?",
    ),
    Tip(
        "mistake",
        "Write one line: “Sorry, I got that wrong. I meant …”. Then go on. Most people forget it within a day.",
        "I wrote something wrong. What now?",
    ),
    Tip(
        "how-long",
        "Often later than you hope. A talk may lead to something after months. So do a little each week, and do "
        "not count on one person.",
        "When will it help me?",
    ),
    Tip(
        "others-have-more",
        "No. Nobody sees how long they needed. Look at your own last month: one more person than before is growth.",
        "Others know so many people. Am I too late?",
    ),
    Tip(
        "need-linkedin",
        "It helps, because many people look there first. But you can begin without it. Begin with people you "
        "know, in a group, or at an event near you.",
        "Do I need LinkedIn?",
    ),
    Tip(
        "how-often",
        "With a few people once a month, with most twice a year. One honest line is enough. It is better than "
        "silence, and better than noise.",
        "How often should I write to somebody?",
    ),
    Tip(
        "recruiters",
        "Say which role you look for, where, and from when. Ask what they look for most. They speak to many "
        "people, so be short and clear.",
        "How do I talk to recruiters?",
    ),
    Tip(
        "mentor",
        "Do not ask for a mentor. Ask one good question, try the advice, and tell them how it went. After a few "
        "times you have one.",
        "How do I find a mentor?",
    ),
    Tip(
        "referral",
        "When they know your work, or you have talked more than once. Show them the job and why you fit. Make it "
        "easy to say no.",
        "When may I ask for a referral?",
    ),
    Tip(
        "online-only",
        "Yes, many people do. Be in one or two groups, and be there often. A short call makes a name into a person.",
        "Can I do it all online?",
    ),
    Tip(
        "no-experience",
        "Say what you learn and what you made, however small. People help somebody who is on the way. “I am "
        "building …” is a good start.",
        "I have no experience. What do I say?",
        FIRST_JOB,
    ),
    Tip(
        "ask-juniors",
        "Ask people who found their first job last year. They know how it works today, and many of them like to help.",
        "Whom do I ask about a first job?",
        FIRST_JOB,
    ),
    Tip(
        "class-network",
        "Yes. In a few years your classmates work in many places. Help them now, and stay in touch after the course.",
        "Does my class count as my network?",
        FIRST_JOB,
    ),
    Tip(
        "old-field",
        "Yes. You know problems that others have only read about. Look for people who need both: your old field "
        "and your new one.",
        "I change my field. Is my past worth anything?",
        CHANGE,
    ),
    Tip(
        "changed-too",
        "Somebody who did it before you. Search for people with your old job and your new one. Ask which step "
        "helped them most.",
        "Who can tell me how to change my field?",
        CHANGE,
    ),
    Tip(
        "far-away",
        "Write where others can read it: an answer, a short note on what you did. And ask one colleague a week for "
        "a call without a topic.",
        "I work from home. How do people get to know me?",
        REMOTE,
    ),
    Tip(
        "time-zones",
        "Offer two times in their zone, and say both zones. Or send three questions in writing. They answer when "
        "it suits them.",
        "We live in different time zones. How do we talk?",
        REMOTE,
    ),
    Tip(
        "not-selling",
        "Ask about their work first, and listen. Tell them when you are not the right person, and who is. People "
        "come back for that.",
        "I am a freelancer. Is it not just selling?",
        FREELANCE,
    ),
    Tip(
        "past-clients",
        "Often from old ones. Write to a past client, and ask how it goes. Do they know somebody with the "
        "same problem?",
        "Where do new clients come from?",
        FREELANCE,
    ),
    Tip(
        "inside-first",
        "Begin inside your own company. Have a coffee with somebody from another team, and ask what they struggle "
        "with.",
        "I want to grow. Where do I look?",
        GROWING,
    ),
    Tip(
        "give-back",
        "Half an hour for somebody at the beginning. You will see how far you have come, and both of you learn.",
        "I know some things by now. What can I give?",
        GROWING,
    ),
)
