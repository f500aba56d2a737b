"""What people decided about a story by hand, which goes before every rule."""

from __future__ import annotations

from dataclasses import dataclass

Place = tuple[str, str]  # Article.id, Entity.id: somebody as one article knows them


@dataclass(frozen=True, slots=True)
class OneSpeaker:
    """Those whom articles know as these are one speaker."""

    places: tuple[Place, ...]
    name: str | None = None  # the one of their names that the speaker goes by; None: by the rules


@dataclass(frozen=True, slots=True)
class TwoSpeakers:
    """Those who leave are somebody else than those who stay."""

    stays: tuple[Place, ...]
    leaves: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class OneStatement:
    """These attributions carry one statement."""

    attributions: tuple[str, ...]  # SpokenAttribution.id


@dataclass(frozen=True, slots=True)
class TwoStatements:
    """The attributions that leave carry another statement than those that stay."""

    stays: tuple[str, ...]
    leaves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rulings:
    """All that was decided, in the order in which it was: where two say otherwise, the later."""

    speakers: tuple[OneSpeaker | TwoSpeakers, ...] = ()
    statements: tuple[OneStatement | TwoStatements, ...] = ()


NO_RULINGS = Rulings()
