"""Where everything stands: nothing overlaps and nothing leaves the window, at any size and scale of text."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygame import Rect

from game.desktop.horseshoe import invited_places, parts, seat_places, seating
from game.desktop.layout import layout_of, page_layout, top_buttons, vote_layout

sizes = st.tuples(st.integers(640, 3840), st.integers(480, 2160))
scales = st.floats(1.0, 2.0)
groups = st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(0, 3), st.integers(0, 2))


def clear_of_each_other(places: list[Rect], window: Rect) -> None:
    for one, other in combinations(places, 2):
        assert not one.colliderect(other), (one, other)
    for place in places:
        assert window.contains(place), place
        assert place.w > 0 and place.h > 0, place


@given(sizes, scales, groups)
def test_no_part_of_the_chamber_overlaps_another_or_leaves_the_window(size, scale, counts):
    layout = layout_of(size, scale, counts)
    sides = [part for part in (layout.situation, layout.record) if part is not None]
    clear_of_each_other([layout.top_bar, layout.stage, layout.lower_third, layout.action_bar, *sides], layout.window)
    assert layout.window.contains(layout.overlay)


@given(sizes, scales, groups)
def test_every_act_has_a_button_of_its_own_within_the_action_bar(size, scale, counts):
    layout = layout_of(size, scale, counts)
    assert len(layout.actions) == sum(counts)
    clear_of_each_other(list(layout.actions), layout.action_bar)


@given(sizes, scales)
def test_the_stage_keeps_a_fifth_of_the_window(size, scale):
    layout = layout_of(size, scale)
    assert layout.stage.h >= size[1] * 0.2
    assert layout.stage.w >= min(330, size[0] * 0.3)


@given(sizes, scales, st.integers(1, 15))
def test_no_part_of_the_vote_overlaps_another_or_leaves_the_window(size, scale, members):
    layout = vote_layout(size, members, scale)
    assert len(layout.cards) == members
    parts_ = [layout.top_bar, layout.heading, *layout.cards, layout.tally, layout.band, layout.foot]
    clear_of_each_other(parts_, layout.window)


@given(sizes, scales)
def test_no_part_of_a_page_overlaps_another_or_leaves_the_window(size, scale):
    page = page_layout(size, scale)
    clear_of_each_other([page.heading, page.main, page.side, page.foot], page.window)


@given(sizes, scales, st.integers(1, 6))
def test_buttons_of_the_top_bar_stand_apart_within_it(size, scale, number):
    layout = layout_of(size, scale)
    clear_of_each_other(top_buttons(layout.top_bar, number, layout.measure), layout.top_bar)


@given(
    sizes, scales, st.lists(st.tuples(st.integers(20, 140), st.just(20)), min_size=1, max_size=15), st.integers(0, 4)
)
def test_flags_plates_and_guests_never_overlap_and_stay_in_the_stage(size, scale, plates, guests):
    layout = layout_of(size, scale)
    invited = invited_places(layout.stage, guests, size=(layout.measure.both(136, 118), layout.stage.h // 8), gap=8)
    places = seat_places(layout.stage, plates, taken=invited)
    flags = [place.flag for place in places]
    named = [place.plate for place in places if place.plate is not None]
    clear_of_each_other([*flags, *named], layout.stage)
    clear_of_each_other([*invited, *named], layout.stage)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (2560, 1440)])
def test_at_the_usual_sizes_all_fifteen_seats_carry_their_names(size):
    layout = layout_of(size)
    unit = layout.measure.u
    widths = [62, 50, 50, 56, 56, 52, 48, 58, 52, 56, 62, 76, 98, 96, 84]
    places = seat_places(layout.stage, [(round(width * unit), round(19 * unit)) for width in widths])
    assert all(place.plate is not None for place in places)


@given(st.integers(1, 20), st.data())
def test_the_president_has_the_head_of_the_table_and_every_seat_a_place(seats, data):
    president = data.draw(st.integers(0, seats - 1))
    order = seating(seats, president)
    assert sorted(order) == list(range(seats))
    assert order[president] == (seats - 1) // 2
    assert order[(president + 1) % seats] == (order[president] + 1) % seats


def test_with_an_odd_number_of_seats_the_president_sits_in_the_very_middle():
    assert parts(15)[seating(15, 4)[4]] == 0
    assert parts(11)[seating(11, 10)[10]] == 0
    assert parts(1) == [0.0]
