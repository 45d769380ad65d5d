"""Words of work: what ends a role, what stands before it, and what one can be head of."""

from __future__ import annotations

from bot.kit import words


def _folded(text: str) -> frozenset[str]:
    return frozenset(words.fold(word) for word in text.split())


HEADS = _folded(
    """
accountant activist actor actress actuary acupuncturist administrator admin adviser advisor advocate agent agronomist
aide ambassador analyst anchor animator anthropologist apprentice arborist archaeologist archeologist archivist
architect artist assistant associate astronaut astronomer astrophysicist athlete attorney auditor author baker banker
barber barista barrister bartender beekeeper biochemist bioinformatician biologist blacksmith blogger bookkeeper
bookseller botanist brewer bricklayer broadcaster broker builder butcher buyer cameraman captain cardiologist
caregiver carer caretaker carpenter cartographer cartoonist cashier ceo cellist ceramicist cfo chair chairman
chairperson chairwoman chancellor chauffeur chef chemist chiropractor choreographer cinematographer cio ciso cleaner
clerk climatologist clinician cmo coach coder cofounder co-founder colleague columnist comedian commissioner composer
comptroller conductor conservator consultant contractor controller coo cook coordinator co-ordinator copywriter
correspondent counsel counsellor counselor courier cpo craftsman creator critic cro cryptographer cso cto curator
dancer dean demographer dentist dermatologist designer detective dev developer devrel dietician dietitian diplomat
director dispatcher diver docent doctor doctorand doula dramaturge draughtsman dressmaker driver drummer ecologist
economist editor educator electrician embryologist employee encoder engineer enterpreneur entrepreneur epidemiologist
estimator ethicist ethnographer evangelist examiner exec executive expert fabricator facilitator farmer fashionista
fellow filmmaker financier firefighter fisherman florist founder freelancer friend fundraiser futurist gamedev
gardener geneticist geographer geologist geophysicist glaciologist glazier goldsmith graduate grad grader grower guard
guide guitarist gynaecologist gynecologist hacker hairdresser handyman headhunter headmaster headmistress headteacher
historian host hostess housekeeper hydrologist hygienist illustrator immunologist importer influencer inspector
installer instructor intern internist interpreter interviewer inventor investigator investor janitor jeweller jeweler
joiner journalist judge keeper landlord lawyer lecturer librarian linguist lobbyist locksmith logistician machinist
magistrate maintainer maker manager marketeer marketer mason masseur masseuse mathematician matron mayor mechanic
mediator medic mentor mentee meteorologist microbiologist midwife minister mixologist model moderator mortician
musician nanny neighbor neighbour neonatologist networker neurologist neuroscientist neurosurgeon notary novelist
nurse nutritionist oceanographer officer official oncologist operator ophthalmologist optician optometrist organiser
organizer ornithologist orthodontist orthopedist osteopath owner paediatrician painter paleontologist panelist
panellist paralegal paramedic partner pastor pathologist pediatrician percussionist pharmacist pharmacologist
philosopher photographer photojournalist physician physicist physio physiotherapist pianist pilot planner plasterer
playwright plumber pm po podcaster podiatrist poet policeman policewoman politician porter postdoc post-doc potter
practitioner preacher president presenter priest principal printmaker producer prof professor programmer projectionist
proofreader prosecutor psychiatrist psychoanalyst psychologist psychotherapist publicist publisher puppeteer purchaser
rabbi radiographer radiologist radiotherapist realtor receptionist recruiter rector referee registrar rep
representative reporter researcher restaurateur restorer retailer retiree reviewer roofer sailor salesman salesperson
saleswoman saxophonist scholar scientist screenwriter scriptwriter sculptor seamstress secretary seismologist seller
senator server setter sexologist shareholder sheriff shipbuilder shoemaker shopkeeper singer smith sociologist soldier
solicitor sommelier songwriter specialist sportsman sre statistician stockbroker storyteller strategist streamer
student stylist sublet subeditor superintendent supervisor surgeon surveyor sysadmin tailor tattooist teacher
technician technologist telemarketer tester therapist toolmaker trader trainee trainer transcriber translator
treasurer trustee tutor tycoon typist typographer umpire undergraduate undergrad underwriter undertaker urbanist
urologist usher vet veterinarian videographer vinter vintner violinist virologist vlogger vocalist volunteer waiter
waitress warden watchmaker weaver webmaster welder winemaker woodworker quant player runner steward stewardess
attendant babysitter sitter tiler roaster colorist rigger gaffer showrunner dramaturg organist bassist rapper dj mc
speaker gamer ranger forester logger miner driller fitter labourer laborer foreman provost chaplain deacon nun monk
imam cantor councillor councilor mp mep envoy consul spokesperson spokeswoman spokesman campaigner negotiator
arbitrator bailiff phlebotomist sonographer audiologist anaesthetist anesthetist naturopath homeopath caseworker
merchandiser wholesaler exporter distributor vendor auctioneer appraiser valuer assessor adjuster handler croupier
dealer teller modeller modeler forecaster scheduler skipper navigator aviator purser trucker mover landscaper
groundskeeper horticulturist rancher fishmonger grocer chocolatier confectioner patissier caterer bouncer concierge
dba pentester roboticist metallurgist geochemist biostatistician conservationist bookbinder calligrapher engraver
typesetter copyeditor ghostwriter lyricist biographer newsreader commentator announcer stuntman acrobat clown magician
organisator evaluator validator transcriptionist stenographer telephonist dietist barback upholsterer saddler cobbler
painter-decorator scaffolder rower cyclist footballer swimmer skier climber goalkeeper quarterback traveller traveler
explorer matchmaker broker-dealer lender landlady innkeeper hotelier restauranteur bartender-owner cellarman
quizmaster ceremonialist celebrant head chief lead master eng engr swe sde vc worker writer youtuber maitre chargee
lifeguard bodyguard coastguard stagehand farmhand zoologist solopreneur indie-hacker alum alumna alumnus classmate
coworker co-worker teammate flatmate roommate uncle aunt cousin mediziner lehrer lehrerin ingenieur ingenieurin
entwickler entwicklerin geschaeftsfuehrer geschaftsfuhrer anwalt arzt professorin doktorandin studentin gruenderin
grunderin desarrollador desarrolladora ingeniera ingeniero profesora abogada abogado medica directora disenadora
consultora developpeur developpeuse ingenieure avocate directrice directeur gerant gerante responsable chercheur
chercheuse graphiste redacteur redactrice enseignant enseignante infirmier infirmiere medecin comptable vertrieb
einkauf vorstand leiter leiterin berater beraterin forscher forscherin kunstler kunstlerin krankenpfleger arztin
anwaltin gerente ventas periodista diseñador disenador enfermera enfermero fundador fundadora programador programadora
ricercatore ricercatrice avvocato insegnante sviluppatore medico dottoressa desenvolvedor desenvolvedora pesquisador
pesquisadora professora utvecklare lakare ontwikkelaar onderzoeker arts дизайнер разработчик инженер учитель врач
менеджер программист директор leader candidate cand mgr mngr asst coord engg arch advocate angel scout wizard guru
ninja evangelist servant sergeant lieutenant colonel corporal admiral commander envoy scribe clerk tiktoker bootcamper
signmaker barkeeper barmaid cabbie butler doorman postman mailman milkman fireman salesclerk shopgirl businessman
businesswoman craftswoman sportswoman midfielder pizzaiolo pizzaiola barrister-at-law paediatric ombudsman ombudswoman
alderman alderwoman councilman councilwoman assemblyman congressman congresswoman chairlady delegate attache
aide-de-camp archbishop rabbi priestess parson minister governor comms-lead techlead tech-lead teamlead team-lead
scrummaster growthhacker qa-engineer gm md hrbp csm tpm csr sdr bdr tam pmo cpto cino clo cdo cro chro caio cmio cnio
gc dsp dba sdet sre dpo ciso fde tse swe2 swe1 apm gpm lpn rn crna cna dvm cpa cfa acca tl rcsa postgrad ug sme
cofounders founders architetto architetta ingegnere dottore commercialista impiegato impiegata giornalista psicologo
psicologa infermiere infermiera farmacista traduttore traduttrice cuoco cuoca parrucchiere professeur professeure
traducteur traductrice avocat juriste journaliste infographiste stagiaire alternant alternante pharmacien pharmacienne
conseiller conseillere vendeur vendeuse cuisinier cuisiniere boulanger boulangere architecte photographe musicien
musicienne ecrivain ecrivaine psychologue dentiste sage-femme fondateur fondatrice gestionnaire assistante secretaire
traductor traductora cocinero cocinera arquitecto arquitecta fotografo fotografa escritor escritora maestra
investigador investigadora consultor asesor asesora jefe jefa becario becaria dueno duena vendedor vendedora disenador
enfermero farmaceutico farmaceutica contable arzthelferin krankenschwester krankenschwestern pfleger pflegerin hebamme
erzieher erzieherin architektin steuerberater steuerberaterin rechtsanwalt rechtsanwaltin richterin buchhalter
buchhalterin sekretarin assistentin referentin sachbearbeiter sachbearbeiterin verkaufer verkauferin vertriebler
vertrieblerin geschaftsfuhrerin journalistin redakteur redakteurin ubersetzer ubersetzerin dolmetscher dolmetscherin
backerin tischlerin schreinerin elektriker elektrikerin malerin kochin kellnerin friseur friseurin fotograf fotografin
kunstlerin musiker musikerin psychologin apothekerin apotheker zahnarzt zahnarztin tierarzt tierarztin physiotherapeut
physiotherapeutin designerin managerin beamter beamtin polizist polizistin pilotin studierende werkstudent
werkstudentin azubi praktikant praktikantin wissenschaftler wissenschaftlerin informatiker informatikerin
programmierer programmiererin teamleiter teamleiterin projektleiter projektleiterin abteilungsleiter
abteilungsleiterin schulleiter schulleiterin advocaat docent verpleegkundige boekhouder huisarts tandarts leraar
lerares onderzoekster adviseur ambtenaar sjukskoterska larare lakare ingenjor jurist forskare konstnar snickare
chef-redaktor projektledare sykepleier laerer advokat ingenior forsker utvikler enfermeiro enfermeira engenheiro
engenheira advogado advogada jornalista arquiteto arquiteta gestor gestora contador contadora kierownik programista
programistka lekarz lekarka nauczyciel nauczycielka prawnik inzynier ksiegowa ksiegowy projektant projektantka tlumacz
tlumaczka dziennikarz dziennikarka doktor muhendis avukat ogretmen mimar yazilimci gazeteci hemsire mudur врач юрист
адвокат редактор журналист художник аналитик тестировщик бухгалтер переводчик преподаватель профессор разработчица
основатель психолог архитектор фотограф продавец маркетолог продюсер студент студентка
"""
)
"""The last word of a role, folded: “growth *manager*”."""

HEADS_ELSEWHERE = (
    "经理", "工程师", "工程師", "设计师", "設計師", "师", "總監", "总监", "主管",
    "医生", "教授", "记者", "学生", "エンジニア", "デザイナー", "マネージャー", "医師",
    "弁護士", "教師", "研究者", "学者", "記者", "営業", "社長", "部長", "개발자",
    "디자이너", "교수", "기자", "의사", "엔지니어", "매니저", "변호사",
)  # fmt: skip
"""How a role ends where words are not told apart by spaces."""

ROLE_ENDINGS = (
    "ologist", "ographer", "ician", "therapist", "engineer", "developer", "designer", "manager", "scientist",
    "analyst", "officer", "programmer", "architect", "worker", "writer", "maker", "keeper", "teacher", "consultant",
    "woman", "ographe", "ologue", "ologe", "ologin", "leiter", "leiterin", "entwickler", "entwicklerin", "berater",
    "beraterin", "therapeut", "therapeutin", "skoterska", "utvecklare", "larare", "lakare", "meister", "meisterin",
    "forscher", "forscherin", "pfleger", "helfer", "planer", "lehrer", "lehrerin", "arzt", "arztin", "anwalt",
    "anwaltin", "ingenieur", "techniker",
)  # fmt: skip

SURNAMES = frozenset(
    """
baker barber butcher carpenter carter chandler cook cooper dean driver farmer fisher gardener guard guide head
hunter joiner judge keeper marshall mason miller page parker parson pastor piper pope porter potter priest rector
sailor shepherd sheriff singer smith tailor taylor turner tyler usher vet weaver brewer major model mayor king
bishop abbot chef doctor lead chief master chair
""".split()
)
"""Names of people that are words of work as well."""

SHORT_ROLES = frozenset(
    """
ae sdr bdr cs r&d rnd csr esg purchasing controlling sourcing merchandising underwriting bookkeeping payroll
administration copywriting partnerships communications comms logistics fundraising hr devops qa ux ui pr vc bd it
sales marketing finance legal ops operations engineering product design data recruiting procurement logistics
accounting devrel infosec research swe sde sdet mle pmm tpm csm vp svp evp avp cxo cdo cco chro gp md gm dpo ea tl em
ic mentor
""".split()
)
"""A department or an abbreviation which says alone what somebody does."""

ABBREVIATED = SHORT_ROLES - {"it", "legal", "data", "product", "design", "sales"}
"""Of those, what in capitals is no part of a company's name."""

CHIEFS = frozenset(
    """
head vp svp evp avp director chief lead leader manager president chair dean professor prof teacher student lecturer
minister secretary officer captain owner founder cofounder co-founder ceo cto cfo coo partner member phd postdoc
fellow vice-president
""".split()
)
"""What “of” or “in” may follow within a role: “head *of* growth”, “student *in* robotics”."""

LEARNED = frozenset("researcher scientist specialist expert cand candidate graduate grad consultant".split())
"""Who is something in a subject, which may be written in capitals: “student in NLP”."""

OF_COMPANY = frozenset(
    """
ceo cto cfo coo cmo cpo founder cofounder co-founder owner president partner chair chairman chairwoman chairperson
mayor editor md gm employee trustee
""".split()
)
"""What is of a company, whatever is said after “of”: “founder of Lune”."""

OF_SUBJECT = frozenset("professor minister secretary chief lecturer student teacher prof".split())
"""What is of a subject, even of one with a capital: “Chief of Staff”."""

SUBJECTS = frozenset(
    """
science sciences studies history law medicine engineering languages literature theology philosophy chemistry biology
art arts music affairs services staff works policy finance sales marketing management technology relations
operations nursing surgery care administration education culture health staff it hr people
""".split()
)
"""How such subjects end."""

DEPARTMENTS = frozenset(
    """
infra payments payment checkout android ios pricing trust safety growth sales marketing engineering product products
data design people hr talent operations ops finance legal research science security infrastructure platform platforms
it communications comms content brand community partnerships partnership customer customers success support strategy
business development analytics ai ml software hardware education learning programs programmes projects quality
procurement logistics supply innovation recruiting recruitment technology tech digital mobile web backend frontend
experience user public policy government relations investor media editorial revenue compliance risk privacy einkauf
vertrieb personal entwicklung finanzen produktion qualitat kommunikation forschung recht compras ventas achats ventes
chain acquisition care service services resources csr esg crm gtm r&d accounting human social sustainability impact
training insights developer
""".split()
)

MODIFIERS = frozenset(
    """
senior sr junior jr lead staff principal chief head associate assistant deputy vice executive managing general interim
acting former ex retired freelance freelancing independent self-employed aspiring certified chartered registered
trained full-stack fullstack full stack front-end frontend front end back-end backend back embedded mobile android ios
web cloud software hardware data machine learning deep ml ai nlp security network systems system platform site
reliability devops product project program programme growth marketing content brand social media community customer
account sales business technical tech solutions solution support success ux ui user experience visual graphic
interaction service game games research clinical medical primary secondary high school middle elementary university
college phd doctoral bachelor master masters msc bsc mba graduate undergraduate postgraduate visiting adjunct
full-time part-time creative art artistic musical film video sound audio light stage theatre theater fashion interior
industrial mechanical electrical civil chemical structural environmental biomedical aerospace automotive robotics
process production quality financial investment equity venture angel tax legal patent corporate criminal family human
resources hr talent people public health policy political foreign international local regional national global
european veterinary pediatric paediatric psychiatric surgical emergency intensive care icu event events wedding
conference travel tour real estate property insurance supply chain logistics warehouse truck bus taxi train flight
airline bike python java javascript typescript rust go golang ruby php react kotlin swift scala c++ c# .net node
node.js django rails sap salesforce wordpress linux database big bi analytics quantitative quant crypto blockchain
test qa automation build release infrastructure developer advocate open source open-source math maths physics
chemistry biology history english german french spanish music language languages science sciences computer stem speech
occupational physical massage yoga fitness personal swimming dance drama voice piano guitar violin pastry sous private
non-profit nonprofit ngo start-up startup serial female young first founding second third operations finance
communications communication pr press news sports sport investigative documentary wildlife street portrait hiring 1st
2nd 3rd 4th year third-year second-year final-year med scrum agile data-viz viz teaching building working 3d 2d salary
payments cloud-native climate energy quantum solo seed shift ward aircraft snr jnr asst assoc exec tech. civil union
nail wedding tax divorce pediatrics cyber cybersecurity devops kernel compiler iot hpc bioinformatics gis care-home
dental veterinary ict e-commerce ecommerce retail wholesale logistics fleet plant site store shop floor branch office
key enterprise mid-market inside outside field pre-sales presales post-sales commercial category brand-new vendor
partner channel alliance alliances treasury payroll benefits compensation workforce
""".split()
)
"""What may stand before the last word of a role where nothing marks off the role: “ana *backend* developer”."""

ENDINGS = (
    "er",
    "or",
    "ist",
    "ian",
    "eer",
    "eur",
    "euse",
    "smith",
    "wright",
    "monger",
    "herd",
    "iere",
    "euse",
    "trice",
    "ienne",
    "ista",
    "crat",
    "naut",
)
"""How most words for somebody who does something end."""

NOT_WORK = frozenset(
    """
accelerator adapter adaptor aether african after albanian algerian amateur amber american amphibian ancestor anger
angrier another answer anterior argentinian armenian asian assist atheist australian austrian banner banter barrier
battery beer beginner behavior behaviour belgian believer best better bigger binder bitter blender blister blocker
blunder border bosnian bother bower brazilian brigadier brother buddhist bulgarian bumper burger busier butter
calculator calendar cambodian canadian cancer career carrier cater center centre chamber chandelier chapter character
charger cheaper checklist cheddar cheer cheerier chilean cholesterol christian cider cigar civilian clever clover
cluster clutter colombian color colour communist competitor compressor computer connector connoisseur consider consist
container cooler corner corridor counter cover cracker croatian cuban cucumber customer cyber danger daughter debtor
december decor deeper deer deliver detector diner dinner dinosaur disaster discover disorder docker dollar donor door
drawer dresser drinker earlier easier eater egyptian either elder elevator elsewhere ember encounter enter equator
eraser error escalator estonian ether ethiopian european ever every exchanger exist exterior factor faster father
favor favour feminist fever fewer fiber filter finger fist flavor flavour floor flower flutter folder for forever
foyer freezer frontier funnier further future gather geek gender generator georgian german ghanaian ginger gist
glacier grandeur grandfather grandmother greater hammer hamster happier harbor harbour harder hater healthier heater
heavier helicopter her hereafter higher hinder hoist holder homeowner honor honour horror hotter however humor humour
hungarian hunger incubator indian indicator indonesian indoor inferior inner insist interior iranian italian joint
jumper junior jupyter kenyan kicker korean kubernetes labor labour ladder laser later latter latvian lavender layer
leather ledger lesser letter lever libertarian libyan lighter list listener lithuanian liver locker lonelier longer
lover lower lumber lutheran major malaysian manner marker marxist master matter median member membership meridian
meter metre mexican minor mirror mist mister moist mongolian monitor moroccan mother motor mower multiplier murder
near neighbor neighbour neighbourhood neither never newcomer newer newsletter nicer nigerian nor norwegian november
number obsidian october odor offer older optimist or order other outdoor outer over oyster paper peer pepper per
perfectionist persian persist peruvian pescetarian pessimist peter pier pilfer pioneer plaster playlist plebeian
pointer poker polymer poster power prayer predecessor prefer premier primer printer prior processor projector proper
quarter quicker quieter radiator rather reactor refer refrigerator register remainder remember render reptilian resist
resistor richer rigor river romanian roster router rubber rudder ruler rumor russian safer scanner scooter sector
semester semiconductor sensor september serbian server sheer shelter shortlist shoulder shower silver simpler
simulator sister sleeper slower slumber smaller smarter smoker smoother sneaker sober soccer socialist softer sooner
spacer spider stapler starter steer sticker stranger stroller stronger successor suffer summer super superior supper
supplier survivor sweater swelter syrian talker taller tender terror theater theatre thunder tier tiger timber timer
toaster together toner tower tracker tractor trailer transfer transistor trigger trouser tuber tumor tunisian twist
twitter ukrainian under upper user utter valerian vapor vector vegetarian venezuelan ventilator verger vigor visitor
voucher wafer waist waitlist warrior water weather welter whatever whenever wherever whether whichever whitelist
whoever winner winter wishlist wonder wrist younger zipper
""".split()
)
"""Words with such an ending that say nothing of work."""

MEMBERS = frozenset(
    "board council faculty staff crew cabinet committee jury founding core parliament senate panel band choir".split()
)
"""What makes “member” a role."""

FOLK = frozenset("guy guys lady man woman girl boy person dude folks chap gal lead".split())
"""“security guy”: a role, with a word of work in front."""

KIN = frozenset(
    """
son daughter kid child nephew niece dad landlord landlady friend friends colleague cousin sister brother neighbour
neighbor flatmate roommate classmate boss mentor aunt uncle wife husband partner girlfriend boyfriend mother father
mum mom coworker co-worker teammate professor teacher coach acquaintance guy girl man woman person someone somebody
ex-colleague
""".split()
)

WORK_VERBS = frozenset("works work working worked".split())
LEAD_VERBS = frozenset("leads heads runs manages directs leading heading running managing".split())
