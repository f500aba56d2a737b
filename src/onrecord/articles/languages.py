"""The language an article is written in."""

from __future__ import annotations

from functools import cache
from typing import Any

LOOKED_AT = 1000  # characters from the middle of the text's start; more adds time, not certainty
SURE = 0.9  # normalised probability that is believed; English names alone get less than .5
MIN_WORDS = 8  # words; of fewer py3langid is sure and wrong
ENGLISH = frozenset(
    "the of and to in a is that for on was with as by at from be said has have it he not are "
    "his will this but".split()
)
MIN_ENGLISH = (
    0.12  # share of such words; English news has .25 to .45 of them, other languages < .08
)
NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech",
    "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "ko": "Korean", "lt": "Lithuanian",
    "lv": "Latvian", "mk": "Macedonian", "mr": "Marathi", "ms": "Malay", "nb": "Norwegian",
    "ne": "Nepali", "nl": "Dutch", "nn": "Norwegian", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian",
    "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil",
    "te": "Telugu", "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian",
    "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the text's language, or None when it cannot be told."""
    sample = text[:LOOKED_AT]
    words = sample.split()
    if english_share(text) >= MIN_ENGLISH:
        return "en"
    code, probability = _identifier().classify(sample)
    if probability < SURE or (sample.isascii() and len(words) < MIN_WORDS):
        return None
    return str(code)


def english_share(text: str) -> float:
    """Share of the text's first words that are the small words of English."""
    words = text[:LOOKED_AT].lower().split()
    common = sum(1 for word in words if word.strip(".,;:\"'“”’()") in ENGLISH)
    return common / len(words) if words else 0.0


def language_name(code: str) -> str:
    """A language's English name, or its code."""
    return NAMES.get(code, f'the language "{code}"')


@cache
def _identifier() -> Any:
    from py3langid import langid

    kind = langid.LanguageIdentifier
    # The older name is that of release 0.3.
    load = getattr(kind, "from_model_file", None) or kind.from_pickled_model
    return load(langid.MODEL_FILE, norm_probs=True)
