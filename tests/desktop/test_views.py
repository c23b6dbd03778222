"""The chamber and the vote: they show what their models say, at every size, and give back what was used."""

import msgspec
import pygame
import pytest

from game.desktop import artwork
from game.desktop.ballots import Ballots, VoteCardAsked
from game.desktop.chamber import PANEL_CLOSED, Chamber
from game.desktop.kit import Kit
from game.desktop.meeting import Asked
from tests.desktop import specimens

SIZES = [(640, 480), (800, 600), (1280, 720), (1366, 768), (1920, 1080), (1080, 1920)]


def key(code):
    return pygame.event.Event(pygame.KEYDOWN, key=code, mod=0, unicode="")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_chamber_and_vote_are_drawn_over_the_whole_window(assets, size, scale):
    kit = Kit(assets, size, text_scale=scale)
    never = (255, 0, 255)
    surface = pygame.Surface(size)
    chamber = Chamber(kit, specimens.chamber_model())
    vote = Ballots(kit, specimens.vote_model(), artwork.night_backdrop(size))
    for view in (chamber, vote):
        surface.fill(never)
        view.draw(surface)
        corners = [(0, 0), (size[0] - 1, 0), (0, size[1] - 1), (size[0] - 1, size[1] - 1), (size[0] // 2, size[1] // 2)]
        assert all(surface.get_at(corner)[:3] != never for corner in corners)


@pytest.mark.parametrize("seats", [0, 1, 3, 11, 15])
def test_councils_of_every_size_can_be_shown(kit, window, seats):
    model = msgspec.structs.replace(
        specimens.chamber_model(), seats=specimens.seats(president="ALB")[:seats], floor=None, acts=()
    )
    chamber = Chamber(kit, model)
    chamber.draw(window)
    assert sum(widget.role == "seat" for widget in chamber.ring.widgets) == seats


def test_keys_give_the_values_of_their_acts_and_a_disabled_one_nothing(kit):
    chamber = Chamber(kit, specimens.chamber_model())
    assert chamber.handle(key(pygame.K_1)) == "statement"
    assert chamber.handle(key(pygame.K_v)) == "vote"
    assert chamber.handle(key(pygame.K_8)) is None
    assert chamber.handle(key(pygame.K_F1)) == "help"


def test_every_act_seat_guest_and_figure_is_reached_with_tab_alone(kit):
    chamber = Chamber(kit, specimens.chamber_model())
    reached = set()
    for _ in range(len(chamber.ring.widgets)):
        chamber.handle(key(pygame.K_TAB))
        reached.add((chamber.ring.focus.role, chamber.ring.focus.name))
    assert {role for role, _ in reached} == {"button", "record", "seat", "guest", "figure"}
    assert len(reached) == len(chamber.ring.widgets)


def test_a_seat_and_a_figure_can_be_asked_about(kit):
    chamber = Chamber(kit, specimens.chamber_model())
    seat = next(widget for widget in chamber.ring.widgets if widget.name == "Kenya")
    figure = next(widget for widget in chamber.ring.widgets if widget.role == "figure")
    click = [pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=widget.rect.center) for widget in (seat, figure)]
    assert chamber.handle(click[0]) == Asked("seat", "KEN")
    assert chamber.handle(click[1]) == Asked("indicator", "tension")


def test_in_a_small_window_the_situation_opens_with_its_key_and_closes_with_escape(assets):
    chamber = Chamber(Kit(assets, (640, 480)), specimens.chamber_model())
    chamber.draw(pygame.Surface((640, 480)))
    chamber.handle(key(pygame.K_f))
    chamber.draw(pygame.Surface((640, 480)))
    assert {widget.role for widget in chamber.ring.widgets} == {"figure", "button"}
    assert chamber.handle(key(pygame.K_ESCAPE)) is PANEL_CLOSED
    assert chamber.open == ""
    assert chamber.handle(key(pygame.K_1)) == "statement"


def test_the_president_sits_at_the_head_whoever_it_is(kit):
    for code in ("ALB", "KEN", "USA"):
        model = msgspec.structs.replace(specimens.chamber_model(), seats=specimens.seats(president=code))
        places = Chamber(kit, model).places.seats
        assert next(seat.code for seat, place in places if place.part == 0) == code


def test_a_vote_counts_its_ballots_and_its_cards_can_be_asked_about(kit, window):
    model = specimens.vote_model("veto")
    assert (model.count("in favour"), model.count("against"), model.count("abstaining")) == (11, 1, 3)
    vote = Ballots(kit, model, artwork.night_backdrop(kit.size))
    card = next(widget for widget in vote.ring.widgets if widget.name == "Brazil")
    given = vote.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=card.rect.center))
    assert given == VoteCardAsked("BRA")
    assert vote.handle(key(pygame.K_g)) == "go on"


def test_the_three_ballots_look_unlike_each_other_without_any_colour(kit, window):
    pictures = set()
    for ballot in ("in favour", "against", "abstaining", "absent"):
        card = msgspec.structs.replace(specimens.vote_model().cards[0], ballot=ballot)
        model = msgspec.structs.replace(specimens.vote_model(""), cards=(card,), needed=1)
        vote = Ballots(kit, model, artwork.night_backdrop(kit.size))
        vote.draw(window)
        grey = pygame.transform.grayscale(window.subsurface(vote.layout.cards[0]))
        shapes = pygame.mask.from_threshold(grey, (140, 140, 140), (60, 60, 60, 255))
        pictures.add(bytes(pygame.image.tobytes(shapes.to_surface(), "RGB")))
    assert len(pictures) == 4


def test_a_model_shown_again_draws_no_panel_anew(kit, window, monkeypatch):
    chamber = Chamber(kit, specimens.chamber_model())
    chamber.draw(window)
    made = []
    monkeypatch.setattr(pygame.transform, "smoothscale", lambda *given: made.append(given))
    chamber.show(specimens.chamber_model())
    chamber.draw(window)
    assert made == []
