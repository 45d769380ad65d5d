"""Ways to say it: single sentences that ask for a job, give something, show that the reader is known, or ask.

Each is one sentence or two, so that it is the cues that are tried
and not the weights.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.drafts.check import jobs, nextstep, offers, personal
from bot.drafts.check.reading import Sentence, read

ASKS_FOR_A_JOB = """
    Do you know if your company is taking on juniors this spring?
    Could you put me in contact with your HR department? I'd like to apply.
    I am writing to ask whether there might be an opening in your lab.
    Would you consider hiring a career changer?
    Is there any possibility to join you as a trainee?
    If your studio has room for one more, I'm your woman.
    I'm currently looking for my first role in UX. Would you refer me?
    Any chance you could get my CV in front of the hiring manager?
    Who should I talk to about getting hired at your place?
    I'd be so happy to become part of your team, even unpaid at first.
    I'd really like to work with you, do you have anything for me?
    My dream is to work at Acme. Can you help me get in?
    Can you help me get a foot in the door at Acme?
    Do you happen to have an internship spot for the summer?
    I need a job, can you help?
    Are there vacancies in your department at the moment?
    Is your lab accepting interns for the summer?
    I saw your ad for a junior tester, is it still open? I'd love to apply.
    Would it be possible to do my internship with your team from May?
    Would you be open to recommending me to your manager for the data role?
    Please let me know if any position suits my profile.
    Hi, I'm seeking a position as data analyst, is there something at your firm?
    Could I shadow you for a week and then maybe stay as an intern?
    If you hear about a junior role, please think of me.
    I'm after work as an electrician's mate, got any?
    can u get me in at ur company
    u hiring? need work asap
    is there an apprenticeship going at the garage?
    Do you need help in the kitchen on weekends? I'm looking for a part-time job.
    Would your clinic have use for a nurse who speaks Polish, two days a week?
    I'd like to ask if you could forward my application to the responsible person.
    Might you have a traineeship for somebody from another field?
    I am open to any role in your company.
    I'm reaching out to see if you have any junior developer positions available.
    I was wondering if there are any upcoming roles on your team that I could apply for.
    Could you vouch for me with the recruiter?
    Would you mind referring me to the opening on your careers page?
    If there is a vacant position, I can start immediately.
    I have applied for the analyst role at your company; could you support my application?
    Can you hook me up with a gig?
    Does the museum take volunteers who later become staff? I'd like such a post.
    Please give me work, I do anything.
    I wish to join your esteemed organisation as HR executive.
    Kindly find my resume attached for any suitable opening.
    I would be grateful if you could offer me an internship.
    I'm hoping you'd have a spot for me on your crew this season.
    Let me know if you're ever hiring.
    Let me know when a job opens up.
    Would you give a beginner a chance?
    I'd love an entry-level position with you.
    Are you looking to grow the team? I'd be interested.
    I want to be your next intern.
    Do you offer work placements for students of graphic design?
    I am asking for the chance to prove myself at your bakery.
    I'd be thankful for a recommendation to your boss, since I want to change to your firm.
    Any freelance work you could pass to me?
    Do you need a second shooter for weddings this year?
    Would you have a few hours of work a week for a retired bookkeeper?
    You wouldn't by any chance be looking for a nanny?
    Could you tell me how to get a job at your firm?
"""
SPEAKS_OF_WORK = """
    How did you get your first job in UX?
    What does a normal day look like in your job?
    I start my new job on Monday.
    I was hired last week, thanks to your tip.
    Do you like working at Acme?
    Would you recommend the bootcamp for a career changer?
    What do you look at first in a CV?
    I changed jobs in May.
    Which skills matter most for a junior tester?
    I'm not looking for a job, only for advice.
    Could you look at my CV for five minutes?
    Do you need a proofreader for the newsletter? I'd do it for free.
    Is it hard to work with designers when you are a developer?
    Your team's post about hiring juniors made me smile.
    I run a small agency and we're looking for a designer; would you be interested?
    Can I work on the issue in your repo?
    I could help out at your next workshop for free.
    How long did it take you to find work after the course?
    Should I put the internship first or the degree?
    Our choir needs a second bass, do you know one?
    Would you come and talk to our apprentices about your work?
    Congratulations on the promotion! Would you tell me how you prepared?
    I left my job as a chef to learn to code.
    Do you need testers for the beta?
    I'd love to hear how the interview went.
    Is there a book you would give to a beginner like me?
    Can I take you out for lunch to hear how you moved into product?
    I have my first job interview at Acme on Friday; what should I ask them?
    Does your library still need someone to read to the children on Saturday? I'd do it gladly, as a volunteer.
    Could we meet for a coffee near your office?
    My contract ends in May and I want to use the summer to learn Rust.
    Shall I bring the posters to your shop on Friday?
"""
GIVES = """
    I kept the receipts in case you need them.
    If it's any help, my aunt knows the owner.
    There's a seat free in our car if you want to come along.
    I'd gladly translate the page for you.
    You can use my desk while I'm away.
    We could swap: you look at my essay, I look at yours.
    I'll bring cake and a projector.
    Attached is a checklist I use.
    I wrote up what I remember of the talk, here it is.
    I reported the bug and added a fix.
    I know a lawyer who does this for free; want her number?
    My brother could print them for you.
    Let me know if you need anything from the archive.
    Happy to return the favour any time.
    Feel free to use my slides.
    I left a review for your book.
    I'll put in a good word with our editor.
    Your book is back on your desk with my notes in the margin.
    I've saved you a seat at the front.
    I can be your guinea pig for the new exercise.
    Ask me anything about taxes whenever you like.
    If you ever come to Porto, you have a bed at ours.
    I could watch the kids on Friday so that you can write.
    I brought two tickets, one is for you.
    I have the data you were missing.
    Here's the recording you asked for.
    I translated your poem into Czech, see below.
    You'd be welcome to try out the lab.
    I'll introduce you to our librarian if you like.
    May I give you the spare adapter?
    I'm happy to be a test reader.
    I'll take care of the room.
    Our kitchen is yours on Sundays.
    I thought this article might interest you: example.org/a
    I can explain how the forms work, I filled in thirty of them.
    I'm passing you the contact of our printer.
    Take the spare one, I don't need it.
    The group meets on Mondays and you'd be welcome.
    My notes are open to you.
    I'd do the dishes and the sound.
    I will mention your workshop in our newsletter.
    I told our head teacher about your course and she wants to book you.
    I backed up your site before it went down, want it?
    For your trouble I'd fix the link on your page.
    Would a list of the sources help you?
    i got a discount code for u
    I could cover your shift on the 3rd.
    We'd cover your travel and pay a small fee.
"""
GIVES_NOTHING = """
    Could you send me the slides?
    Would you look at my portfolio?
    I'd love to hear your story.
    I can come by on Friday.
    I will call you on Monday at ten.
    I have read your book twice.
    I've finished the course you recommended.
    Can you give me 15 minutes?
    I could meet you on Tuesday or Thursday.
    I'll be at the conference on Friday.
    My CV is attached.
    I'd be happy to meet you.
    Could I ask you three questions?
    Please tell me which one is better.
    I made the mistake you warned me about.
    I'd like to learn from you.
    I built a small app for my course.
    I'll pay for the coffee.
    Thank you for the help with my essay.
    You helped me a lot.
    Can I visit your workshop?
    Could you introduce me to Ana?
    I hope you can help me.
    I will follow your advice.
    I can adapt to your calendar.
    Shall we say Thursday at noon?
    May I send you my questions by mail?
    I'd bring my portfolio.
    I worked on it for three weeks.
    I want to become a tester like you.
"""
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


@pytest.mark.parametrize("text", lines(ASKS_FOR_A_JOB))
def test_a_job_may_be_asked_for_in_any_way(text: str):
    """S37."""
    assert jobs.asks(said(text))


@pytest.mark.parametrize("text", lines(SPEAKS_OF_WORK))
def test_who_speaks_of_work_may_ask_for_none(text: str):
    """S37."""
    assert jobs.asks(said(text)) == ()


@pytest.mark.parametrize("text", lines(GIVES))
def test_there_are_many_ways_to_give(text: str):
    """S31."""
    assert offers.quotes(said(text))


@pytest.mark.parametrize("text", lines(GIVES_NOTHING))
def test_what_asks_or_tells_of_the_writer_gives_nothing(text: str):
    """S31."""
    assert offers.quotes(said(text)) == ()


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
