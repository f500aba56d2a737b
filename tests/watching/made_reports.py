"""Invented reports of a dozen matters, the same for the same outlet, matter and number."""

from __future__ import annotations

import random

# What it is, where, the thing, who speaks, whom it concerns, and words that no other matter has.
MATTERS = (
    """
ferry|Brunn harbour|the old ferry|Tomas Brill, head of the harbour office|passengers
= rudder gangway propeller captain sailors anchor
dam|the Kessel valley|the upper dam|Ines Okafor, engineer of the water board|households
= sluice turbine reservoir concrete spillway flood
mast|Norvik|the radio mast|Per Aas, mayor of Norvik|listeners
= antenna frequency studio announcer transmitter jingle
mill|Oxmouth|the paper mill|Lena Stroud, director of Oxmouth Paper|spinners
= pulp cellulose rollers cardboard bleach timber
tram|Alder|the night tram|Jonas Reuter, who runs the tram company|riders
= rails carriage timetable depot pantograph tickets
mine|Skarn|the copper mine|Maud Ilves, minister of mining|miners
= shaft ore smelter helmets dynamite lift
school|Tarnwick|the river school|Oskar Venn, its headmaster|pupils
= classroom chalk exams gymnasium textbooks canteen
bridge|Dunmere|the swing bridge|Alma Teige, of the road authority|drivers
= girders bolts asphalt pillars toll lorries
archive|Vessen|the city archive|Hugo Lindqvist, the archivist|readers
= parchment shelves ledgers microfilm charters mould
reef|the Farr islands|the northern reef|Sanna Moe, marine biologist|divers
= coral plankton lagoon snorkels seaweed urchins
vaccine|Port Ellery|the new vaccine|Ruth Adeyemi, chief physician|patients
= syringes antibodies clinic fever dose nurses
budget|Merrow|the county budget|Karl Hoffa, its treasurer|taxpayers
= deficit bonds auditors levy subsidies pensions
""".replace("\n=", "|")
    .strip()
    .splitlines()
)
QUOTES = [
    "We looked at the {a} in the spring and we saw what we wished to see",
    "There are {n} {people} on my list, and none of them has seen a {b} since",
    "Nobody told us that the {c} and the {d} would be gone before the end of the month",
    "The {e} will take {m} weeks, and the {f} will cost more than anybody has said",
    "I would rather lose the {a} for a year than trust the {d} a day too early",
    "What happened to the {b} can happen to the {e}, and then {people} will pay",
    "The {f} is not the matter, the {c} is",
]
SENTENCES = [
    "In {place}, the {a} and the {b} were looked at for {m} hours, and nothing was found.",
    "Some {n} {people} have signed a letter about the {c} of {thing}.",
    "The {d} was to be replaced with the {e}, papers seen in {place} show.",
    "A report on the {f} and the {a} was expected within a month.",
    "Who had ordered the {b} away was not clear, and nobody in {place} would say.",
    "For {m} hours the {c} stood beside the {d} while {people} waited.",
    "Without the {e}, {thing} is worth nothing, {people} in {place} said.",
    "The {f} had been sold, and so had the {b}.",
]


def report(outlet: int, number: int, *, edited: bool = False) -> tuple[str, list[str]]:
    """Headline and paragraphs; ``edited`` has another quotation in place of one."""
    rng = random.Random(f"{outlet} {number}")
    matter = MATTERS[(outlet + number) % len(MATTERS)]
    kind, place, thing, person, people, words = matter.split("|")
    slots = {"place": place, "thing": thing, "people": people}
    slots |= dict(zip("abcdef", words.split(), strict=True))

    def fill(template: str) -> str:
        n, m = rng.randrange(20, 900), rng.randrange(2, 12)
        return template.format(**slots, n=n, m=m)

    last = person.split(",")[0].split()[-1]
    quotes = [fill(quote) for quote in rng.sample(QUOTES, 3)]
    if edited:
        quotes[1] = "I was told nothing about any of this until the cameras were there"
    told = [fill(sentence) for sentence in rng.sample(SENTENCES, len(SENTENCES))]
    title = fill("{n} {people} ask about the {a} of the " + kind + " in {place}")
    return title, [
        f"{told[0]} {told[1]}",
        f"“{quotes[0]},” said {person}.",
        told[2],
        f"“{quotes[1]},” {last} told reporters on Tuesday. “{quotes[2]}.”",
        f"{told[3]} {told[4]}",
        f"{told[5]} {told[6]} {told[7]}",
    ]


def page(outlet: str, title: str, paragraphs: list[str], published: str, canonical: str) -> str:
    """A report as a web page."""
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title} | {outlet}</title>'
        f'<meta property="og:title" content="{title}">'
        f'<meta property="og:site_name" content="{outlet}">'
        f'<meta property="article:published_time" content="{published}">'
        f'<link rel="canonical" href="{canonical}"></head>'
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>\n{body}</article>"
        f"<footer>Contact us</footer></body></html>"
    )
