"""Ways to show that one knows the reader and to ask something, and what only sounds like it.

Each line is one sentence or two, so that it is the cues that are tried and not the weights.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.drafts.check import nextstep, personal
from bot.drafts.check.reading import Sentence, read

KNOWS_THE_READER = """
    Your slides on colour contrast hang over my desk.
    I still laugh about the projector that fell at the hackathon.
    I listened to the episode where you talk about burnout.
    You were so patient with my questions at the meetup.
    It was great chatting after the panel on Thursday.
    Tom Becker from the running club said I should write to you.
    We were in the same group for the escape room.
    I saw that you moved from law to data.
    Your comment under the post about unit tests made me think.
    How did the marathon go?
    I read in the newsletter that you are organising the spring fair.
    Thanks for lending me your charger on the train.
    You once told me that nobody reads the third page.
    Congrats on finishing the thesis!
    I noticed that you use Elm in your side project.
    You grew up in Kisumu, like me.
    Both of us studied in Delft under Professor Vos.
    The bit about the broken lift in your talk was my favourite.
    I was the one who asked about salaries at your Q&A.
    Ana Ruiz gave me your address.
    I've followed your series about bread since the first part.
    your cat in the zoom call made my day
    I remember how you defended the intern in that meeting.
    Last year in Lyon you let me try your camera.
    I tried your recipe for the onboarding mail and it worked.
    Last week's lesson on hooks finally made it click.
    After your workshop I rewrote my whole portfolio.
    It's Mira, from the pottery class.
    I loved the part where the robot refuses to dance.
    Do you still have the blue bicycle?
    In chapter four you write that tests are letters to the future.
    Sorry that we had to stop our talk when the bus came.
    I hear from Jonas that you've got twins now.
    You might remember me, I spilled the coffee on your notes.
    You answered my question on the forum in 2021.
    I bought the lamp you designed for Holm.
    Good to hear you on the radio this morning.
    The photo you posted from the strike moved me.
    My sister was your student in Graz.
    I just read your thread about failing the bar exam twice.
    Seeing you fix the sound with a fork was the best of the evening.
    You and I were the only ones who stayed for the last talk.
    Since our walk by the lake I think differently about leading people.
"""
KNOWS_NOBODY = """
    I see that you are a product manager at Acme.
    I admire your career and your achievements.
    You have a lot of experience in the field.
    I would love to hear how you got into tech.
    How did you decide to become a nurse?
    I'm a student from Lyon and I want to learn about data.
    Your company is known for its great culture.
    I've been following your company for years.
    I found you on LinkedIn while searching for designers.
    As a senior developer you surely have good advice.
    What would you learn first today?
    I hope you had a good start into the year.
    I know you are busy.
    You seem to be an expert in logistics.
    You work in a field that I would like to enter.
    Could you tell me about your role?
    We have some contacts in common.
    I am impressed by what you do.
    I finished my bootcamp in May and built three projects.
    Which of the two courses would you take?
    I'd be glad about your feedback on my page.
    Your profile shows the path that I dream of.
    Thanks for accepting my invitation.
    I like the posts that you share.
    I enjoy your content a lot.
    I wish you a good week.
    Could I ask you about your work in marketing?
    Do you have time for a short call on Tuesday?
    You are working at the company of my dreams.
    Would you be my mentor?
    I run a free newsletter for beginners; do you want it?
    You must get a lot of messages like this.
    I saw your job ad for a tester.
    I've read a lot about your firm.
    I send you my portfolio, please have a look.
"""
ASKS = """
    Would Thursday at six work?
    Can I drop it off at yours on Friday?
    What's your postal address?
    Tell me the day and I'm there.
    Just say yes and I'll book it.
    Is it the red or the blue one?
    I'd like to ask you for two sentences on page one.
    Could you have a look at the second paragraph?
    Please let me know by Monday if you can come.
    I'll ring you tomorrow at noon.
    The notes will be in your inbox tonight.
    Do you know who runs the archive?
    How long did it take you to pass the exam?
    May I quote you in my essay?
    Shall I keep the ticket for you?
    When would be a good time to call?
    Would you swap the 3rd for the 10th?
    Write me a line if the date is wrong.
    My question: is Elm worth it for a small team?
    Could you put me in touch with Ana?
    Which one do you prefer?
    See you on Saturday at the gate, I'll bring the map.
    I need your signature on page three before Friday.
    Would you mind checking the second table?
    Have you got ten minutes on Monday?
    I wonder whether you would read the first chapter.
    drop me ur number and i call u tonite
    Send me the file and I'll fix it.
    You get the translation on Monday.
    Reply with a 1 if you want it.
    I'd be grateful for ten minutes of your time next week.
    Pick a day in May.
    Are you free for a coffee on the 5th?
    Would you be up for a walk next Sunday?
    Meet me at the station at eight?
"""
WISHES = """
    It would be great to stay in touch.
    Let me know what you think.
    I hope we can talk one day.
    Hope to hear from you soon.
    How are you doing?
    We should catch up some time.
    I just wanted to say thank you.
    Feel free to reach out any time.
    Maybe we could have coffee some day?
    Looking forward to your reply.
    I'd love to connect.
    Keep up the good work!
    If you ever need anything, I'm here.
    Isn't life strange?
    I'd be happy to exchange ideas.
    Thank you for everything.
    Who would have thought?
    I would like to learn more about what you do.
    Any help is appreciated.
    Perhaps our paths cross again.
    I wish you all the best.
    Let's keep in touch!
    I'm always open for a chat.
    Have a nice weekend.
    I look forward to working with you.
"""


def lines(several: str) -> list[str]:
    return [line.strip() for line in several.strip().splitlines()]


def said(text: str) -> Sequence[Sentence]:
    return read(f"Hi Ana, {text}")


@pytest.mark.parametrize("text", lines(KNOWS_THE_READER))
def test_what_happened_with_them_is_theirs_alone(text: str):
    """S26, S34."""
    assert personal.quotes(said(text))


@pytest.mark.parametrize("text", lines(KNOWS_NOBODY))
def test_what_anybody_in_their_place_could_get_is_not(text: str):
    """S34."""
    assert personal.quotes(said(text)) == ()


@pytest.mark.parametrize("text", lines(ASKS))
def test_a_question_or_a_step_is_clear_however_short(text: str):
    assert nextstep.clear(said(text))


@pytest.mark.parametrize("text", lines(WISHES))
def test_a_wish_is_no_request(text: str):
    assert not nextstep.clear(said(text))
