"""How far a game served the purposes of the Charter: peace kept, Charter upheld, people protected; each separately."""

from __future__ import annotations

from msgspec import Struct

from game.record.chronicle import Chronicle
from game.words.figures import measured, number
from game.words.labels import counted, listed
from game.world.gauges import Indicator

YES, PARTLY, NO = "yes", "in part", "no"


class Purpose(Struct, frozen=True):
    """One purpose: `verdict` is yes, in part or no; `because` gives the evidence for it."""

    id: str
    label: str
    verdict: str
    because: str


def purposes(chronicle: Chronicle) -> tuple[Purpose, ...]:
    """Return the three purposes (Charter, Article 1), read from the decisions and the course of the numbers."""
    return _peace(chronicle), _charter(chronicle), _people(chronicle)


def _peace(chronicle: Chronicle) -> Purpose:
    decided = [chronicle.labels.of("decision", each) for each in chronicle.heard.world.decided]
    setting = chronicle.case.setting
    tension = next((each for each in setting.indicators if each.id == setting.weights.tension), None)
    worse = tension is not None and _now(chronicle, tension) > tension.start
    course = f"; {_course(chronicle, tension)}" if tension else ""
    if decided:
        return Purpose("peace", "Peace kept", NO if worse else PARTLY, f"carried out: {listed(decided)}{course}")
    return Purpose("peace", "Peace kept", PARTLY if worse else YES, f"no capital decided on force{course}")


def _charter(chronicle: Chronicle) -> Purpose:
    council, world = chronicle.heard.proceedings, chronicle.heard.world
    broken = round(number(chronicle.heard, "undertakings.broken"))
    acted = bool(council.resolutions or council.session_called)
    facts = [
        counted(len(council.resolutions), "resolution") + " adopted",
        counted(len(council.vetoes), "veto", "vetoes"),
        counted(broken, "undertaking") + " broken",
    ]
    if council.session_called:
        facts.append("an emergency special session called")
    breached = bool(world.decided) or bool(broken)
    verdict = YES if not breached else PARTLY if acted else NO
    return Purpose("charter", "Charter upheld", verdict, listed(facts))


def _people(chronicle: Chronicle) -> Purpose:
    weights = chronicle.case.setting.weights
    model = {weights.tension, weights.pretext, weights.cost}
    counted_for = [each for each in chronicle.case.setting.indicators if each.lower_is_better and each.id not in model]
    worse = [each for each in counted_for if _now(chronicle, each) > each.start]
    verdict = YES if not worse else NO if len(worse) == len(counted_for) else PARTLY
    courses = [_course(chronicle, each) for each in counted_for]
    because = f"in this game, {listed(courses)}" if courses else "the scenario counts nothing here"
    return Purpose("people", "People protected", verdict, because)


def _now(chronicle: Chronicle, indicator: Indicator) -> float:
    return number(chronicle.heard, indicator.id)


def _course(chronicle: Chronicle, indicator: Indicator) -> str:
    label = indicator.label[:1].lower() + indicator.label[1:]
    return f"{label} from {measured(indicator.start, indicator)} to {measured(_now(chronicle, indicator), indicator)}"
