"""A player who presses whatever is offered is never refused, finds the laws of every screen kept, and ends."""

from random import Random
from typing import Any

import pytest

from game.desktop.dialogs import Form, Modal, Slot
from game.desktop.offers import offers
from game.desktop.session import Wanted
from tests.desktop.driving import TOY, Player
from tests.desktop.laws import faults, focus_binds, ring_of

OFTEN = 0.6
"""How often something is done where it could be let by."""


def filled(slot: Slot, dice: Random) -> Any:
    values = [choice.value for choice in slot.choices]
    if slot.kind == "text":
        return ""
    if slot.kind == "one":
        return dice.choice(values)
    return tuple(dice.sample(values, min(len(values), dice.randint(1, slot.most))))


def compose(player: Player, dice: Random) -> None:
    """Put together a speech or a text at random and send it."""
    scene = player.scene
    if player.shown == "SpeechScene":
        for point in dice.sample(scene.points, min(4, len(scene.points))):
            if len(scene.taken) < scene.slots["points"].at_most:
                scene.used((*scene.taken, point))
    else:
        for part in [name for name in scene.parts if name != "head"]:
            scene.open = part
            scene.used(dice.choice(scene._rows()).value)
    player.press("s")
    if player.scene is scene and not scene.done:
        player.press("escape")


def answered(scene: Any, form: Form, dice: Random) -> dict[str, Any]:
    """Answer all that a form asks; what it asks depends on the answers before."""
    values: dict[str, Any] = {}
    while new := [slot for slot in form.slots if slot.key not in values]:
        values |= {slot.key: filled(slot, dice) for slot in new}
        scene.filling(form, values)
    return {slot.key: values[slot.key] for slot in form.slots}


def one_step(player: Player, dice: Random) -> None:
    scene, sitting = player.scene, player.sitting
    if isinstance(scene.over, Form):
        form, scene.over = scene.over, None
        player.app.grant(scene.answered_by(form, answered(scene, form, dice)))
    elif isinstance(scene.over, Modal):
        player.press("escape")
    elif player.shown in ("SpeechScene", "DraftingScene"):
        compose(player, dice)
    elif sitting.due and dice.random() < OFTEN and hasattr(scene, "take"):
        player.app.grant(scene.used(dice.choice(offers(sitting.openings, sitting.game.case, sitting.view))))
    else:
        player.let_by()


def own_acts(player: Player) -> int:
    return sum(record.by == player.sitting.seat for record in player.sitting.game.records)


PLAYED = (Wanted(str(TOY), "AAA", 21), Wanted(str(TOY), "BBB", 22), Wanted("minsk-2022", "KEN", 3),
          Wanted("minsk-2022", "UKR", 4))  # fmt: skip


@pytest.mark.parametrize("wanted", PLAYED, ids=lambda wanted: wanted.seat)
def test_on_no_screen_of_a_wild_game_does_enter_bind_at_first_nor_do_two_buttons_read_alike(tmp_path, wanted):
    dice, player = Random(f"laws {wanted.seat}"), Player(tmp_path, wanted)
    player.press("return")
    seen, before, wrong = set(), None, []
    for _ in range(700 if wanted.scenario == str(TOY) else 260):
        if player.shown == "DebriefScene":
            break
        scene, now = player.scene, (player.scene, player.scene.over)
        wrong += faults(scene)
        if before is None or now[0] is not before[0] or now[1] is not before[1]:
            before, number = now, own_acts(player)
            seen.add((player.shown, type(scene.over).__name__))
            assert not focus_binds(ring_of(scene).focus), (player.shown, ring_of(scene).focus.name)
            player.hold("return")
            player.let_go("return")
            assert own_acts(player) == number, player.shown
            if (player.scene, player.scene.over) != now:
                continue
        one_step(player, dice)
        player.frame()
    player.session.close()
    assert sorted(set(wrong)) == []
    assert len({shown for shown, _ in seen}) >= 5, seen


@pytest.mark.parametrize("seat", ["AAA", "BBB", "CCC", "DDD"])
def test_whatever_is_offered_is_never_out_of_order(tmp_path, seat):
    dice, player = Random(f"wild {seat}"), Player(tmp_path, Wanted(str(TOY), seat, 11))
    player.scene.ring.focus = None
    player.press("return")
    for _ in range(1500):
        if player.shown == "DebriefScene":
            break
        one_step(player, dice)
        assert "out of order" not in player.scene.line
        player.frame()
    assert player.shown == "DebriefScene"
    player.session.close()
