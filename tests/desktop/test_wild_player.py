"""A player who presses whatever is offered is never refused, and comes to the debrief."""

from random import Random
from typing import Any

import pytest

from game.desktop.dialogs import Form, Modal, Slot
from game.desktop.offers import offers
from game.desktop.session import Wanted
from tests.desktop.driving import TOY, Player

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


def one_step(player: Player, dice: Random) -> None:
    scene, sitting = player.scene, player.sitting
    if isinstance(scene.over, Form):
        form, scene.over = scene.over, None
        player.app.grant(scene.answered_by(form, {slot.key: filled(slot, dice) for slot in form.slots}))
    elif isinstance(scene.over, Modal):
        player.press("escape")
    elif player.shown in ("SpeechScene", "DraftingScene"):
        compose(player, dice)
    elif sitting.due and dice.random() < OFTEN and hasattr(scene, "take"):
        player.app.grant(scene.used(dice.choice(offers(sitting.openings, sitting.game.case, sitting.view))))
    else:
        player.let_by()


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
