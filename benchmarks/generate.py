"""A made-up news archive of any size, the same for the same seed.

    python -m benchmarks.generate --articles 1000 --seed 7 > archive.jsonl

The archive is a row of stories, each told by three to seven of some forty outlets over about two
weeks. Every story has people, places, a company, an office, figures and dates of its own, made
from syllables, a matter put together from lists, and two dozen nouns that furnish it, so that
stories differ in their words. Of an article's paragraphs, some report, some quote directly (some
of the quotations turn up in other reports of the story), some indirectly. One report in five
repeats an earlier one of its story almost word for word. Lengths are 500 to 750 words.

It measures speed and memory. It is no measure of quality: the sentences are templates.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

COPY_RATE = 0.2  # share of reports that repeat an earlier one of their story
REPEAT_RATE = 0.35  # share of quotations that an earlier report of the story has printed too
ARTICLES_PER_STORY = (3, 7)
WORDS_PER_ARTICLE = (500, 750)
DAYS_BETWEEN = [0, 0, 1, 1, 2, 3, 5]  # from one report of a story to the next
OWN_NOUNS = 24  # words of the common stock that a story takes for its own
FIRST_DAY = date(2023, 1, 2)

ONSETS = "b br d dr f fl g gr h j k kl l m n p r s sk st t tr v".split()
VOWELS = "a e i o u ei au".split()
CODAS = ["", "n", "r", "l", "s", "m", "nd", "rk", "st", "lm"]
PLACE_ENDINGS = "mark vik sund holt burg dal mouth stad wick haven".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = (
    "January February March April May June July August September October November December"
).split()
WIRES = ["TARN", "OSPA", "Meridwire"]
OUTLET_KINDS = "Herald Post Courier Monitor Ledger Dispatch Chronicle Observer Gazette Echo".split()


def _templates(text: str) -> list[str]:
    """The paragraphs of a text, one line each."""
    return [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]


# What a story is about is put together: "the mustard depot", what befell it, who knows about it.
SITES = """
depot works line plant tunnel terminal levy fund reserve festival museum union school cooperative
mine cannery market bridge ferry canal refinery archive laboratory quota tower
""".split()
HAPPENINGS = """
burst|ran aground|was shut|flooded|was doubled|caught fire|was closed|was voted down|was cut|failed
|was halted|collapsed|was raided|went bankrupt|was seized|was sold|vanished|was evacuated|leaked
|was struck|derailed|was banned|was merged|was declared unsafe|split|ran dry|was put under guard
""".replace("\n", "").split("|")
EXPERTS = """
hydrologist architect virologist geologist economist engineer lawyer teacher biologist physicist
surgeon historian chemist statistician botanist meteorologist linguist criminologist
""".split()
WANTS = """
clean water|a safe passage|the doses|the trains|cheaper bread|their records|a way home|a plan|light
|a fair share|a detour|a doctor|their wages|an apology|a vote|the keys|some rest|their savings
""".replace("\n", "").split("|")

LEDES = _templates("""
The {thing} at {place} {happened} on {weekday}, leaving {n} {counted} affected and a row of
unanswered questions for the {office}.

{place} woke on {weekday} to the news that its {thing} {happened}, and by evening {n} {counted}
were affected.

Officials of the {office} travelled to {place} on {weekday} after the {thing} there {happened}.

{n} {counted} are affected and an inquiry is under way in {place}, where the {thing} {happened}
on {weekday}.
""")
REPORTS = _templates("""
The {part} had been examined in {month}, according to papers seen by this newspaper, and nothing
out of the ordinary was noted at the time.

{company}, which has run the {thing} for {years} years, employs some {m} people in {place} and
the villages around it.

About {m} {counted} lie within reach of the {part}, and {n} of them were without supply until
late on {weekday}.

The {office} ordered a review of every {thing} in the country. It is to publish its findings by
{day} {month}.

In {place2}, some {km} kilometres to the north, the council met until midnight and broke up
without a vote.

The last time anything of the kind happened in {place} was {years} years ago, when a smaller
{part} gave way and nobody was hurt.

Prices in the region rose by {pct} per cent over the week, and traders in {place2} said that
they expected more.

Police closed the road between {place} and {place2} on {weekday} and opened it again the next
morning.

It was not clear on {weekday} who had signed the order, and the {office} would not say when it
would know.

Three companies have offered to repair the {part}. Their bids, which are under seal, are to be
opened on {day} {month}.

Along the main street of {place}, shops had put out candles, buckets and handwritten signs, some
of them with jokes about the {office}.

The report of an alarm before the event could not be independently verified.

A fund set up for the people of {place} had taken in {m} crowns by {weekday}, most of it in
small sums.

The region's parliament will debate the matter next week, and both large parties have asked for
time to read the papers.

Work on the {part} began in the spring and was to have been finished within {years} months, at a
cost of {pct} million crowns.

The weather service expects rain in the hills above {place2}, which would make work at the
{part} slower and more dangerous.

Insurers have counted {n} claims so far. Lawyers in {place2} are preparing a joint suit, which
could take years.

Schools in {place} stayed closed on {weekday}. In the sports hall, volunteers handed out soup,
blankets and batteries.
""")
INDIRECT = _templates("""
{name}, the {role}, said that the {part} had been in good order and that nobody could have
foreseen what followed.

According to {name}, the {role}, {n} {counted} would have to be moved before the end of the
month.

{last} denied that the {office} had been warned, and said that the files would show it.

{last} said it was too early to speak of costs, but that {company} would not walk away from
{place}.

{last} told the {wire} news agency on {weekday} that the inquiry would spare nobody.

The {role} said that people wanted {want} and that they had a right to it.

{last} declined to comment on the figures, and referred questions to {company}.
""")
FRAMES = [
    "“{words},” said {name}, the {role}.",
    "“{words},” {last} told reporters in {place} on {weekday}.",
    "“{first_words},” {name} told the {wire} news agency. “{second_words}.”",
    "{name}, the {role}, was blunt. “{words},” {they} said.",
    "“{words},” {last} said in an interview. “{second_words}.”",
    "Asked about the {part}, {last} shook {their} head. “{words},” {they} said.",
    "{last} called it “{short}” and asked for patience.",
]
SAYINGS = [
    "We looked at the {part} every {month} and we saw what we wished to see",
    "Nobody in {place} has slept for {years} nights, and nobody from the {office} has knocked",
    "The {thing} did not fail us, the people who kept its books did",
    "I have asked for {want} and I have been given a form",
    "There are {n} {counted} on my list and I know every one of them by name",
    "You cannot mend a {part} with a press release",
    "We warned them {years} years ago and we have kept the letter",
    "If {company} pays, we shall talk, and if it does not, we shall talk louder",
    "The truth about the {part} is in a drawer in {place2}",
    "It took {years} years to build and one night to lose",
    "My task is to find out what happened to the {part}, not to find somebody to hang",
    "We shall have {want} again by {month}, or somebody else will be standing here",
    "A {thing} is only as good as the person who checks it on a Sunday",
    "The figures are correct and they are also beside the point",
    "Whoever ordered this will have to come to {place} and explain it in the market square",
    "I would rather close it for a year than open it a day too early",
    "We were told that {n} {counted} was a number one could live with",
    "What we have seen at the {part} is not an accident, it is a habit",
]
SHORTS = [
    "a lesson with a price tag",
    "the longest week of my life",
    "a failure of attention",
    "an insult to {place}",
    "a small thing that grew",
    "arithmetic, not politics",
]
ROLES = [
    "environment minister", "transport minister", "mayor of {place}", "spokeswoman of {company}",
    "chairman of the {thing} workers' union", "deputy director of the {office}",
    "{expert} at the University of {place2}", "head of the rescue service", "opposition leader",
    "judge who leads the inquiry",
]  # fmt: skip
# What a story is furnished with: each takes some of these words for its own.
NOUNS = """
anchor anvil apron archive attic awning axle balcony ballot bandage barge barley barracks basket
beacon bellows bench billboard binder biscuit blanket blossom boiler bollard bonnet bookshop bottle
bracket brake brewery brick bridle broom bucket buoy burner button cabinet cable calendar camera
candle canoe canteen canvas carpet carriage cellar chain chalk chapel charcoal chestnut chimney
chisel cider clamp clay clerk clock cloak cobbler compass concrete copper cotton counter coupon
cradle crane crate curtain cushion dairy derrick desk diary dock drawer drum dynamo easel engine
envelope fence ferry fiddle filter flagpole flask florist flour foundry fountain freight furnace
gallery garage garden gauge generator ginger glove granary gravel greenhouse grocer gutter hammer
hammock handrail hangar harness hatch hedge helmet hinge honey hook hose hydrant icebox inkwell
invoice jetty jigsaw kennel kettle kiosk ladder lamp lantern lathe laundry lawn leaflet lens lever
library limestone linen locker lumber magnet mallet manhole marble marquee mattress meadow medal
megaphone meter mill mirror mortar mosaic motor mural museum mustard needle newsstand notebook
nursery oar oilcan orchard organ oven padlock paddock pallet parasol parcel pavilion pebble pencil
pendulum pennant piano pickaxe pigeon pillar pillow pipeline piston pitcher plank plaster plough
podium pottery pram propeller pulley pump quarry quilt raft railing rake ramp rattle ravine receipt
reel reservoir ribbon rivet roster rubber rudder saddle sandbag satchel sawmill scaffold scarf
shovel shutter sickle siren sketch slate sledge sluice soap socket spade spindle spire spool stable
stairwell stamp starch steeple stencil stove stretcher sugar sundial syrup tambourine tannery tarp
teapot telescope tent ticket tile timber toolbox torch trailer trellis trolley trombone trumpet
tugboat turbine turnip turnstile typewriter umbrella urn valve varnish vault veranda vineyard
violin wagon walnut wardrobe warehouse watchtower wax whistle wicker windmill winch wrench yeast
""".split()
SCENES = _templates("""
At the {a} on {street} Street, {friend} had kept the {b} and the {c} from the week before, and
showed them to anybody who asked.

Behind the {a} stood a {b} with a {c} on it, which nobody had claimed since {weekday}.

“It was between the {a} and the {b} when I saw it,” said {friend}, who sells {c} and {d} on
{street} Street. “Then the noise began.”

{friend}, whose {a} stands beside the river {river}, lost a {b}, a {c} and most of a {d}.

The {river} rose by the height of a {a}. From the {b} of {street} Street, people let down a {c} on
a rope, and it came back with a {d} in it.

A clerk read out the list: a {a}, two of the {b}, the {c} with its {d}, all of them signed for by
{friend} on {weekday}.

{friend} said that the {a} had been sold to buy a {b}, and that the {c} was next.

On {street} Street the {a} was open again, and the {b} beside it was not.
""")
DEBRIS = ["Advertisement", "Share this article", "Sign up for our morning letter", "Read more"]


@dataclass
class _Person:
    """Somebody who speaks in a story."""

    name: str
    role: str
    woman: bool

    @property
    def last(self) -> str:
        return self.name.split()[-1]


@dataclass
class _Story:
    """The facts of one story, and what has been printed of it so far."""

    slots: dict[str, str]
    people: list[_Person]
    begins: date
    parts: list[str]
    wire: str
    nouns: list[str]
    friends: list[str]  # neighbours and passers-by
    reports: list[str]  # the templates that this story is told with
    sayings: list[str]
    said: list[tuple[_Person, str]] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)


class _Maker:
    """Draws everything from one seeded source of chance."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.outlets = sorted({f"The {self.word()} {k}" for k in OUTLET_KINDS for _ in range(4)})

    def word(self, syllables: int = 2) -> str:
        """An invented name of so many syllables."""
        pick = self.rng.choice
        made = "".join(
            pick(ONSETS) + pick(VOWELS) + (pick(CODAS) if last or not self.rng.randrange(3) else "")
            for last in [False] * (syllables - 1) + [True]
        )
        return made.capitalize()

    def place(self) -> str:
        """An invented town."""
        return self.word(1) + self.rng.choice(PLACE_ENDINGS)

    def story(self, begins: date) -> _Story:
        """A new story: who, where, what."""
        rng = self.rng
        nouns = rng.sample(NOUNS, OWN_NOUNS)
        place, place2 = self.place(), self.place()
        slots = {
            "thing": f"{nouns[0]} {rng.choice(SITES)}",
            "happened": rng.choice(HAPPENINGS),
            "expert": rng.choice(EXPERTS),
            "want": rng.choice(WANTS),
            "counted": f"{nouns[1]}s",
            "place": place,
            "place2": place2,
            "company": f"{self.word()} {rng.choice(['Minerals', 'Lines', 'Works', 'Holding'])}",
            "office": f"{self.word()} {rng.choice(['Inspectorate', 'Authority', 'Ministry'])}",
            "river": self.word(),
        }
        people = []
        for role in rng.sample(ROLES, 5):
            woman = "spokeswoman" in role or (role != ROLES[4] and rng.random() < 0.5)
            people.append(_Person(f"{self.word()} {self.word()}", role.format(**slots), woman))
        return _Story(
            slots,
            people,
            begins,
            nouns[2:6],
            rng.choice(WIRES),
            nouns=nouns[6:],
            friends=[f"{self.word()} {self.word()}" for _ in range(6)],
            reports=rng.sample(REPORTS, len(REPORTS) // 2),
            sayings=rng.sample(SAYINGS, len(SAYINGS) // 2),
        )

    def fill(self, story: _Story, day: date, template: str, **more: str) -> str:
        """A template with the story's facts, the day's dates and fresh figures."""
        rng = self.rng
        later = day + timedelta(days=rng.randrange(10, 40))
        a, b, c, d = rng.sample(story.nouns, 4)
        return template.format(
            **story.slots,
            a=a,
            b=b,
            c=c,
            d=d,
            friend=rng.choice(story.friends),
            street=rng.choice(story.friends).split()[0],
            part=rng.choice(story.parts),
            wire=story.wire,
            weekday=WEEKDAYS[(day - timedelta(days=rng.randrange(3))).weekday()],
            day=later.day,
            month=MONTHS[later.month - 1],
            n=rng.randrange(11, 900),
            m=f"{rng.randrange(11, 90) * 100:,}",
            km=rng.randrange(7, 80),
            years=rng.choice(["two", "three", "four", "six", "nine", "eleven"]),
            pct=f"{rng.randrange(11, 90) / 10:.1f}",
            **more,
        )

    def quotation(self, story: _Story, day: date) -> str:
        """A paragraph with somebody's own words, new or printed before in this story."""
        rng = self.rng
        if story.said and rng.random() < REPEAT_RATE:
            person, words = rng.choice(story.said)
        else:
            person = rng.choice(story.people)
            words = self.fill(story, day, rng.choice(story.sayings))
            story.said.append((person, words))
        second = self.fill(story, day, rng.choice(story.sayings))
        they, their = ("she", "her") if person.woman else ("he", "his")
        return self.fill(
            story,
            day,
            rng.choice(FRAMES),
            words=words,
            first_words=words,
            second_words=second,
            short=self.fill(story, day, rng.choice(SHORTS)),
            name=person.name,
            last=person.last,
            role=person.role,
            they=they,
            their=their,
        )

    def indirect(self, story: _Story, day: date) -> str:
        """A paragraph that tells in the paper's words what somebody said."""
        person = self.rng.choice(story.people)
        more = {"name": person.name, "last": person.last, "role": person.role}
        return self.fill(story, day, self.rng.choice(INDIRECT), **more)

    def report(self, story: _Story, day: date) -> str:
        """A report's text, paragraphs divided by empty lines."""
        rng = self.rng
        length = rng.randrange(*WORDS_PER_ARTICLE)
        paragraphs = [self.fill(story, day, rng.choice(LEDES))]
        unused: list[str] = []
        while sum(len(paragraph.split()) for paragraph in paragraphs) < length - 20:
            chance = rng.random()
            if chance < 0.35:
                paragraphs.append(self.quotation(story, day))
            elif chance < 0.5:
                paragraphs.append(self.indirect(story, day))
            elif chance < 0.75:
                paragraphs.append(self.fill(story, day, rng.choice(SCENES)))
            else:
                unused = unused or rng.sample(story.reports, len(story.reports))
                paragraphs.append(self.fill(story, day, unused.pop()))
        return "\n\n".join(paragraphs)

    def copy(self, story: _Story, outlet: str) -> str:
        """An earlier report of the story, a few paragraphs shorter, with a credit."""
        paragraphs = self.rng.choice(story.printed).split("\n\n")
        cut = self.rng.randrange(1, len(paragraphs))
        kept = [p for i, p in enumerate(paragraphs) if i != cut]
        credit = self.rng.choice(
            [f"{story.wire} contributed reporting.", f"This report first appeared in {outlet}."]
        )
        return "\n\n".join([*kept, credit])


def archive(articles: int, *, seed: int = 0) -> Iterator[dict[str, str]]:
    """So many reports, story after story, as rows of JSON Lines that onrecord reads."""
    return (row for _, row in labelled(articles, seed=seed))


def labelled(articles: int, *, seed: int = 0) -> Iterator[tuple[int, dict[str, str]]]:
    """The same reports, each with the number of its story."""
    maker = _Maker(seed)
    rng = maker.rng
    begins, made, stories = FIRST_DAY, 0, 0
    while made < articles:
        story = maker.story(begins)
        stories += 1
        begins += timedelta(days=rng.randrange(3))
        outlets = rng.sample(maker.outlets, rng.randint(*ARTICLES_PER_STORY))
        for row in _told(maker, story, outlets[: articles - made], outlets[0], made, DAYS_BETWEEN):
            yield stories, row
            made += 1


@dataclass(frozen=True, slots=True)
class ToldStory:
    """One story of any length, with the words that are its own: another story has others."""

    rows: tuple[dict[str, str], ...]
    names: frozenset[str]  # of people, places, a company, a river, each one word
    nouns: frozenset[str]


def one_story(articles: int, *, seed: int, begins: date = FIRST_DAY) -> ToldStory:
    """One story in so many reports by the outlets that every story has, over some three weeks."""
    outlets = _Maker(0).outlets
    maker = _Maker(seed + 1)
    story = maker.story(begins)
    telling = [maker.rng.choice(outlets) for _ in range(articles)]
    gaps = [1] + [0] * max(1, articles // 20)
    rows = tuple(_told(maker, story, telling, telling[0], 0, gaps))
    slots = [story.slots[slot] for slot in ("place", "place2", "river")]
    slots += [story.slots[slot].split()[0] for slot in ("company", "office")]
    people = [
        part for name in (*story.friends, *(p.name for p in story.people)) for part in name.split()
    ]
    nouns = {
        story.slots["thing"].split()[0],
        story.slots["counted"][:-1],
        *story.parts,
        *story.nouns,
    }
    return ToldStory(rows, frozenset((*slots, *people)), frozenset(nouns))


CHAPTER = 25  # reports of a long story that tell one turn of it
CHAPTER_DAYS = 2  # from one turn to the next
COPIED = 0.5  # share of a long story's reports that repeat another: most outlets print the wire
STAYING_SLOTS = ("place", "thing", "company", "office")
STAYING = 2  # people of the first chapter who speak in every one


def long_story(articles: int, *, seed: int = 0) -> Iterator[dict[str, str]]:
    """One story that goes on: turn after turn, new people beside two who stay, half of it copies.

    The reports of a long story are no thousand reports of one morning. Each chapter has people,
    parts and words of its own; the place, the company, the office and the matter stay.
    """
    maker = _Maker(seed)
    first = story = maker.story(FIRST_DAY)
    for made in range(0, articles, CHAPTER):
        if made:
            story = maker.story(story.begins + timedelta(days=CHAPTER_DAYS))
            story.slots |= {slot: first.slots[slot] for slot in STAYING_SLOTS}
            story.people[:STAYING] = first.people[:STAYING]
        telling = [maker.rng.choice(maker.outlets) for _ in range(min(CHAPTER, articles - made))]
        gaps = [0] * (CHAPTER // CHAPTER_DAYS) + [1]
        yield from _told(maker, story, telling, telling[0], made, gaps, copied=COPIED)


def _told(
    maker: _Maker,
    story: _Story,
    outlets: Sequence[str],
    first: str,
    made: int,
    gaps: Sequence[int],
    *,
    copied: float = COPY_RATE,
) -> Iterator[dict[str, str]]:
    """A story in one report of each outlet. ``made``: how many reports there are before it."""
    rng, day = maker.rng, story.begins
    for number, outlet in enumerate(outlets, made):
        if story.printed and rng.random() < copied:
            text = maker.copy(story, first)
        else:
            text = maker.report(story, day)
            story.printed.append(text)
        if rng.random() < 0.3:
            text += f"\n\n{rng.choice(DEBRIS)}"
        domain = outlet.lower().removeprefix("the ").replace(" ", "")
        yield {
            "id": f"g{number:06d}",
            "outlet": outlet,
            "title": maker.fill(story, day, "{place}: {thing} {happened}, {n} {counted} hit"),
            "date": f"{day}T{rng.randrange(5, 23):02d}:{rng.randrange(60):02d}:00Z",
            "url": f"https://{domain}.example/{day:%Y/%m/%d}/{number:06d}",
            "text": text,
        }
        day += timedelta(days=rng.choice(gaps))


def main() -> None:
    """Print an archive as JSON Lines."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    for row in archive(options.articles, seed=options.seed):
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
