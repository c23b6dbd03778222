"""Where everything stands in a window of a size at a scale of text; nothing here draws or remembers."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from pygame import Rect

from game.desktop import theme

DESIGNED = (1280, 720)
SMALLEST = (640, 480)
FLAGS_ONLY_FROM = 1.5


class Measure(Struct, frozen=True):
    """How large a pixel of the design is: for room (u) and for letters (t)."""

    u: float
    t: float

    def px(self, pixels: float) -> int:
        """Return pixels of the design as pixels of the window."""
        return max(1, round(pixels * self.u))

    def tx(self, pixels: float) -> int:
        """Return pixels that hold letters as pixels of the window."""
        return max(1, round(pixels * self.t))

    def both(self, room: float, letters: float) -> int:
        """Return the larger of so much room and so much for letters."""
        return max(self.px(room), self.tx(letters))


def measure_of(size: tuple[int, int], text_scale: float) -> Measure:
    """Return the measures of a window; the player's scale of text runs from 1.0 to 2.0.

    In a small window letters stop at half as large again as usual, so that whole words stay on the screen.
    """
    u = min(size[0] / DESIGNED[0], size[1] / DESIGNED[1])
    most = 1.5 * min(size[0] / SMALLEST[0], size[1] / SMALLEST[1])
    return Measure(u, min(max(1.0, u) * text_scale, max(1.0, most)))


class Layout(Struct, frozen=True):
    """The parts of the chamber; a side panel that has no room is None and opens in the overlay instead."""

    measure: Measure
    window: Rect
    top_bar: Rect
    situation: Rect | None
    stage: Rect
    lower_third: Rect
    record: Rect | None
    action_bar: Rect
    actions: tuple[Rect, ...]
    groups: tuple[Rect, ...]
    overlay: Rect
    names_shown: bool
    tall_buttons: bool


def layout_of(size: tuple[int, int], text_scale: float = 1.0, actions: Sequence[int] = (5, 3, 1, 1)) -> Layout:
    """Return the chamber's layout for a window and so many actions in each group."""
    m = measure_of(size, text_scale)
    window = Rect(0, 0, *size)
    top_bar = Rect(0, 0, size[0], min(m.both(theme.TOP_BAR, 36), size[1] // 7))
    buttons = _actions(window, m, actions)
    work = _work(window, top_bar, buttons.bar, m)
    situation, middle, record = _columns(work, m)
    lower = min(m.both(theme.LOWER_THIRD, 64), middle.h * 2 // 5)
    third = Rect(middle.x, middle.bottom - lower, middle.w, lower)
    stage = Rect(middle.x, top_bar.bottom, middle.w, third.y - m.px(theme.GUTTER) - top_bar.bottom)
    return Layout(
        measure=m,
        window=window,
        top_bar=top_bar,
        situation=situation,
        stage=stage,
        lower_third=third,
        record=record,
        action_bar=buttons.bar,
        actions=buttons.places,
        groups=buttons.heads,
        overlay=_overlay(work, m),
        names_shown=text_scale < FLAGS_ONLY_FROM,
        tall_buttons=buttons.tall,
    )


def _work(window: Rect, top_bar: Rect, bar: Rect, m: Measure) -> Rect:
    margin = m.px(theme.MARGIN)
    top = top_bar.bottom + m.px(theme.MARGIN - 2)
    return Rect(margin, top, window.w - 2 * margin, bar.y - m.px(theme.GUTTER) - top)


def _overlay(work: Rect, m: Measure) -> Rect:
    overlay = Rect(0, 0, min(work.w, m.both(760, 560)), work.h)
    overlay.midtop = work.midtop
    return overlay


def _columns(work: Rect, m: Measure) -> tuple[Rect | None, Rect, Rect | None]:
    """Return situation, stage and record; the situation gives way first, then the record."""
    gap = m.px(18)
    left, right = m.both(theme.SITUATION, 196), m.both(theme.RECORD, 240)
    least = max(m.px(480), 330)
    has_left = work.w - left - right - 2 * gap >= least
    has_right = work.w - right - gap >= least
    start = work.x + (left + gap if has_left else 0)
    stop = work.right - (right + gap if has_right else 0)
    return (
        Rect(work.x, work.y, left, work.h) if has_left else None,
        Rect(start, work.y, stop - start, work.h),
        Rect(work.right - right, work.y, right, work.h) if has_right else None,
    )


class ActionPlaces(Struct, frozen=True):
    """The action bar: the place of each button in turn, of the heading of each group, and whether buttons are tall."""

    bar: Rect
    places: tuple[Rect, ...]
    heads: tuple[Rect, ...]
    tall: bool


def _actions(window: Rect, m: Measure, groups: Sequence[int]) -> ActionPlaces:
    total = sum(groups)
    if not total:
        return ActionPlaces(Rect(0, window.h - m.px(16), window.w, m.px(16)), (), (), tall=True)
    margin, gap, between = m.px(theme.MARGIN), m.px(8), m.px(20)
    filled = sum(1 for size in groups if size)
    room = window.w - 2 * margin - (total - filled) * gap - (filled - 1) * between
    if room // total >= m.tx(82):
        return _one_row(window, m, groups, min(room // total, m.both(132, 132)))
    return _rows(window, m, total)


def _one_row(window: Rect, m: Measure, groups: Sequence[int], width: int) -> ActionPlaces:
    """Return tall buttons in one row, a heading over each group, the last group at the right."""
    head, height = m.both(18, 16), m.both(66, 54)
    bar = Rect(0, 0, window.w, max(m.px(theme.ACTION_BAR), head + height + m.px(18)))
    bar.bottom = window.bottom
    top = bar.y + (bar.h - head - height - m.px(4)) // 2
    x = window.x + m.px(theme.MARGIN)
    places: list[Rect] = []
    heads: list[Rect] = []
    for size in groups:
        start = x
        for _ in range(size):
            places.append(Rect(x, top + head, width, height))
            x += width + m.px(8)
        heads.append(Rect(start, top, max(0, x - m.px(8) - start), head if size else 0))
        x += m.px(20) - m.px(8) if size else 0
    return _decision_right(ActionPlaces(bar, tuple(places), tuple(heads), tall=True), groups, m)


def _decision_right(places: ActionPlaces, groups: Sequence[int], m: Measure) -> ActionPlaces:
    """Move the last group, the decision, to the right margin, where nothing else is."""
    last = groups[-1]
    if not last or len(groups) < 2:
        return places
    shift = places.bar.right - m.px(theme.MARGIN) - places.places[-1].right
    moved = tuple(place.move(shift, 0) for place in places.places[-last:])
    heads = (*places.heads[:-1], places.heads[-1].move(shift, 0))
    return ActionPlaces(places.bar, places.places[:-last] + moved, heads, tall=True)


def _rows(window: Rect, m: Measure, total: int) -> ActionPlaces:
    """Return flat buttons in as many rows as they need, within two fifths of the window."""
    margin, gap = m.px(theme.MARGIN), max(3, m.px(8))
    most = window.h * 2 // 5
    columns = max(1, min(total, (window.w - 2 * margin + gap) // (m.tx(112) + gap)))
    height = m.tx(32)
    while columns < total and -(-total // columns) * (height + gap) > most:
        columns += 1
    rows = -(-total // columns)
    columns = -(-total // rows)
    bar = Rect(0, 0, window.w, rows * (height + gap) + gap)
    bar.bottom = window.bottom
    width = (window.w - 2 * margin - (columns - 1) * gap) // columns
    places = tuple(
        Rect(margin + (n % columns) * (width + gap), bar.y + gap + (n // columns) * (height + gap), width, height)
        for n in range(total)
    )
    return ActionPlaces(bar, places, (), tall=False)


def top_buttons(top_bar: Rect, number: int, m: Measure) -> list[Rect]:
    """Return the places of the buttons at the right of the top bar, from left to right."""
    side = min(m.px(36) if m.u >= 1 else max(28, m.px(36)), top_bar.h - 4)
    right, gap = top_bar.right - m.px(theme.MARGIN), m.px(8)
    first = right - number * side - (number - 1) * gap
    return [Rect(first + n * (side + gap), top_bar.centery - side // 2, side, side) for n in range(number)]


class VoteLayout(Struct, frozen=True):
    """The parts of the vote: its heading, a card for each member, the tally, the band of the outcome, and the foot."""

    measure: Measure
    window: Rect
    top_bar: Rect
    heading: Rect
    cards: tuple[Rect, ...]
    tally: Rect
    band: Rect
    foot: Rect


def vote_layout(size: tuple[int, int], members: int, text_scale: float = 1.0) -> VoteLayout:
    """Return the layout of a vote of so many members."""
    m = measure_of(size, text_scale)
    window = Rect(0, 0, *size)
    top_bar = Rect(0, 0, size[0], min(m.both(theme.TOP_BAR, 36), size[1] // 7))
    gap = m.px(12)
    high = size[1]
    heading = Rect(m.px(24), top_bar.bottom + m.px(14), size[0] - m.px(48), min(m.both(74, 60), high * 13 // 100))
    foot = Rect(m.px(24), 0, size[0] - m.px(48), min(m.both(52, 34), high * 8 // 100))
    foot.bottom = window.bottom - m.px(8)
    band = Rect(0, 0, size[0], min(m.both(140, 84), high * 19 // 100))
    band.bottom = foot.y - gap
    side = m.px(87) if m.t < 1.4 * m.u else m.px(24)
    tally = Rect(side, 0, size[0] - 2 * side, min(m.both(62, 50), high * 10 // 100))
    tally.bottom = band.y - gap
    grid = Rect(side, heading.bottom + m.px(8), size[0] - 2 * side, 0)
    grid.h = tally.y - m.px(8) - grid.y
    cards = _grid(grid, members, gap, most=m.both(84, 72))
    return VoteLayout(m, window, top_bar, heading, cards, tally, band, foot)


def _grid(area: Rect, number: int, gap: int, *, most: int) -> tuple[Rect, ...]:
    """Return places in rows of five (four for few), no higher than `most`, the last row centred."""
    columns = 5 if number > 12 else 4 if number > 6 else min(3, max(1, number))
    rows = max(1, -(-number // columns))
    width = (area.w - (columns - 1) * gap) // columns
    height = max(8, min(most, (area.h - (rows - 1) * gap) // rows))
    places: list[Rect] = []
    for n in range(number):
        row, column = divmod(n, columns)
        inset = (columns - min(columns, number - row * columns)) * (width + gap) // 2
        places.append(Rect(area.x + inset + column * (width + gap), area.y + row * (height + gap), width, height))
    return tuple(places)


class PageLayout(Struct, frozen=True):
    """A screen of reading and choosing: a heading, a wide part, a side part (below it where narrow), and a foot."""

    measure: Measure
    window: Rect
    heading: Rect
    main: Rect
    side: Rect
    foot: Rect


def page_layout(size: tuple[int, int], text_scale: float = 1.0, *, side: int = 300) -> PageLayout:
    """Return the layout of a page whose side part is so wide at 1280x720."""
    m = measure_of(size, text_scale)
    margin, gap = m.px(24), m.px(16)
    heading = Rect(margin, m.px(16), size[0] - 2 * margin, min(m.both(56, 48), size[1] // 6))
    foot = Rect(margin, 0, size[0] - 2 * margin, min(m.both(48, 36), size[1] // 7))
    foot.bottom = size[1] - m.px(12)
    body = Rect(margin, heading.bottom + gap, size[0] - 2 * margin, foot.y - gap - heading.bottom - gap)
    wide = m.both(side, side * 0.72)
    if body.w - wide - gap >= max(m.tx(280), wide):
        main = Rect(body.x, body.y, body.w - wide - gap, body.h)
        return PageLayout(m, Rect(0, 0, *size), heading, main, Rect(main.right + gap, body.y, wide, body.h), foot)
    upper = (body.h - gap) * 3 // 5
    return PageLayout(
        m,
        Rect(0, 0, *size),
        heading,
        Rect(body.x, body.y, body.w, upper),
        Rect(body.x, body.y + upper + gap, body.w, body.h - upper - gap),
        foot,
    )
