"""The words by which names are told from other words, and people from organisations."""

from __future__ import annotations

from typing import Final


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that begin a sentence with a capital and name nobody.
FUNCTION_WORDS: Final = _set(
    """
    a about above according across add after afterward again against ago ahead all almost along
    already also although always am amid among amongst an and another any anybody anyone anything
    apart are around as aside asked at away back be because become been before behind being below
    beneath beside besides between beyond both but by can cannot clearly come could couldn’t
    couldn't critics currently dear despite did didn’t didn't do does doesn’t doesn't doing don’t
    don't done down due during each earlier either else elsewhere enough especially even eventually
    ever every everybody everyone everything except experts far few finally first fine five
    following for former fortunately four from full further furthermore get give given go good got
    great had half has have having he hello hence her here hers herself hey high him himself his
    how however hundreds i i'd i'll i'm i've i’d i’ll i’m i’ve if in indeed initially inside
    instead interestingly into investigators is isn’t isn't it it's it’s its itself just keep last
    lastly late later latest least less let lets like likewise listen little local long look made
    make many may maybe me meanwhile might mine more moreover most mostly much must my myself near
    nearly neither never nevertheless new next nine no nobody none nonetheless nor not nothing
    notably now nowhere obviously of off officials often oh ok okay old on once one only onto
    opponents or other others otherwise ought our ours ourselves out outside over overall own part
    partly people per perhaps please plus police previously prior probably prosecutors put quite
    rather read really recent recently regardless reporters residents right said same say says
    second see seven several shall share she should shouldn’t shouldn't similarly simply since six
    so some somebody someone something sometimes soon sources still such suddenly supporters sure
    take ten thank thanks that that's that’s the thee their theirs them themselves then there
    there's there’s therefore these they they're they’re third this those though thousands three
    through throughout thus till to today together tomorrow tonight too toward towards
    traditionally turn twice two typically ultimately under unfortunately unless unlike until up
    upon us use usually versus very via was wasn’t wasn't watch we we're we’re we'll we’ll we've
    we’ve well were what what's what’s whatever when whenever where whereas wherever whether which
    while who who's who’s whoever whole whom whose why will with within without witnesses won’t
    won't would wouldn’t wouldn't yes yesterday yet you you're you’re your yours yourself breaking
    exclusive opinion analysis update updated video photo photos image images source advertisement
    advertisment related article context background history historical author editor editors
    contact subscribe follow click comment comments responding speaking adding simultaneously
    official additionally interest authorities hours days weeks months years hide caption captions
    current incumbent embattled disgraced slideshow newslook
    """
)
CALENDAR: Final = _set(
    """
    january february march april may june july august september october november december jan feb
    mar apr jun jul aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday
    sunday mon tue tues wed thu thurs fri sat sun christmas easter thanksgiving ramadan am pm
    """
)
# Words of a title that are not its head: "prime", "foreign", "deputy".
TITLE_MODIFIERS: Final = _set(
    """
    prime foreign defense defence interior finance opposition press crown deputy vice first acting
    interim former ex senior junior assistant associate executive managing chief lead house senate
    majority minority state national general attorney supreme federal district co permanent special
    grand high lord party police fire army navy team club campaign communications policy human
    resources security housing health education transport justice labor labour energy environment
    agriculture commerce treasury trade home cabinet cultural culture digital economy economic
    development democratic republican independent conservative socialist communist liberal
    presidential vice-presidential gubernatorial congressional then-president
    """
)
# Nouns that say what a person is. They stand before a name, in apposition to it, or behind "the".
ROLE_NOUNS: Final = _set(
    """
    president vice-president chancellor premier minister secretary senator sen representative rep
    congressman congresswoman congressmember governor gov mayor councilman councilwoman councillor
    councilmember councilor alderman assemblyman assemblywoman delegate judge justice magistrate
    attorney solicitor prosecutor sheriff chief commissioner superintendent detective officer
    deputy inspector constable sergeant lieutenant captain major colonel general admiral commander
    marshal ambassador envoy consul spokesman spokeswoman spokesperson director chairman chairwoman
    chairperson chair vice-chair vice-chairman speaker leader head ceo cfo coo boss founder
    co-founder cofounder owner co-owner manager coach editor reporter correspondent columnist
    analyst economist historian scientist researcher author writer novelist poet actor actress
    singer rapper comedian artist musician pastor reverend priest bishop archbishop cardinal pope
    rabbi imam cleric ayatollah sheikh sultan emir king queen prince princess duke duchess lawmaker
    legislator parliamentarian mp mep lawyer activist whistleblower blogger journalist billionaire
    millionaire businessman businesswoman entrepreneur tycoon mogul magnate investor banker
    candidate nominee adviser advisor aide strategist counsel undersecretary czar oligarch dictator
    strongman dean provost principal treasurer comptroller coroner negotiator diplomat producer
    filmmaker striker midfielder goalkeeper quarterback teacher student professor lecturer suspect
    gunman attacker shooter designer critic expert engineer physicist biologist epidemiologist
    virologist psychologist psychiatrist sociologist doctor physician surgeon nurse pilot astronaut
    cosmonaut warlord militant defector dissident contractor consultant member official operative
    pollster lobbyist philanthropist host anchor commentator broadcaster publisher presenter
    politician statesman nationalist veteran soldier organizer organiser campaigner chairmanship
    trader farmer driver resident executive technologist developer programmer hacker photographer
    architect paramedic firefighter policeman policewoman scholar fellow academic chef
    owner-operator model player champion athlete boxer swimmer runner referee umpire trainer
    conductor composer pianist violinist director-general secretary-general administrator ombudsman
    auditor regulator watchdog receiver trustee curator librarian archivist mediator arbitrator
    translator interpreter neighbor neighbour witness eyewitness victim survivor passenger
    shopkeeper bartender waiter waitress clerk cashier hydrologist geologist seismologist
    meteorologist climatologist archaeologist anthropologist zoologist ecologist cardiologist
    oncologist neurologist criminologist toxicologist pathologist radiologist volcanologist
    glaciologist immunologist pharmacologist gynecologist dermatologist paleontologist
    palaeontologist geneticist chemist botanist mathematician statistician astronomer astrophysicist
    geographer demographer oceanographer paediatrician pediatrician pharmacist midwife carpenter
    mechanic electrician plumber baker butcher fisherman fisherwoman shepherd trawlerman miner
    prefect sub-prefect harbourmaster harbormaster stationmaster headteacher headmaster
    headmistress vicar chaplain lifeguard bystander
    """
)
# Kin and friends: they take a person's name behind them, but are nobody's office.
KIN: Final = _set(
    """
    husband wife son daughter sister brother mother father cousin uncle aunt nephew niece grandson
    granddaughter grandfather grandmother friend colleague boyfriend girlfriend partner fiance
    fiancé fiancee fiancée rival ally widow widower stepfather stepmother
    """
)
# Abbreviated and courtesy titles: only ever said with a name behind them.
SHORT_TITLES: Final = _set(
    """
    mr mrs ms miss messrs dr prof sir dame lord lady baron baroness sen sens rep reps gov gen col
    lt sgt capt maj adm cmdr cpl pvt rev fr sr. supt det hon st. comrade brother sister father
    mallam malam alhaji hajiya monsieur madame mademoiselle herr frau shri smt begum datuk signora
    signor señor señora senhor
    """
)
TITLES: Final = ROLE_NOUNS | KIN | SHORT_TITLES
FEMININE_ROLES: Final = _set(
    """
    congresswoman councilwoman assemblywoman spokeswoman chairwoman businesswoman actress queen
    princess duchess policewoman waitress widow wife daughter sister mother aunt niece
    granddaughter grandmother girlfriend fiancee fiancée stepmother baroness
    """
)
MASCULINE_ROLES: Final = _set(
    """
    congressman councilman assemblyman spokesman businessman king prince duke policeman waiter
    husband son brother father uncle nephew grandson grandfather boyfriend stepfather gunman
    statesman priest pope imam ayatollah sheikh bishop archbishop rabbi baron
    """
)
# Role nouns that one person may be called by in the same article.
ALIKE: Final = (
    _set("lawmaker legislator parliamentarian mp mep senator congressman congresswoman deputy "
         "sen rep representative councilman councilwoman councillor assemblyman assemblywoman "
         "congressmember"),
    _set("spokesman spokeswoman spokesperson"),
    _set("billionaire millionaire tycoon entrepreneur magnate mogul businessman businesswoman ceo "
         "oligarch investor industrialist"),
    _set("chairman chairwoman chairperson chair"),
    _set("leader head boss chief director"),
    _set("lawyer attorney counsel solicitor"),
    _set("minister premier secretary chancellor"),
    _set("adviser advisor aide strategist"),
    _set("journalist reporter correspondent columnist blogger editor"),
    _set("scientist researcher professor physicist biologist epidemiologist virologist hydrologist "
         "geologist seismologist meteorologist climatologist ecologist chemist astronomer "
         "astrophysicist glaciologist volcanologist geneticist oceanographer immunologist"),
    _set("president"),
    _set("governor gov"),
    _set("analyst economist expert"),
    _set("actor actress star"),
    _set("prince king queen princess monarch"),
    _set("diplomat ambassador envoy"),
    _set("officer policeman policewoman sergeant detective inspector constable"),
    _set("suspect gunman attacker shooter"),
    _set("candidate nominee"),
)  # fmt: skip
LEGISLATURES: Final = _set(
    "duma parliament senate congress bundestag knesset commons lords rada assembly"
)
# Last words that make a name something else than a person or an organisation.
THING_HEADS: Final = _set(
    """
    act bill agreement treaty accord accords award awards prize cup war day plan program programme
    constitution amendment bible quran internet protocol doctrine deal pact law code declaration
    convention olympics games championship championships series festival theory revolution crisis
    age era prix open masters medal march rally covenant charter resolution report book strip
    pipeline stream one dragon falcon model virus disease syndrome effect scandal affair massacre
    shooting attack attacks bombing hurricane storm earthquake summit forum talks election
    elections primary caucus debate hearing inquiry
    """
)
KNOWN_ORGANISATIONS: Final = _set(
    """
    tass reuters afp bloomberg interfax xinhua spacex tesla twitter facebook google amazon apple
    microsoft starlink meta instagram youtube tiktok telegram whatsapp netflix uber boeing airbus
    gazprom rosneft lukoil wagner kremlin pentagon interpol europol taliban hezbollah hamas fatah
    unicef unesco nato opec brexit isis isil pravda kommersant vedomosti izvestia meduza politico
    axios breitbart buzzfeed vox slate newsweek forbes fortune huffpost vice al-jazeera aljazeera
    haaretz greenpeace oxfam wikileaks wikipedia walmart starbucks mcdonald's pfizer moderna
    astrazeneca volkswagen toyota honda samsung huawei siemens citigroup jpmorgan goldman medicare
    medicaid congress parliament senate duma bundestag knesset fox deutsche lufthansa exxon
    exxonmobil chevron shell intel nvidia oracle ibm openai anthropic paypal ebay spotify linkedin
    reddit bundeswehr mossad fsb kgb peshmerga likud syriza podemos labour centcom
    """
)
KNOWN_NAMES: Final = frozenset(
    {"Truth Social", "White House", "Fox News", "Wall Street Journal", "Wall Street", "Al Jazeera",
     "Associated Press", "Supreme Court", "Boko Haram", "Al Qaeda", "Islamic State", "Der Spiegel",
     "Le Monde", "Red Cross", "World Bank", "New York Times", "Washington Post", "United Nations",
     "European Union", "New People", "Scotland Yard", "Downing Street", "General Motors",
     "Goldman Sachs", "Morgan Stanley", "Wells Fargo", "Home Depot", "Capitol Police",
     "Black Lives Matter", "Daily Mail", "Daily Beast", "New Yorker", "Standard & Poor",
     "Charlie Hebdo", "Agence France-Presse", "Agence France Presse", "France Info",
     "Marie Claire", "Rolls-Royce", "Harley-Davidson", "Ernst & Young", "Johnson & Johnson"}
)  # fmt: skip
# Nouns behind a name that say it is an organisation: "the New People party", "the Orb company".
ORGANISATION_NOUNS: Final = _set(
    """
    party company ministry agency government committee commission court university bank firm
    organization organisation group newspaper network department council magazine corporation
    foundation institute association union team club administration parliament airline carrier
    retailer carmaker manufacturer startup start-up website broadcaster outlet channel regulator
    watchdog think-tank charity hospital school bureau office panel board military army navy militia
    movement coalition alliance federation tribunal league
    """
)
# Titles that are only said with a name behind them, and so never are a name's own first word.
COURTESY: Final = {
    "mr": "he",
    "sir": "he",
    "lord": "he",
    "mrs": "she",
    "ms": "she",
    "miss": "she",
    "dame": "she",
    "lady": "she",
    "dr": None,
    "prof": None,
}
# The last word of an organisation's name.
ORGANISATION_HEADS: Final = _set(
    """
    academy administration agency airlines airways alliance army assembly association associates
    associated authority bank board brigade broadcasting brothers bureau cabinet campaign capital
    center centre chamber church club coalition college commission committee communications
    companies company conference confederation congress consortium convention cooperative
    corporation corp corps council court department directorate division duma dynasty electric
    enterprises exchange federation finance firm force forces foundation front fund funds
    government group guard guards guild health holdings hospital house inc industries initiative
    institute institution insurance intelligence international journal kremlin laboratory
    laboratories labs league legion library limited llc llp ltd magazine media mission ministry
    mosque motors movement museum nations navy network networks news observatory office operations
    organisation organization parliament partners partnership party patrol pentagon pictures police
    post press project radio reserve review rotary school schools secretariat senate service
    services sheriff society states' studios syndicate systems team technologies technology
    telegraph television times trade treasury tribunal trust tv union university ventures veterans
    watch works tribune herald gazette observer guardian bulletin today weekly daily chronicle
    dispatch register sentinel examiner inquirer globe sun mirror mail express economist taliban
    hezbollah hamas bundestag knesset verkhovna rada politburo europol interpol plc ag gmbh sa
    airline bancorp brewery records stores superstore foods pharmaceuticals pharma energy petroleum
    oil gas mining minerals metals steel automotive aerospace dynamics entertainment interactive
    software branch embassy consulate associations authorities firefighters inspectorate
    constabulary forum waterworks railways shipyards refinery semiconductor
    semiconductors ferries shipping dairy telecom telecoms logistics newswire
    """
)
# Heads that take a complement: "Ministry of ...", "Committee on ...", "Center for ...".
COMPLEMENT_HEADS: Final = _set(
    """
    academy administration agency alliance army assembly association bank board bureau cabinet
    campaign transport center centre chamber church club coalition college commission committee
    conference confederation congress corps council court department directorate division duke
    federation foundation front fund group guild house initiative institute institution islamic
    league legion library ministry mission movement museum office organisation organization order
    parliament party partnership republic school secretariat senate society state subcommittee
    syndicate tribunal trust union university bishops chiefs battle siege treaty gulf city isle
    strait bay cape daughters sons doctors reporters physicians mothers people citizens workers
    friends states institutes centers centres offices
    """
)
PLACE_HEADS: Final = _set(
    """
    airport avenue bay beach boulevard bridge canyon city county creek desert district drive falls
    forest gulf heights highway hill hills island islands lake lane mountain mountains mount ocean
    park peninsula plaza port province region republic river road sea square stadium state strait
    street territory town township valley village
    """
)
PARTICLES: Final = _set(
    "de da di do dos das del della la le van von der den ter bin bint ibn al el ul ben abu du af "
    "zu y e st"
)
SUFFIXES: Final = _set("jr sr ii iii iv jr. sr. md phd esq")
# Nouns for people who speak together and are not named.
GROUP_NOUNS: Final = _set(
    """
    officials lawmakers sources analysts experts critics police authorities witnesses investigators
    prosecutors supporters opponents activists residents reporters journalists scientists
    researchers economists diplomats lawyers attorneys aides advisers advisors allies republicans
    democrats conservatives liberals senators congressmen leaders executives protesters
    demonstrators observers organizers organisers campaigners doctors medics rescuers survivors
    relatives neighbors neighbours spokesmen spokespeople commanders militants rebels insurgents
    deputies ministers governors mayors judges regulators traders investors strategists historians
    scholars academics commentators pundits media outlets newspapers agencies companies firms
    insiders colleagues friends firefighters detectives troops soldiers veterans teachers students
    parents families victims pollsters organizations organisations groups governments countries
    jurors teammates staffers employees workers islamists separatists hackers engineers farmers
    voters donors backers detractors defenders
    """
)
PERSON_PLURALS: Final = _set(
    "people men women persons individuals members others many some several"
)
