"""Ways to ask for a job and to give something, and what only sounds like it.

Each line is one sentence or two, so that it is the cues that are tried and not the weights.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.drafts.check import jobs, offers
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
    I'd give anything to be on your ward. Is there a band 5 post coming up?
    I heard you're short-staffed, shall I send my details?
    Have you room for an extra pair of hands over harvest?
    Who deals with applications at your office? I'd like to send mine.
    Would there be a chance to join your research group as a PhD student?
    I finished my degree in June and am looking for a position in your field. Can you offer me one?
    I'm hoping to move to your company, could you put in a good word?
    Is it true that you need a new receptionist? I could start next week.
    Could my daughter do her school internship in your practice?
    I'm writing to apply for the trainee post.
    Do you have something for a student, maybe ten hours a week?
    would u hire someone with no degree?
    I wanted to ask if you are planning to hire this year.
    Maybe you know of a company that needs a driver?
    Could you share my profile with your hiring team?
    I'd be over the moon to get a trial shift.
    Would you kindly support my application for the internship at your institute?
    My visa needs a sponsor; would your firm do that for a developer?
    May I send my documents to you for a future opening?
    I'm between jobs and would take anything at your studio.
    Do you guys ever bring in freelancers? I have two free days a week.
    Please recommend me for the assistant job.
    Are you still looking for someone for the front desk?
    What are my chances of getting into your company? I'd like to apply in May.
    Could you see me in your team?
    I'd love for you to consider me for the analyst position.
    Would you be willing to refer me internally?
    I noticed the open role on your team and would like to be considered.
    Do you think I could get an interview with your manager?
    I'd be a great addition to your kitchen, when can I come for a trial?
    Got anything going for a plasterer?
    I am searching for an internship starting in March; does your department offer any?
    Could you please check if there is some vacancy for me?
    I'm keen to join your practice as a dental nurse.
    Would you take an apprentice who is already 35?
    Can you give me work on the site?
    Is there any way I could work for your magazine?
    Please help me find a job in Germany.
    Maybe you can employ me for a few hours?
    I ask you politely for an internship in your bank.
    Do you have an opening for a barista on weekends?
    Would you happen to need a junior copywriter?
    Could you forward this to whoever does the hiring?
    i want a job in ur shop pls
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
    I work as a nurse and want to move into data.
    How is the job market for translators in Lyon?
    Is the work at the ministry as slow as people say?
    I was offered a job at Acme, should I take it?
    My boss gave me the afternoon off so I can come to your lecture.
    Do you need chairs for the meetup? We have twenty.
    I got my first paid article thanks to you.
    Could you introduce me to the person who wrote the report?
    I'm leaving the army in May and would like to hear how you did it.
    Would you take part in our survey?
    I read that your hospital is short of beds, I wrote my thesis on it.
    Which position did you play in the team?
    Can I start with chapter two?
    We need a speaker for June, would you like to come?
    I hope the new role treats you well.
    Would you like to join our reading group?
    I see you opened a position last year, how did you choose?
    What made you leave your job at the bank?
    Do you need an answer by Friday?
    May I come to your open evening on Monday?
    Is there a place where I can read your thesis?
    Can you take a look at my essay?
    I'd like to join the call on Tuesday.
    Do you know a good book for a new manager?
    Could I come to the workshop with a friend?
    Would you share how the interview at Acme was?
    I can start the translation on Monday, just send me the file.
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
    I'd be up for reviewing the next chapter.
    There are two copies here and one has your name in it.
    Say the word and the car is yours for the weekend.
    I could ask around in our office if you want.
    I made a short video that shows the fix: example.org/v
    We have a free room in March, come and use it.
    If it saves you time, take my template.
    I'd swap you a German lesson for an hour of Excel.
    I'm leaving you the key under the pot.
    I recorded your talk from the second row, I'll send the file.
    You'll find the numbers in the sheet I shared with you.
    I can put up your posters in our staff room.
    Our club would host your reading, no rent.
    Let me do the translation.
    Would you have use for forty wine boxes?
    I've a cousin at the registry, I'll get you the date.
    I'll sort the photos and send you the best.
    I attach the paper you were talking about.
    Count on me for the set-up on Friday.
    If you want a second pair of eyes on the grant, here are mine.
    It would be my pleasure to draw the map for you.
    I can lend a van.
    I've drawn up a plan of the garden, look: example.org/g
    Let me walk your dog while you are in hospital.
    My team can test your form with ten real patients.
    If it helps, I keep a list of all the grants.
    I'm free on Sunday and happy to carry boxes.
    You are welcome to sit in on my class.
    I know just the printer for it and could ask him.
    I saved the link for you.
    Why not borrow ours until June?
    I could pass it on to our newsletter, 800 readers.
    I'd be glad to return the favour with an hour of Excel.
    I cleaned the data and put it in the folder.
    Do you want the leftovers from our stand?
    I can offer you my studio for a day.
    I've asked around: two families would take part.
    Should I scan the letters for your archive?
    There's a map in the attachment.
    I can vouch for you at the town hall.
    I baked you a cake.
    I'll cover for you on the 9th.
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
    I would come to your office on Monday.
    I could do with some advice.
    I'd like to send you three questions.
    I am going to apply next week.
    I can only pay for the tea.
    I'd appreciate a short call.
    We could meet at the library.
    I will read the book you named.
    I can explain why I left.
    May I call you by your first name?
    Could you show me the trick?
    I'd need your answer by Friday.
    I have two questions about the exam.
    I'm happy that you passed.
    I'll think about it and tell you in May.
    I'd like to talk about my plans.
    I can't find the right words.
    I could tell you more on the phone.
    Would you send me the name of the book?
    I will be in Graz in May.
    I can imagine how hard that was.
    I'd love to see your garden.
    I've learned a lot from your course.
    Could I join you on the walk?
    I will remember that evening.
    I'd be glad about ten minutes on the phone.
    I can bring my laptop to show you the problem.
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
