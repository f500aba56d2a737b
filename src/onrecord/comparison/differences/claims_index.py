"""The claims of a story, by what they assert."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onrecord.comparison.differences.claims import Claim
from onrecord.comparison.differences.clauses import Clauses
from onrecord.comparison.names import organisation_key
from onrecord.comparison.reports import Report
from onrecord.comparison.speakers import Cast


class Claims:
    """The claims of a story's reports, by predicate."""

    def __init__(self, reports: Sequence[Report], cast: Cast) -> None:
        self.negated: dict[str, list[Claim]] = defaultdict(list)
        self.possible: dict[str, list[Claim]] = defaultdict(list)
        self.certain: dict[str, list[Claim]] = defaultdict(list)
        self.perhaps: dict[str, list[Claim]] = defaultdict(list)
        self.clauses: dict[str, list[Claim]] = defaultdict(list)  # those that assert, by each stem
        one = _whole_names(cast)
        for report in reports:
            for clause in Clauses(report, cast, one).all():
                self._put(clause)

    def _put(self, claim: Claim) -> None:
        if claim.negated:
            self.negated[claim.predicate].append(claim)
        elif claim.modality == "possible":
            self.possible[claim.predicate].append(claim)
        elif claim.modality == "perhaps":
            self.perhaps[claim.predicate].append(claim)
        elif claim.modality == "certain":
            self.certain[claim.predicate].append(claim)
        else:
            self.clauses[claim.predicate].append(claim)


def _whole_names(cast: Cast) -> dict[str | None, str]:
    """Each speaker; a body whose name is the beginning of just one other is that one.

    "Nordlys" and "Nordlys Ferries": not sure enough to join what they say, but what the one
    did and the other did not is worth a look.
    """
    keys = {
        key: organisation_key(s.name)
        for key, s in sorted(cast.speakers.items())
        if s.kind != "person"
    }
    longer: dict[str, list[str]] = defaultdict(list)  # by each beginning of a name
    for key, name in keys.items():
        for at, letter in enumerate(name):
            if letter == " ":
                longer[name[:at]].append(key)
    one: dict[str | None, str] = {key: key for key in cast.speakers}
    for key, name in keys.items():
        if len(longer[name]) == 1:
            one[key] = longer[name][0]
    return one
