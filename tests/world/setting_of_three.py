"""An invented world of three States, small enough to count by hand."""

from typing import Any

from game.terms import Dice
from game.world.acts import Confidence
from game.world.evolve import evolve, initial
from game.world.facts import World
from game.world.gauges import BreachMeasure, EndFormat, GiveOrders, MoveGauge, SetFlag
from game.world.setting import (
    Charge,
    Decision,
    Demand,
    DemandPart,
    Driver,
    Ending,
    Evidence,
    Format,
    Happening,
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

SEATS = ("AAA", "BBB", "CCC")

CHARGES = (
    Charge(
        id="attack_planned",
        title="that an attack is planned",
        against="BBB",
        by=("AAA", "CCC"),
        foretold_by=("CCC",),
        truth=0.5,
        days=4,
        borne_out="decided.attack",
        on_made=(MoveGauge(because="the warning", indicator="cost", by=2.0),),
        on_answered=(MoveGauge(because="the denial", indicator="cost", by=-1.0),),
        on_borne_out=(MoveGauge(because="it came", indicator="cost", by=10.0),),
    ),
    Charge(
        id="shelled",
        title="that a village was shelled",
        against="AAA",
        by=("BBB",),
        foretold_by=("CCC",),
        truth=0.0,
        days=3,
        refuted="flag.monitors_spoke",
        contradict="day >= 2",
        on_made=(MoveGauge(because="the charge", indicator="pretext", by=3.0),),
        source="invented",
    ),
    Charge(
        id="crossed", title="that the river was crossed", against="BBB", by=("AAA",), truth=1.0, days=30, source="x"
    ),
)

EVIDENCE = (
    Evidence(id="photographs", title="photographs", holder="AAA", charge="attack_planned", supports=1, strength=60),
    Evidence(
        id="logbook", title="a logbook", holder="AAA", charge="attack_planned", supports=1, strength=40, from_day=3
    ),
    Evidence(
        id="dossier",
        title="a dossier",
        holder="BBB",
        charge="shelled",
        supports=1,
        strength=20,
        document=True,
        on_released=(MoveGauge(because="the dossier", indicator="pretext", by=1.0),),
    ),
    Evidence(
        id="patrol_report",
        title="a patrol's report",
        holder="CCC",
        charge="shelled",
        supports=-1,
        strength=100,
        independent=True,
        sound=1.0,
    ),
)

DEMANDS = (
    Demand(
        id="declare_and_withdraw",
        title="declare and withdraw",
        of="BBB",
        by=("AAA",),
        days=3,
        parts=(DemandPart("a declaration", declaration=True), DemandPart("a withdrawal", met="troops < 100")),
        on_made=(MoveGauge(because="it was asked", indicator="tension", by=1.0),),
        on_met=(MoveGauge(because="it was done", indicator="tension", by=-10.0),),
        on_refused=(MoveGauge(because="it was refused", indicator="cost", by=3.0),),
    ),
)

OFFERS = (
    Offer(
        id="ministers_meet",
        title="ministers meet",
        by="AAA",
        to="BBB",
        days=2,
        kept="not flag.monitors_spoke",
        on_kept=(MoveGauge(because="they met", indicator="tension", by=-4.0),),
        on_broken=(MoveGauge(because="nobody came", indicator="tension", by=4.0),),
    ),
)


def measures() -> tuple[Measure, ...]:
    worth = {"AAA": 1.0, "BBB": 1.0}
    broken = (MoveGauge(because="fire is opened again", indicator="tension", by=3.0),)
    titles = ("ceasefire", "weapons", "dialogue", "elections", "border", "reform")
    return tuple(
        Measure(id=title, number=at + 1, title=title, track="security", values=worth, on_breach=broken)
        for at, title in enumerate(titles)
    )


REQUIREMENTS = (
    Requirement("dialogue_after_weapons", "dialogue", "begin", "weapons"),
    Requirement("border_after_elections", "border", "begin", "elections"),
    Requirement("border_after_reform", "border", "complete", "reform"),
)
ALL_MEASURES = ("ceasefire", "weapons", "dialogue", "elections", "border", "reform")
ON_AGREED = (
    MoveGauge(because="hope", indicator="tension", by=-2.0),
    MoveGauge(because="a slip of the author's", indicator="tension", by=5.0),
    GiveOrders(because="another slip", indicator="explosions", by=3.0),
)
ON_WALK_OUT = (
    MoveGauge(because="alarm", indicator="tension", by=2.0),
    MoveGauge(because="a slip of the author's", indicator="tension", by=-9.0),
)

FORMATS = (
    Format(
        id="quartet",
        label="the quartet",
        parties=("AAA", "BBB"),
        mediators=("CCC",),
        participants=(),
        measures=ALL_MEASURES,
        requirements=REQUIREMENTS,
        step=0.5,
        days=1,
        honoured=0.7,
        delays="attack",
        delay=2,
        on_agreed=ON_AGREED,
        on_walk_out=ON_WALK_OUT,
    ),
    Format(
        id="contact_group",
        label="the contact group",
        parties=("BBB", "AAA"),
        mediators=("OSC",),
        participants=("XXX",),
        measures=("ceasefire", "weapons"),
        step=0.5,
        days=2,
        on_agreed=ON_AGREED,
        on_walk_out=ON_WALK_OUT,
    ),
)

PROCESSES = (
    Process(
        indicator="explosions",
        carry=0.8,
        rest=50.0,
        order_size=40.0,
        calmed={"ceasefire": 0.9},
        noise=0.3,
        drivers=(Driver("tension", 1.0, "tension", above=50.0),),
    ),
    Process(
        indicator="tension",
        carry=1.0,
        rest=0.0,
        noise=0.05,
        drivers=(Driver("explosions", 0.01, "explosions", above=200.0, when="day >= 1"),),
    ),
)

DECISIONS = (
    Decision(
        id="attack",
        capital="BBB",
        label="the attack",
        low=40.0,
        high=60.0,
        history=60.0,
        threshold=55.0,
        noise=8.0,
        from_day=3,
        to_day=5,
        drivers=(Driver("cost", -0.3, "the expected cost"),),
        effects=(
            MoveGauge(because="war", indicator="tension", by=40.0),
            GiveOrders(because="war", indicator="explosions", by=5.0),
            EndFormat(because="war", format="quartet"),
            EndFormat(because="war", format="contact_group"),
        ),
        eased=(MoveGauge(because="the exercise ends", indicator="tension", by=-5.0),),
    ),
)

HAPPENINGS = (
    Happening(
        id="recognition",
        text="It is recognised.",
        day=4,
        effects=(
            EndFormat(because="recognition", format="quartet"),
            EndFormat(because="recognition", format="contact_group"),
            BreachMeasure(because="recognition", measure="ceasefire", by=0.25),
            SetFlag(because="recognition", flag="recognised"),
        ),
    ),
    Happening(id="unrest", text="Unrest.", when="tension > 90", effects=(SetFlag(because="u", flag="unrest"),)),
)

ENDINGS = (
    Ending("war", "War", "There was war.", "decided.attack"),
    Ending("unrest", "Unrest", "There was unrest.", "flag.unrest", final=True),
    Ending("peace", "Peace", "There was peace.", ""),
)

GAUGES = (
    Indicator("tension", "Tension", "points", 0, 100, 60),
    Indicator("explosions", "Explosions", "a day", 0, 3000, 300),
    Indicator("troops", "Troops", "thousand", 0, 200, 150),
    Indicator("pretext", "Pretext", "points", 0, 100, 50),
    Indicator("cost", "Expected cost", "points", 0, 100, 20, lower_is_better=False),
)


def three(**other: Any) -> Setting:
    """Return the setting, with some of its parts replaced."""
    parts: dict[str, Any] = {
        "seats": SEATS,
        "indicators": GAUGES,
        "issues": (Issue("order", "Order", "old", "new"),),
        "charges": CHARGES,
        "evidence": EVIDENCE,
        "demands": DEMANDS,
        "offers": OFFERS,
        "measures": measures(),
        "formats": FORMATS,
        "processes": PROCESSES,
        "decisions": DECISIONS,
        "happenings": HAPPENINGS,
        "endings": ENDINGS,
        "standing": (
            StandingClaim("accusation", "AAA", "crossed"),
            StandingClaim("denial", "BBB", "crossed", answers="crossed"),
        ),
        "briefers": (),
        "flags": ("monitors_spoke", "recognised", "unrest"),
        "relations": {"AAA": {"BBB": -50.0}},
        "credibility": {"AAA": 80.0, "BBB": 50.0, "CCC": 60.0},
        "weights": Weights(tension="tension", pretext="pretext", cost="cost"),
        "days": 6,
    }
    return Setting(**{**parts, **other})


def after(world: World, events: Any, setting: Setting, day: int = 1) -> World:
    """Return the world after the events."""
    for event in events:
        world = evolve(world, event, setting, day)
    return world


def begun(**other: Any) -> tuple[Setting, World]:
    """Return a setting and its first world."""
    setting = three(**other)
    return setting, initial(setting)


def night_dice(seed: int, day: int = 1) -> Dice:
    """Return the dice of a night."""
    return Dice(seed, day, "night")


LIKELY, CERTAIN, POSSIBLE = Confidence.LIKELY, Confidence.CERTAIN, Confidence.POSSIBLE
