"""Flags of invented States: drawn from the scenario, each unlike the others, and a plate where a State has none."""

import pygame

from game.desktop.session import Wanted
from game.engine.case import SHAPES, Badge, Participant
from tests.desktop.driving import Player


def pixels(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGBA")


def test_the_seats_of_invented_states_are_chosen_by_their_own_flags(tmp_path):
    player = Player(tmp_path, Wanted("ilmar-corridor", form="short"))
    assert player.shown == "SeatChoice"
    flags, case = player.scene.kit.flags, player.scene.case
    drawn = {each: pixels(flags.flag(each, (64, 48))) for each in case.seats}
    assert len(set(drawn.values())) == len(case.seats)
    flags.bear(())
    assert not set(drawn.values()) & {pixels(flags.flag(each, (64, 48))) for each in case.seats}  # plates with codes


def test_a_game_of_invented_states_is_played_with_their_flags(tmp_path):
    player = Player(tmp_path, Wanted("ilmar-corridor", "TIV", form="short"))
    player.press("return")
    assert player.sitting.game.case.fictional
    shown = pixels(player.scene.kit.flags.flag("TIV", (64, 48)))
    player.scene.kit.flags.bear(())
    assert shown != pixels(player.scene.kit.flags.flag("TIV", (64, 48)))


def test_no_two_shapes_look_alike_in_one_colour(tmp_path):
    player = Player(tmp_path)
    flags = player.scene.kit.flags
    flags.bear(Participant(shape, shape, shape, flag=Badge(shape, "000000")) for shape in SHAPES)
    assert len({pixels(flags.flag(shape, (40, 30))) for shape in SHAPES}) == len(SHAPES)
