"""An invented council of fifteen with a quarrel over a strait: no State, place or person in it is real."""

from __future__ import annotations

from dataclasses import dataclass

from game.council.acts import Clause, Verb
from game.council.membership import council_of
from game.council.papers import BankParagraph, Nature
from game.council.remit import AgendaItem, DraftTitle, Invitee, Remit
from game.engine.case import Case, Objective, Participant, Profile, RedLine
from game.world.gauges import MoveGauge
from game.world.setting import (
    Charge,
    Decision,
    Demand,
    DemandPart,
    Driver,
    Ending,
    Evidence,
    Format,
    Indicator,
    Issue,
    Measure,
    Offer,
    Process,
    Requirement,
    Setting,
    StandingClaim,
    Weights,
)

ISSUES = ("passage", "blame", "talks", "relief")
# member: positions on the issues, width, red line paragraph; A is accused, B its rival, C to E permanent too.
SEATS: dict[str, tuple[tuple[float, float, float, float], float, str]] = {
    "AAA": ((-0.9, -1.0, 0.4, 0.0), 10, "blames"),
    "BBB": ((0.9, 0.9, 0.2, 0.4), 10, "lifts"),
    "CCC": ((-0.2, -0.4, 0.7, 0.2), 18, "sanctions"),
    "DDD": ((0.8, 0.7, 0.5, 0.5), 10, "lifts"),
    "EEE": ((0.7, 0.6, 0.9, 0.5), 10, "lifts"),
    "FFF": ((0.6, 0.5, 0.6, 0.7), 12, "lifts"),
    "GGG": ((0.5, 0.3, 0.7, 0.8), 14, "sanctions"),
    "HHH": ((0.4, 0.1, 0.8, 0.9), 16, "sanctions"),
    "III": ((0.2, -0.1, 0.8, 0.6), 18, "sanctions"),
    "JJJ": ((0.5, 0.4, 0.6, 0.9), 12, "lifts"),
    "KKK": ((0.6, 0.4, 0.7, 0.6), 12, "lifts"),
    "LLL": ((0.7, 0.6, 0.4, 0.5), 10, "lifts"),
    "MMM": ((0.1, 0.0, 0.7, 0.5), 18, "sanctions"),
    "NNN": ((0.6, 0.5, 0.5, 0.8), 12, "lifts"),
    "OOO": ((0.3, 0.2, 0.8, 0.7), 14, "sanctions"),
}
INVITED = {"YYY": (0.9, 1.0, -0.2, 0.6), "ZZZ": (0.7, 0.5, 0.9, 0.6)}
PERMANENT = ("AAA", "BBB", "CCC", "DDD", "EEE")
VERBS = ("takes-note", "urges", "calls-upon", "demands", "condemns")


@dataclass(frozen=True)
class Line:
    """One paragraph of the bank, in short."""

    id: str
    text: str
    passage: float = 0.0
    blame: float = 0.0
    talks: float = 0.0
    relief: float = 0.0
    names: str = ""
    kind: str = "operative"
    verbs: tuple[str, ...] = VERBS
    session: bool = False
    new: bool = True


LINES = (
    Line(
        "recalls",
        "its earlier resolutions on the strait",
        0.1,
        0,
        0.2,
        0.1,
        "",
        "preambular",
        ("takes-note",),
        new=False,
    ),
    Line("concern", "the news from the strait", 0.1, 0.1, 0.1, 0.2, "", "preambular", ("regrets", "takes-note")),
    Line("opens", "that the strait be open to all ships", 0.6),
    Line("blames", "the closing of the strait by Alder", 0.5, 0.8, names="AAA"),
    Line("withdraws", "that Alder withdraw its patrols", 0.8, 0.6, names="AAA"),
    Line("talks", "both sides to meet at once", 0.1, 0, 0.7),
    Line("monitors", "the sending of observers", 0.3, 0.1, 0.5, 0.2),
    Line("relief", "safe passage for food and medicine", 0.2, 0, 0.1, 0.8),
    Line("sanctions", "that no State sell arms to Alder", 0.7, 0.8, -0.4, names="AAA"),
    Line("lifts", "that the measures against Alder end", -0.8, -0.8, 0.1),
    Line("restraint", "all to refrain from force", 0.2, 0, 0.4, 0.4),
    Line("report", "a report within ten days", 0.1, 0, 0.2, 0.2, verbs=("calls-upon", "demands")),
    Line("session", "to call an emergency special session", 0.4, 0.3, verbs=("decides",), session=True),
)


def bank() -> tuple[BankParagraph, ...]:
    """Return the paragraph bank."""
    return tuple(
        BankParagraph(
            id=line.id,
            kind=line.kind,
            text=line.text,
            verbs=line.verbs,
            issues={issue: getattr(line, issue) for issue in ISSUES if getattr(line, issue)},
            names=line.names or None,
            new=line.new,
            nature=Nature.PROCEDURAL if line.session else Nature.SUBSTANTIVE,
            calls_session=line.session,
        )
        for line in LINES
    )


def profile(member: str, capacity: str, at: tuple[float, ...], width: float, red: str) -> Profile:
    """Return a delegation; the accused and its neighbour care most."""
    keen = 90.0 if member in ("AAA", "BBB", "YYY") else 55.0
    lines = (
        RedLine("line-one", "no text with that paragraph", paragraph=red, weight=45),
        RedLine("line-two", "no text far from us on blame", issue="blame", at=-0.9 if at[1] > 0 else 0.3, weight=40),
        RedLine("line-three", "no text against talks", issue="talks", at=-0.3, weight=30),
    )
    return Profile(
        member=member,
        capacity=capacity,
        positions=dict(zip(ISSUES, at, strict=True)),
        salience=dict.fromkeys(ISSUES, keen),
        width=width,
        objectives=(Objective("quiet", "Tension stays bearable.", 50, "tension < 70"),),
        red_lines=lines if red else (),
    )


def remit() -> Remit:
    """Return the Council's standing data."""
    return Remit(
        council=council_of(SEATS, PERMANENT, 9),
        presidents=((0, "AAA"),),
        items=(AgendaItem("strait", "The strait"), AgendaItem("ports", "The ports")),
        bank=bank(),
        titles=(DraftTitle("strait", "The situation in the strait"),),
        invitees=tuple(Invitee(each, each.title(), 37) for each in INVITED),
        first_speakers=("AAA", "BBB", "YYY"),
        first_item="strait",
        dispute=True,
        parties=("AAA",),
    )


def setting() -> Setting:
    """Return the world of the quarrel."""
    seats = (*SEATS, *INVITED)
    relations = {
        one: {
            other: -60.0 if {one, other} in ({"AAA", "BBB"}, {"AAA", "YYY"}) else 10.0
            for other in seats
            if other != one
        }
        for one in seats
    }
    by_west = ("BBB", "DDD", "EEE", "YYY")
    return Setting(
        seats=seats,
        indicators=(
            Indicator("tension", "Tension", "", 0, 100, 55),
            Indicator("clashes", "Clashes", "a day", 0, 200, 40),
        ),
        issues=tuple(Issue(each, each.title(), "less", "more") for each in ISSUES),
        charges=(
            Charge(
                "closing",
                "that Alder will close the strait",
                "AAA",
                by_west,
                truth=0.6,
                days=4,
                borne_out="decided.closes",
                on_made=(MoveGauge(because="charged", indicator="tension", by=2.0),),
            ),
            Charge("slander", "that Yarrow spreads tales", "YYY", ("AAA",), ("BBB", "DDD"), days=3),
            Charge("raid", "that Yarrow raids the coast", "YYY", ("AAA",), ("BBB",), days=5),
        ),
        evidence=(
            Evidence("pictures", "pictures of patrols", "BBB", "closing", 1.0, 65),
            Evidence("dossier", "a dossier on the raids", "AAA", "raid", 1.0, 45, document=True),
            Evidence("logs", "logs of the coast guard", "YYY", "raid", -0.8, 60),
        ),
        demands=(
            Demand(
                "withdraw",
                "that Alder withdraw",
                "AAA",
                by_west,
                3,
                (DemandPart("a word", True), DemandPart("a deed", met="clashes < 20")),
            ),
            Demand("stop", "that Yarrow stop the raids", "YYY", ("AAA",), 3, (DemandPart("a word", True),)),
        ),
        offers=(
            Offer("visit", "a visit of the minister", "BBB", 4, "AAA", "day > 0"),
            Offer("hotline", "a line between the navies", "AAA", 4, "YYY", "day > 0"),
        ),
        measures=(
            Measure("ceasefire", 1, "a ceasefire", "security", {"AAA": 30, "YYY": 60}),
            Measure("patrols", 2, "patrols withdrawn", "security", {"AAA": -40, "YYY": 70}),
            Measure("status", 3, "a status for the isles", "political", {"AAA": 70, "YYY": -45}),
        ),
        formats=(
            Format(
                "lake",
                "the Lake format",
                ("AAA", "YYY"),
                ("EEE", "ZZZ"),
                (),
                ("ceasefire", "patrols", "status"),
                (Requirement("patrols-first", "status", "begin", "patrols", 0.5),),
            ),
        ),
        processes=(
            Process("tension", 0.9, 45, noise=0.05),
            Process("clashes", 0.8, 30, (Driver("tension", 0.4, "tempers", 50),), 10.0, {"ceasefire": 0.8}, 0.2),
        ),
        decisions=(
            Decision(
                "closes",
                "AAA",
                "closes the strait",
                75,
                5,
                4,
                10,
                low=30,
                high=80,
                history=70,
                drivers=(Driver("tension", 0.3, "tension", 50),),
                effects=(MoveGauge(because="closed", indicator="tension", by=20),),
            ),
        ),
        happenings=(),
        endings=(
            Ending("closed", "Closed", "The strait is closed.", "decided.closes"),
            Ending("agreed", "Agreed", "The talks agreed.", "talks.lake.agreed > 0"),
            Ending("open", "Open", "The strait is open.", "tension < 60"),
            Ending("tense", "Tense", "Nothing is settled.", ""),
        ),
        standing=(
            StandingClaim("accusation", "BBB", "closing"),
            StandingClaim("denial", "AAA", "closing", answers="closing"),
        ),
        briefers=(),
        flags=(),
        relations=relations,
        credibility=dict.fromkeys(seats, 50.0),
        weights=Weights(tension="tension"),
        days=12,
    )


def case() -> Case:
    """Return the whole case, compiled as a scenario would be."""
    profiles = tuple(profile(m, "member", at, width, red) for m, (at, width, red) in SEATS.items())
    invited = tuple(profile(m, "invited", at, 10, "") for m, at in INVITED.items())
    participants = tuple(Participant(each, each.title(), each.title()) for each in (*SEATS, *INVITED))
    return Case(
        id="strait",
        title="The Strait",
        summary="An invented quarrel.",
        first_day="2001-05-01",
        days=12,
        remit=remit(),
        setting=setting(),
        participants=participants,
        profiles=profiles + invited,
        phrases=(),
    )


def clause(paragraph: str, verb: str) -> Clause:
    """Return a clause of the bank."""
    return Clause(paragraph, Verb(verb))
