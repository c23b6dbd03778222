"""What holds of the ledger whatever is said, over whole random debates with their mornings and nights."""

from random import Random
from typing import Any, NamedTuple

from hypothesis import example, given
from hypothesis import strategies as st

from game.terms import Dice
from game.world import events as ev
from game.world import field
from game.world.evolve import SETTLED, evolve, initial
from game.world.facts import World
from game.world.ledger import unanswered
from game.world.slots import slots
from game.world.speech import point_key, points_open, refusal, speech_events
from tests.world.setting_of_three import SEATS, after, three

SETTING = three()
TABLE = slots(SETTING)


class Passage(NamedTuple):
    """A speech, the end of a meeting, a morning or a night: what was, what followed, and what came of it."""

    what: str
    day: int
    before: World
    events: list[Any]
    after: World


def debate(seed: int) -> list[Passage]:
    """Return six days of random speeches, with their mornings and nights."""
    chance, world, passages = Random(seed), initial(SETTING), []

    def passed(what: str, events: list[Any], day: int) -> None:
        nonlocal world
        later = after(world, events, SETTING, day)
        passages.append(Passage(what, day, world, events, later))
        world = later

    passed("start", [field.hidden(SETTING, Dice(seed, 0, "hidden"))], 0)
    for day in range(1, SETTING.days + 1):
        passed("morning", field.morning(world, SETTING, day, Dice(seed, day, "morning")), day)
        for _ in range(chance.randrange(5)):
            by, reply = chance.choice(SEATS), chance.random() < 0.3
            points = _drawn(chance, points_open(world, SETTING, day, by, reply))
            assert refusal(world, SETTING, day, by, points, reply=reply) is None
            passed("speech", speech_events(world, SETTING, day, by, points, meeting=f"SIM/PV.{day}", reply=reply), day)
        passed("close", unanswered(world, SETTING, day, f"SIM/PV.{day}"), day)
        passed("night", field.night(world, SETTING, day, Dice(seed, day, "night")), day)
    return passages


def _drawn(chance: Random, choices: tuple[Any, ...]) -> tuple[Any, ...]:
    drawn = {point_key(point): point for point in chance.choices(choices, k=chance.randint(1, 4))}
    return tuple(drawn.values())


seeds = st.integers(0, 1_000_000)


@given(seeds)
def test_credibility_moves_only_with_an_entry_of_the_ledger_that_is_named(seed: int) -> None:
    for passage in debate(seed):
        for event in passage.events:
            for change in getattr(event, "changes", ()):
                if change.slot.startswith("credibility"):
                    number = int(change.because.removeprefix("claim ").split(" ")[0])
                    assert passage.after.ledger[number].history


@given(seeds)
def test_no_number_leaves_its_scale(seed: int) -> None:
    world = debate(seed)[-1].after
    for name, place in TABLE.index.items():
        assert TABLE.low[place] <= world.numbers[place] <= TABLE.high[place], name


@given(seeds)
def test_every_move_of_a_number_is_told_with_its_cause(seed: int) -> None:
    shown = [*(gauge.id for gauge in SETTING.indicators), "credibility[AAA]", "relation[AAA,BBB]", "influence[BBB]"]
    for passage in debate(seed):
        moved = dict.fromkeys(shown, 0.0)
        for event in passage.events:
            for change in getattr(event, "changes", ()):
                assert change.because and change.by
                if change.slot in moved:
                    moved[change.slot] += change.by
        for slot, by in moved.items():
            place = TABLE.index[slot]
            assert round(passage.after.numbers[place] - passage.before.numbers[place] - by, 5) == 0


@given(seeds)
def test_a_settled_claim_stays_settled_and_the_ledger_only_grows(seed: int) -> None:
    world = initial(SETTING)
    for passage in debate(seed):
        for event in passage.events:
            if isinstance(event, ev.ClaimMoved):
                assert world.ledger[event.number].state not in SETTLED
            if isinstance(event, ev.ClaimEntered):
                assert event.claim.number == len(world.ledger)
            later = evolve(world, event, SETTING, passage.day)
            assert len(later.ledger) >= len(world.ledger)
            world = later


@given(seeds)
def test_nothing_is_overdue_after_its_morning(seed: int) -> None:
    for passage in debate(seed):
        if passage.what == "morning":
            for claim in passage.after.ledger:
                if claim.kind in ("denial", "rebuttal", "undertaking"):
                    continue
                # The last day of a demand or an offer counts to its end; a charge is judged in its morning.
                left = claim.due >= passage.day if claim.kind in ("demand", "offer") else claim.due > passage.day
                assert claim.state in SETTLED or left


@given(seeds)
@example(302)
def test_an_answer_is_never_settled_the_same_way_as_what_it_answers(seed: int) -> None:
    ledger = debate(seed)[-1].after.ledger
    told = {"borne-out": "refuted", "refuted": "borne-out"}
    for claim in ledger:
        if claim.answers >= 0 and ledger[claim.answers].state in SETTLED:
            fate = ledger[claim.answers].state.value
            assert claim.state.value == told.get(fate, "lapsed")


@given(seeds)
def test_to_stay_silent_moves_nothing(seed: int) -> None:
    for passage in debate(seed)[:4]:
        assert speech_events(passage.after, SETTING, passage.day, "AAA", ()) == []
