"""All tips. One source: a member gets one at a time, a digest one a week. New ones go anywhere, since what was shown
last is known by its name; there are more than a year has weeks."""

from __future__ import annotations

from bot.tips.answers import ANSWERS
from bot.tips.model import Tip

TO_TRY: tuple[Tip, ...] = (
    Tip("small-start", "Five minutes count. Write one short message today, and leave the second one for tomorrow."),
    Tip(
        "one-detail",
        "After you talk to somebody, write down one thing they care about. It makes your next message easy.",
    ),
    Tip(
        "thank-soon",
        "Say thank you within a day, and name what helped you. Late thanks are fine too; no thanks are not.",
    ),
    Tip(
        "give-first",
        "Before you ask for something, look for something to give. A link, a kind word or a little help is enough.",
    ),
    Tip("one-question", "A message with one clear question gets an answer. One with five questions has to wait."),
    Tip(
        "two-talks",
        "At an event, aim for two good talks. Then you may go home, however early it is.",
        "How many people should I meet at an event?",
    ),
    Tip(
        "arrive-early",
        "Come ten minutes early. The room is still small. Whoever is there is glad when somebody says hello.",
    ),
    Tip(
        "stand-open",
        "When you stand with somebody, leave some room beside you. It tells the next person that they may join.",
    ),
    Tip(
        "look-up",
        "Look up one speaker before an event. “I read your piece on caching” opens more than “What do you do?”.",
    ),
    Tip(
        "write-after",
        "Write to people while they still remember your face. The same evening is good, and so is the next morning.",
    ),
    Tip("old-friends", "People you used to work or study with know you already. Ask one of them how they are."),
    Tip(
        "family-counts",
        "Begin with those you know. Friends, neighbours and relatives are part of your network. They know "
        "people that you do not.",
        "I do not know anybody. Where do I begin?",
    ),
    Tip(
        "ask-advice",
        "Ask for advice before you ask for a job. Advice is easy to give, and it often leads further. When they "
        "know your work, ask plainly.",
        "When do I ask for a job?",
    ),
    Tip(
        "short-chat",
        "Ask for twenty minutes, and stop after twenty minutes. People remember who kept to the time.",
        "How long should a first talk be?",
    ),
    Tip(
        "three-asked",
        "Want one coffee chat? Ask three people. Somebody is always busy, and it is not about you.",
        "How many people do I have to ask?",
    ),
    Tip(
        "prepared",
        "Bring three questions that only this person can answer. Leave out what you can find with a search.",
    ),
    Tip(
        "ask-who",
        "End a good talk with “Who else should I talk to?”. One name is worth more than a hundred contacts.",
    ),
    Tip("keep-word", "If you promised a link, send it today. A small promise kept is how trust begins."),
    Tip(
        "good-news",
        "Somebody you know has good news? Write two lines to congratulate them, and ask for nothing.",
    ),
    Tip("own-news", "Tell three people what changed for you. They can only think of you when they know."),
    Tip("show-work", "Show something unfinished. “Here is what I am building” starts more talks than a polished page."),
    Tip(
        "say-what",
        "Have one sentence ready on what you do and what you look for. Say it aloud a few times. Then it is yours.",
    ),
    Tip(
        "plain-words",
        "Explain your work to somebody outside your field. If they can tell it back to you, it is clear.",
    ),
    Tip(
        "help-newcomer",
        "Answer a beginner's question this week. You were there not long ago, and you know what helps.",
    ),
    Tip("thank-author", "Use somebody's code, talk or article? Tell them what you made with it. Few ever do."),
    Tip("comment-well", "Add one thought in a comment. It is often seen by more people than a post of your own."),
    Tip("introduce-two", "Do you know two people who should know each other? Ask both first, then introduce them."),
    Tip(
        "no-bulk",
        "Better not. People notice a text that went to twenty others. Write to two people, by name.",
        "May I send one text to many people?",
    ),
    Tip("their-words", "Reuse the words people use about their work. It shows that you listened."),
    Tip(
        "listen-more",
        "In a first talk, try to listen for two thirds of the time. You learn more, and you are liked more.",
    ),
    Tip("write-first", "Waiting to be written to? So are they. Somebody has to be first, and it can be you."),
    Tip(
        "silence-is-fine",
        "No answer is not a no. People are busy. Ask once more after a week, then let it rest. It happens to "
        "everybody. It is hardly ever about you.",
        "What if they do not answer?",
    ),
    Tip(
        "nothing-needed",
        "Write to somebody from whom you need nothing. That keeps you in touch, and it feels good on both sides.",
    ),
    Tip(
        "between-jobs",
        "Yes. Stay in touch when all is well. When you need help one day, people know you already.",
        "Do I need this when I have a job?",
    ),
    Tip("monthly-look", "Once a month, read through your list. Who has news? Who came closer? Whom could you help?"),
    Tip(
        "one-goal",
        "“Meet more people” is a wish. “Two coffee chats by the end of the month” is a goal you can check.",
    ),
    Tip(
        "in-your-hands",
        "Set goals for what you do, not for what others decide. You can count applications. Offers are not up to you.",
    ),
    Tip("same-time", "Give it a fixed time, such as Friday after lunch. What has a place in the week gets done."),
    Tip("gap-first", "Look at whom you know: many in one field and none in another? Choose the next event by the gap."),
    Tip("dream-list", "Write down ten places where you would like to work. Then ask around who knows somebody there."),
    Tip("competitors", "Like a company? Its customers and its competitors do similar work, and fewer people ask them."),
    Tip("inside-view", "Ask somebody who works there what a normal Tuesday looks like. No job advert tells you that."),
    Tip("close-loop", "Tell whoever helped you how it ended, good or bad. It is the thanks people like best."),
    Tip(
        "ask-feedback",
        "Ask for feedback on one thing, such as “Is my first paragraph clear?”. Then you get a useful answer.",
    ),
    Tip(
        "connect-note",
        "Send a request to connect with a line on where you met. A bare one is easily forgotten.",
        "What do I write when I want to connect?",
    ),
    Tip(
        "first-hello",
        "New in a group? Say who you are and what you work on. Add one thing you love to talk about.",
    ),
    Tip(
        "leave-kindly",
        "Say this: “It was good to meet you. I'd like to say hello to a few others.” It is a kind way to end a talk.",
        "How do I end a talk?",
    ),
    Tip(
        "names",
        "Did not catch a name? Ask again at once. After ten minutes it is harder, and they may not know yours.",
        "I forgot their name. What now?",
    ),
    Tip("bring-someone", "Take somebody along who is new here. It is easier to be shy together."),
    Tip("volunteer", "Help at an event: check tickets, carry chairs. You will have a reason to talk to everybody."),
    Tip(
        "online-too",
        "At an online event, write one question in the chat. Afterwards, write to one person who asked another.",
    ),
    Tip(
        "other-fields",
        "Talk to somebody outside your field. New ideas often come from there, and jobs that nobody posts.",
    ),
    Tip(
        "be-findable",
        "Is your profile up to date, with one line on what you look for? People check after they meet you.",
    ),
    Tip(
        "small-network",
        "No. Ten people who know what you can do help you more than a thousand strangers.",
        "Is my network too small?",
    ),
    Tip(
        "energy",
        "Find out what tires you less: calls, walks, writing. Meet people in the way that you enjoy.",
        "I do not like events. Is there another way?",
    ),
    Tip(
        "fresh-start",
        "Long quiet? No need to apologise. “I thought of you when I read this” is a good first line again.",
        "I was silent for a year. May I write again?",
    ),
    Tip("share-reading", "Read something good? Think of one person who would like it. Send it, with a line on why."),
    Tip("note-now", "Take two minutes after a talk and note what you said you would do. Tomorrow it is gone."),
)

TIPS: tuple[Tip, ...] = (*ANSWERS, *TO_TRY)
"""In the order in which they are given."""

BY_NAME = {tip.name: tip for tip in TIPS}
NAMES = tuple(BY_NAME)
