"""Every colour, face, size and gap of the window, in one place."""

from __future__ import annotations

from msgspec import Struct

Colour = tuple[int, int, int]


def hexed(code: str) -> Colour:
    """Return the colour of a code such as "0B111B"."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


NIGHT = hexed("0B111B")
PANEL = hexed("141E2B")
PANEL_ALPHA = 235
RAISED = hexed("243245")
RAISED_FOOT = hexed("1A2534")
FOCUSED = hexed("34506F")
FOCUSED_FOOT = hexed("263A53")
LINE = hexed("34465E")
EDGE = hexed("4A607C")
TEXT = hexed("EFE9DC")
MUTED = hexed("A4B0C0")
FAINT = hexed("8090A6")
GOLD = hexed("EBCB8B")
BRASS = hexed("C99A4A")
BRASS_TOP = hexed("E2BE78")
BRASS_FOOT = hexed("B98A3B")
ON_BRASS = hexed("241A0C")
SKY = hexed("8FB8DE")
PAPER = hexed("F4EDDF")
PAPER_EDGE = hexed("E4D8C0")
INK = hexed("221E1A")
SECOND_INK = hexed("6B6155")
RED_PENCIL = hexed("A5352C")
ON_RED = hexed("FFF3E6")
WALNUT = hexed("8A5E3C")
WALNUT_DARK = hexed("2E1D14")
VETO = hexed("801A12")
ON_VETO = hexed("FFE9D6")
PLATE = hexed("0A1019")


class BallotPalette(Struct, frozen=True):
    """The colours of a vote; a shape and a word always go with them."""

    in_favour: Colour
    against: Colour
    abstains: Colour
    absent: Colour = MUTED


BALLOTS = BallotPalette(hexed("57B487"), hexed("E2695A"), hexed("DDB04A"))
# "D55E00" of the colour-blind set is 4.3:1 on a panel; this is its nearest neighbour above 4.5.
COLOUR_BLIND_BALLOTS = BallotPalette(hexed("56B4E9"), hexed("DB6606"), hexed("F0E442"))

SERIF = "SourceSerif4-Regular"
SERIF_ITALIC = "SourceSerif4-It"
SERIF_BOLD = "SourceSerif4-Semibold"
DISPLAY = "SourceSerif4Display-Semibold"
DISPLAY_ITALIC = "SourceSerif4Display-It"
SANS = "SourceSans3-Regular"
SANS_MEDIUM = "SourceSans3-Medium"
SANS_BOLD = "SourceSans3-Semibold"
OTHER_FACES = ("NotoSans-Regular", "NotoSansArabic-Regular", "NotoSansHebrew-Regular")
"""Where letters are looked for that the face of a type has not, in this order."""


class Type(Struct, frozen=True):
    """A face at a size (pixels at 1280x720), the distance of its lines in sizes, and the tracking of its letters."""

    face: str
    size: int
    lead: float = 1.25
    tracking: int = 0


TYPES: dict[str, Type] = {
    "veto": Type(DISPLAY, 78, 1.1, 10),
    "masthead": Type(DISPLAY, 48, 1.1),
    "headline": Type(DISPLAY, 42, 1.1),
    "title": Type(DISPLAY, 34, 1.15),
    "gauge": Type(DISPLAY, 28, 1.1),
    "heading": Type(DISPLAY, 22, 1.2),
    "name": Type(DISPLAY, 19, 1.2),
    "word": Type(DISPLAY, 18, 1.2),
    "said": Type(DISPLAY_ITALIC, 18, 1.25),
    "body": Type(SERIF, 15, 1.34),
    "body-italic": Type(SERIF_ITALIC, 15, 1.34),
    "body-bold": Type(SERIF_BOLD, 15, 1.34),
    "small-italic": Type(SERIF_ITALIC, 13, 1.34),
    "button": Type(SANS_BOLD, 14),
    "strong": Type(SANS_BOLD, 15),
    "value": Type(SANS_BOLD, 14),
    "label": Type(SANS_MEDIUM, 14),
    "lead": Type(SANS_MEDIUM, 15),
    "note": Type(SANS, 13, 1.3),
    "plate": Type(SANS_BOLD, 12),
    "hint": Type(SANS_MEDIUM, 12),
    "caps": Type(SANS_BOLD, 11, 1.2, 2),
}

MARGIN = 16
GUTTER = 12
TOP_BAR = 52
ACTION_BAR = 104
SITUATION = 268
RECORD = 326
LOWER_THIRD = 84
PANEL_RADIUS = 10
BUTTON_RADIUS = 8
PLATE_RADIUS = 3
FLAG_RADIUS = 2


class Pair(Struct, frozen=True):
    """Letters of one colour on a ground of another."""

    ink: Colour
    ground: Colour


TEXT_PAIRS: dict[str, Pair] = {
    "text on night": Pair(TEXT, NIGHT),
    "text on panel": Pair(TEXT, PANEL),
    "muted on panel": Pair(MUTED, PANEL),
    "faint on panel": Pair(FAINT, PANEL),
    "faint on night": Pair(FAINT, NIGHT),
    "gold on night": Pair(GOLD, NIGHT),
    "gold on panel": Pair(GOLD, PANEL),
    "sky on panel": Pair(SKY, PANEL),
    "text on a button": Pair(TEXT, RAISED),
    "hint on a button": Pair(MUTED, RAISED),
    "text on the focused button": Pair(TEXT, FOCUSED),
    "hint on the focused button": Pair(GOLD, FOCUSED),
    "letters on brass": Pair(ON_BRASS, BRASS_FOOT),
    "letters on light brass": Pair(ON_BRASS, BRASS_TOP),
    "ink on paper": Pair(INK, PAPER),
    "ink on the paper's edge": Pair(INK, PAPER_EDGE),
    "second ink on paper": Pair(SECOND_INK, PAPER),
    "red pencil on paper": Pair(RED_PENCIL, PAPER),
    "letters on red": Pair(ON_RED, RED_PENCIL),
    "letters on the veto band": Pair(ON_VETO, VETO),
    "text on a plate": Pair(TEXT, PLATE),
    "gold on a plate": Pair(GOLD, PLATE),
    "in favour": Pair(BALLOTS.in_favour, PANEL),
    "against": Pair(BALLOTS.against, PANEL),
    "abstains": Pair(BALLOTS.abstains, PANEL),
    "in favour, colour-blind": Pair(COLOUR_BLIND_BALLOTS.in_favour, PANEL),
    "against, colour-blind": Pair(COLOUR_BLIND_BALLOTS.against, PANEL),
    "abstains, colour-blind": Pair(COLOUR_BLIND_BALLOTS.abstains, PANEL),
}


def contrast(pair: Pair) -> float:
    """Return the contrast ratio of a pair, 1 to 21 (WCAG 2.1, relative luminance)."""
    light, dark = sorted((_luminance(pair.ink), _luminance(pair.ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """Return a colour between two; a share of 0 gives the first, of 1 the other."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _luminance(colour: Colour) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
