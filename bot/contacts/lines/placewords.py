"""Words of places, events, ways to meet and companies."""

from __future__ import annotations

EVENTS = frozenset(
    """
meetup meet-up meetups conference conf con congress convention summit symposium colloquium workshop workshops webinar
seminar course class lecture talk talks panel keynote session hackathon hackday hackfest barcamp unconference camp
bootcamp boot fest festival fair expo exhibition vernissage opening party reception dinner lunch breakfast brunch
picnic bbq barbecue wedding birthday reunion gala mixer drinks afterwork after-work offsite off-site retreat
onboarding orientation interview open-house demo demoday pitch gathering get-together jam ceremony concert gig match
tournament marathon race club group society association chapter alumni homecoming summer-school tram subway metro
underground sauna rooftop terrace balcony courtyard waiting-room chairlift taxi cab carpool laundromat barbershop
hairdresser backstage canteen cafeteria foyer championship championships olympiad finals derby school-fair conj meet
camps brunches dinners conferences hackathons festivals hike hikes potluck housewarming barbeque playdate playgroup
book-club bookclub standup stand-up rehearsal masterclass bazaar fundraiser hacknight hack-night meetups townhall
town-hall assembly hustings roadshow showcase matchmaking speed-dating speed-networking graduation commencement
christening baptism funeral anniversary vigil parade carnival regatta triathlon parkrun biennale premiere screening
kickoff kick-off all-hands bootcamps webinars forum jobmesse fachmesse tagungen treffen fete soiree congres colloque
reunion seminaire atelier rencontre evento encuentro jornada charla konferenz feier grillfest weihnachtsfeier
sommerfest career careers jobfair networking roundtable round-table sprint sprints office cafe coffee bar pub
restaurant gym airport train flight plane bus ferry station lounge lobby queue park playground library coworking
co-working space hostel hotel church market museum gallery theatre theater beach week weekend day days night evening
series event trip tour cruise school uni choir army kindergarten daycare dojo team-building protest rally stammtisch
messe kongress tagung feria congreso hallway booth stand afterparty after-party kitchen elevator
""".split()
)
"""A word that makes a phrase an occasion or a place to meet."""

VENUES = frozenset(
    """
group society association chapter club office cafe coffee restaurant gym airport station park library hotel hostel
church market museum gallery theatre theater school uni choir army kindergarten daycare bar pub series race space
careers career cruise tour trip stand queue jam pitch boot match
""".split()
)
"""Of those, where people work as well."""

EVENT_ENDINGS = (
    "conf",
    "con",
    "fest",
    "camp",
    "meetup",
    "days",
    "day",
    "fair",
    "expo",
    "summit",
    "hack",
    "thon",
    "week",
)
NOT_EVENTS = frozenset(
    """
monday tuesday wednesday thursday friday saturday sunday today someday everyday birthday bacon falcon silicon icon
lexicon beacon marathon python falconcon holiday payday yesterday
""".split()
)

PLATFORMS = frozenset(
    """
linkedin twitter x github gitlab slack discord reddit mastodon bluesky bsky instagram insta ig facebook fb xing
telegram whatsapp signal tiktok youtube twitch meetup.com lunchclub adplist polywork medium substack quora
stackoverflow zoom teams skype hinge tinder bumble threads wechat kaggle codementor upwork irc usenet strava
goodreads couchsurfing fiverr behance dribbble clubhouse snapchat viber vk weibo xiaohongshu indiehackers
producthunt hackernews hn wellfound angellist toptal malt adp-list nextdoor
""".split()
)
"""Networks and tools: a way to meet, or where a handle belongs."""

KNOWN_EVENTS = frozenset(
    """
neurips nips icml iclr aaai ijcai cvpr iccv eccv emnlp naacl interspeech icassp siggraph chi uist cscw recsys kdd
sigmod vldb sosp osdi eurosys usenix nsdi sigcomm asplos isca popl pldi oopsla ecoop icfp splash fosdem pycon
europython djangocon jsconf railsconf rubyconf euruko gophercon rustconf rustfest kubecon devoxx javaone jfokus jax
wwdc i/o dconf strangeloop qcon goto ndc defcon def-con blackhat rsa rsac 36c3 37c3 38c3 39c3 congress-c3 emf emfcamp
sxsw websummit slush tnw collision dld dmexco omr ces ifa mwc gdc gamescom pax e3 bauma medica arab-health himss
dmea anuga fibo itb ispo drupa hannover-messe cebit nab ibc cannes-lions berlinale sundance tiff documenta art-basel
frankfurter-buchmesse bookcon republica re:publica saastr saastock techcrunch disrupt davos cop26 cop27 cop28 cop29
cop30 recomb ismb agu egu asco esmo rsna ashg acs aps apsa asa aera tedx ted toastmasters bni barcamp burningman
glastonbury coachella oktoberfest fusion
""".split()
)
"""What some gatherings are called."""

COMMUNITIES = (
    "women who code", "women in ", "startup grind", "producttank", "papers we love", "creativemornings", "pyladies",
    "django girls", "r-ladies", "rladies", "girls who code", "tech ladies", "toastmasters", "indie hackers",
    "startup weekend", "def con", "black hat", "strange loop", "burning man", "web summit", "hannover messe",
    "art basel", "cannes lions", "arab health", "embedded world", "hack &", "hack and", "coffee &", "pitch &",
    "code &", "beer &", "drinks &", "fuckup night", "pecha kucha", "ignite ", "nerd nite", "science slam",
    "poetry slam", "geek girls", "lesbians who tech", "out in tech", "black in ", "techstars startup", "lean in ",
    "open mic", "cold call", "cold email", "cold e-mail", "cold outreach", "cold dm", "cold mail", "word of mouth",
    "happy hour", "speed dating", "book fair", "trade fair", "job fair", "career fair", "pride", "new year's",
    "christmas",
)  # fmt: skip
"""How the names of some gatherings begin."""

CITIES = frozenset(
    """
amsterdam athens atlanta auckland austin bangalore bengaluru bangkok barcelona basel beijing belfast belgrade berlin
bern bilbao birmingham bogota bologna bonn boston bratislava bremen brisbane bristol brussels bucharest budapest cairo
calgary cambridge chennai chicago cologne copenhagen cracow krakow dallas delhi denver detroit dresden dubai dublin
edinburgh eindhoven florence frankfurt geneva genoa ghent glasgow gothenburg graz hamburg hannover hanover havana
helsinki houston istanbul jakarta jerusalem johannesburg karachi kyiv kiev kyoto lagos lausanne leeds leipzig lima
lisbon liverpool ljubljana london lyon madrid malaga manchester manila marseille melbourne miami milan minsk montreal
moscow mumbai munich nairobi naples nantes nashville oslo osaka ottawa oxford paris perth philadelphia phoenix
pittsburgh porto portland prague pune quebec reykjavik riga rio rome rotterdam salzburg santiago sarajevo seattle
seoul seville shanghai singapore sofia stockholm strasbourg stuttgart sydney taipei tallinn tbilisi tehran tokyo
toronto toulouse turin utrecht valencia vancouver venice vienna vilnius warsaw wellington zagreb zurich nyc sf la
argentina australia austria bavaria belgium brazil bulgaria california canada catalonia chile china colombia croatia
denmark egypt england estonia europe finland france germany ghana greece hungary iceland india indonesia iran ireland
israel italy japan kenya korea latvia lithuania luxembourg malaysia mexico morocco netherlands nigeria emea apac dach
latam anz mena nordics benelux iberia americas cee norway pakistan peru philippines poland portugal romania russia
scotland serbia slovakia slovenia spain sweden switzerland texas thailand tunisia turkey uk ukraine uruguay usa us
vietnam wales africa asia brooklyn manhattan gdansk wroclaw poznan lodz katowice brno ostrava plovdiv varna cluj
timisoara iasi odessa lviv kharkiv kazan novosibirsk yekaterinburg almaty tashkent baku yerevan ankara izmir antalya
haifa beirut amman doha riyadh jeddah muscat kuwait lahore islamabad dhaka colombo kathmandu kolkata hyderabad
ahmedabad jaipur goa kochi hanoi saigon phnom yangon bali surabaya cebu penang taichung shenzhen guangzhou hangzhou
chengdu wuhan nanjing busan nagoya fukuoka sapporo kobe adelaide canberra hobart christchurch accra abuja kano dakar
abidjan kampala kigali addis luanda harare lusaka maputo durban pretoria casablanca rabat marrakesh marrakech algiers
tripoli alexandria quito medellin cali caracas montevideo asuncion cordoba rosario recife salvador brasilia curitiba
guadalajara monterrey puebla panama managua tucson sacramento oakland fresno honolulu anchorage boise minneapolis
milwaukee cleveland cincinnati columbus indianapolis memphis charlotte raleigh richmond baltimore buffalo rochester
albany hartford providence tampa orlando winnipeg halifax edmonton aachen augsburg bielefeld bochum braunschweig
chemnitz darmstadt dortmund duisburg dusseldorf erfurt essen freiburg gottingen halle heidelberg ingolstadt jena
karlsruhe kassel kiel koblenz konstanz krefeld leverkusen lubeck magdeburg mainz mannheim munster nuremberg nurnberg
oldenburg osnabruck paderborn potsdam regensburg rostock saarbrucken stralsund trier tubingen ulm wiesbaden wolfsburg
wuppertal wurzburg innsbruck linz klagenfurt lucerne luzern lugano winterthur bergamo verona padova padua trieste
genova bari palermo catania lille nice bordeaux rennes grenoble montpellier toulon antwerp antwerpen bruges leuven
liege namur delft leiden groningen nijmegen tilburg arnhem haarlem maastricht aarhus odense aalborg malmo uppsala lund
bergen trondheim stavanger tampere turku espoo kaunas tartu coimbra braga faro evora granada murcia zaragoza
valladolid vigo girona cadiz salamanca palma tenerife cork galway limerick newcastle nottingham sheffield leicester
coventry cardiff swansea brighton southampton exeter plymouth norwich york durham aberdeen dundee inverness yorkshire
tuscany sicily provence brittany normandy andalusia silesia sevilla koln wien genf basel milano roma torino napoli
firenze venezia lisboa bruxelles anvers praha warszawa kobenhavn goteborg geneve moskva bucuresti beograd kreuzberg
neukolln friedrichshain schoneberg charlottenburg prenzlauer altona ottensen schwabing ehrenfeld sendling queens bronx
harlem hackney shoreditch camden brixton islington soho montmartre belleville trastevere lavapies gracia chiado alfama
luxemburg luxembourg cyprus malta iceland kosovo montenegro macedonia albania bosnia belarus moldova georgia armenia
azerbaijan kazakhstan uzbekistan mongolia nepal bhutan bangladesh myanmar cambodia laos taiwan philippines fiji
jamaica cuba haiti guatemala honduras nicaragua ecuador bolivia paraguay venezuela senegal mali ethiopia uganda
tanzania rwanda zambia zimbabwe namibia botswana angola mozambique madagascar tunis algeria sudan jordan lebanon syria
iraq qatar bahrain oman yemen israel palestine ireland ulster cornwall devon kent sussex essex flanders wallonia
saxony hesse bavaria tyrol carinthia lapland jutland zeeland brabant friesland florida ohio michigan oregon washington
nevada utah colorado arizona kansas iowa alaska hawaii virginia carolina tennessee kentucky alabama louisiana oklahoma
wisconsin illinois massachusetts connecticut maryland ontario alberta manitoba saskatchewan queensland tasmania bayern
hessen sachsen thuringen niedersachsen
""".split()
)
"""Towns and countries, by one word: whoever is “from” there works anywhere."""

COUNTRY_PAIRS = frozenset(
    """
new york, san francisco, los angeles, tel aviv, cape town, buenos aires, sao paulo, hong kong, new zealand,
south africa, south korea, new delhi, mexico city, the netherlands, san diego, the hague, st gallen, ho chi, abu
dhabi, saudi arabia, las vegas, north america, south america, latin america, czech republic, sri lanka, costa
rica, rio de, tel-aviv
""".strip()
    .replace("\n", " ")
    .split(", ")
)

LANGUAGES = frozenset(
    """
english german french spanish italian portuguese dutch polish russian ukrainian turkish arabic hebrew persian farsi
hindi urdu bengali tamil telugu mandarin cantonese chinese japanese korean vietnamese thai indonesian malay tagalog
swahili yoruba igbo hausa amharic zulu swedish norwegian danish finnish estonian latvian lithuanian czech slovak
hungarian romanian bulgarian serbian croatian slovenian greek albanian georgian armenian catalan basque welsh irish
elixir clojure haskell scala ruby perl flutter angular svelte django rails laravel sql html css python javascript
typescript java kotlin rust golang kubernetes docker terraform react
""".split()
)
"""Languages of people and machines, which somebody speaks and nobody works at."""

COMPANY_ENDINGS = frozenset(
    """
inc incorporated ltd limited llc llp lp gmbh ag kg kgaa ug se ev e.v eg sa s.a sarl sas spa s.p.a srl bv b.v nv n.v ab
as oy aps plc pty pte corp corporation co company companies group holding holdings partners capital ventures labs lab
studio studios agency bank university uni college institute institut hospital clinic school academy foundation museum
technologies technology solutions systems software consulting media publishing press records games robotics analytics
bakery brewery farm farms pharma therapeutics biotech energy motors airlines railways insurance logistics council
ministry library startup hochschule universitat stiftung klinik verlag works industries interactive digital sons
brothers bros daughters associates cooperative coop orchestra theatre opera airways telecom networks security health
healthcare collective
""".split()
)
"""What ends the name of a company or an institution."""

COMPANY_STARTS = frozenset(
    """
university institute institut instituto bank ministry college school museum department city center centre uni
universitat universite universita universidad universidade universiteit stadtwerke klinikum krankenhaus hochschule
hopital hospital ospedale gemeente stadt ville ayuntamiento mairie landkreis kanzlei praxis ministerium ministere
embassy bureau office port studio atelier cafe hotel restaurant pizzeria trattoria brasserie bistro backerei apotheke
pharmacie farmacia boulangerie librairie buchhandlung grundschule gymnasium lycee ecole scuola colegio escuela
kindergarten kita clinica clinique fundacion fondation fondazione stiftung verlag editions edizioni radio
""".split()
)
"""What begins one, with “of” or “for” behind it."""

HOUSES = COMPANY_STARTS - frozenset(
    """
bank school city center centre department bureau office port stadt university college museum ministry studio cafe
ville embassy institute
""".split()
)
"""Of those, what the name alone may follow: “Hotel Adlon”."""

INSTITUTIONS = frozenset(
    """
court hospital clinic university school college council ministry library museum bank embassy parliament police
hall supermarket hotel store firm newspaper station
orchestra opera theatre theater institute academy foundation agency authority prison airport church kindergarten
""".split()
)
"""What people work at though it has no name: “judge at the district court”."""


KNOWN_COMPANIES = frozenset(
    """
mozilla suse canonical redhat debian ubuntu govuk infosys wipro tcs google meta facebook apple amazon aws netflix
microsoft openai anthropic stripe spotify zalando sap siemens bosch bmw ibm oracle intel nvidia amd samsung sony adobe
salesforce shopify airbnb uber lyft klarna revolut n26 wise paypal visa mastercard deloitte kpmg pwc accenture
mckinsey bcg bain ey atlassian gitlab github datadog cloudflare mozilla figma notion canva miro asana slack dropbox
twilio tesla spacex nasa cern bbc ikea lego volvo ericsson nokia philips booking.com booking adyen asml ing abn unicef
unesco who oxfam greenpeace wikimedia wikipedia palantir databricks snowflake hashicorp elastic mongodb jetbrains
vodafone telekom orange telefonica bayer basf pfizer novartis roche nestle unilever danone airbus boeing lufthansa
delivery hero flixbus trivago celonis personio deepl doctolib blablacar bolt wolt supercell
""".split()
)

POST_NOMINALS = frozenset(
    "phd md mba msc bsc ma ba jd pe rn cpa pmp csm esq dds mph cissp cfa frcs llm meng beng dphil".split()
)
"""Letters after a name, which are no company and no place."""
