"""All checks of a scenario, and what each code stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.scenario import check_book, check_council, check_names, check_phrases, check_promises, check_sense
from game.scenario.faults import Fault
from game.scenario.scene import Scene

CODES = {
    "C001": "something is named that is not there",
    "C002": "an id or code is given twice in one list",
    "C003": "a condition cannot be read",
    "C004": "a day is not in the campaign",
    "C005": "there is no ending",
    "C006": "the last ending may not hold",
    "C007": "an ending can never come",
    "C008": "an agreed round makes something worse",
    "C009": "a walk-out makes something better",
    "C010": "progress in talks takes away a share that is not from 0 to 1",
    "C011": "a driver makes nights worse with progress in talks",
    "C012": "a settled charge has no source",
    "C013": "an atrocity charge is not settled",
    "C014": "a quotation is too long",
    "C015": "a quotation has no source",
    "C016": "an objective counts what people suffer",
    "C017": "a number is out of its range",
    "C018": "a member has no delegation",
    "C019": "a red line names neither a paragraph nor an issue, or both",
    "C020": "nothing fills a gap",
    "C021": "a phrase is never said",
    "C022": "a phrase has no text, or one twice",
    "C023": "a paragraph has no verbs",
    "C024": "requirements lead in a circle",
    "C026": "the Council has an impossible size",
    "C027": "the votes required cannot be reached",
    "C028": "the President is no member",
    "C029": "a permanent member has no seat",
    "C030": "a happening has no occasion",
    "C032": "the Council or its President follows from nothing",
    "C033": "a delegation has no seat, or another capacity than its seat",
    "C034": "talks have too few parties",
    "C035": "figures do not fit together",
    "C044": "a figure of the toll is none, or its source has no date",
    "C036": "a demand asks for nothing",
    "C037": "the agenda is empty",
    "C038": "a briefer bears the code of a State",
    "C039": "the book lets a seat do what it cannot",
    "C040": "a pledge names nothing that keeps it",
    "C041": "a pledge is kept on the first day already",
    "C042": "a promise can never be kept",
    "C043": "an offer needs nobody's consent",
    "C045": "what keeps a promise has no words",
    "C050": "a list has more entries than are played",
    "C051": "a text, an id or a key is too long",
    "C052": "a word is too long",
}

CHECKS: tuple[Callable[[Scene], Iterator[Fault]], ...] = (
    check_names.named,
    check_names.twice,
    check_names.conditions,
    check_names.days,
    check_names.ranges,
    check_council.council,
    check_council.presidency,
    check_council.delegations,
    check_council.briefers,
    check_council.red_lines,
    check_council.bank,
    check_sense.charges,
    check_sense.quotations,
    check_sense.toll,
    check_sense.objectives,
    check_sense.endings,
    check_sense.talks,
    check_sense.nights,
    check_sense.figures,
    check_sense.occasions,
    check_promises.promises,
    check_phrases.phrases,
    check_phrases.briefings,
    check_book.book,
    check_book.laid_texts,
)


def checked(scene: Scene) -> list[Fault]:
    """Return every fault that the checks find."""
    return [fault for check in CHECKS for fault in check(scene)]
