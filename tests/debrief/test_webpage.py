"""The debrief as a page: whole by itself, safe whatever a scenario says, and readable by everybody."""

from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from game.debrief.debrief import debrief
from game.debrief.history import History
from game.debrief.hypertext import Markup, joined, tag
from game.debrief.other_chair import other_chair, other_seat
from game.debrief.warnings import warnings
from game.debrief.webpage import webpage
from game.engine.case import Case, RealDay, Toll
from game.play.game import Game

HOSTILE = "</style><script>alert(1)</script><img src=x onerror=alert(2)>\"'&\x00\u202e"
VOID = {"meta", "br", "hr", "line", "polyline", "circle"}
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "header", "nav", "ol", "li", "a", "main", "section", "footer"),
    *("h1", "h2", "h3", "p", "blockquote", "table", "caption", "thead", "tbody", "tr", "th", "td", "details"),
    *("summary", "div", "svg", "desc", "line", "polyline", "circle"),
}


class Page(HTMLParser):
    """A page that is read strictly: what is opened is closed, in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((name, {key: value or "" for key, value in attrs}))
        if name not in VOID:
            self.open.append(name)

    def handle_startendtag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((name, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, name: str) -> None:
        assert self.open.pop() == name

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.text.append(data)

    def of(self, name: str) -> list[dict[str, str]]:
        return [attributes for each, attributes in self.tags if each == name]


def page_of(game: Game, case: Case | None = None, seat: str = "") -> str:
    case, seat = case or game.case, seat or game.case.seats[0]
    told = debrief(case, game.records, seat, game.seed)
    history = History(case, game.records)
    assert told.key is not None
    chair = other_chair(history, other_seat(history, seat), told.key)
    return webpage(told, warnings(case, game.records, game.seed, seat), chair)


@pytest.fixture(scope="module")
def pages(games: list[Game], shipped_games: list[Game]) -> list[str]:
    return [page_of(each) for each in (*games[:4], *shipped_games[:1])]


def test_every_page_is_well_formed_and_says_that_it_is_a_simulation(pages: list[str]) -> None:
    for text in pages:
        page = Page(text)
        assert page.open == []
        words = " ".join(page.text)
        assert "Simulation, written for the game" in words
        assert "simulation" in text[text.index("<title>") : text.index("</title>")]


def test_nothing_is_loaded_from_anywhere_and_nothing_runs(pages: list[str]) -> None:
    for text in pages:
        page = Page(text)
        assert {name for name, _ in page.tags} <= ALLOWED
        for _, attributes in page.tags:
            assert not {"src", "srcset", "data", "action"} & attributes.keys()
            assert not [key for key in attributes if key.startswith("on")]
            assert attributes.get("href", "#").startswith("#")
        assert not [each for each in ("url(", "@import", "http:", "https:") if each in text.split("</style>")[0]]


def test_every_link_leads_to_a_section_of_the_page(pages: list[str]) -> None:
    for text in pages:
        page = Page(text)
        ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
        assert len(ids) == len(set(ids))
        links = [each["href"].removeprefix("#") for each in page.of("a")]
        assert links
        assert set(links) == {each["id"] for each in page.of("section")}


def test_every_table_has_a_caption_and_every_heading_of_a_row_or_column_says_so(pages: list[str]) -> None:
    for text in pages:
        page = Page(text)
        assert len(page.of("caption")) == len(page.of("table"))
        assert all(each.get("scope") in ("row", "col") for each in page.of("th"))
        assert all(each.get("role") == "img" for each in page.of("svg"))
        assert text.count("<svg") == text.count("<desc>")


def test_what_a_hostile_scenario_says_is_only_text(games: list[Game]) -> None:
    game = games[0]
    setting = game.case.setting
    case = replace(
        game.case,
        title=HOSTILE,
        setting=replace(
            setting,
            indicators=tuple(replace(each, label=HOSTILE, unit=HOSTILE) for each in setting.indicators),
            endings=tuple(replace(each, title=HOSTILE, text=HOSTILE) for each in setting.endings),
            charges=tuple(replace(each, title=HOSTILE) for each in setting.charges),
            decisions=tuple(replace(each, label=HOSTILE) for each in setting.decisions),
        ),
        participants=tuple(replace(each, name=HOSTILE) for each in game.case.participants),
        reality=(RealDay(1, HOSTILE, HOSTILE, HOSTILE),),
        toll=(Toll(HOSTILE, HOSTILE, "true"),),
    )
    text = page_of(game, case)
    page = Page(text)
    assert page.open == []
    assert {name for name, _ in page.tags} <= ALLOWED
    assert "alert(1)" in " ".join(page.text)
    assert "<script" not in text
    assert "\x00" not in text
    assert "\u202e" not in text


def test_text_becomes_markup_only_by_being_made_into_it() -> None:
    assert tag("p", "a < b", class_="x\"y") == '<p class="x&quot;y">a &lt; b</p>'
    assert joined(["<b>", Markup("<i></i>")]) == "&lt;b&gt;<i></i>"


def test_the_same_game_makes_the_same_page(games: list[Game]) -> None:
    assert page_of(games[0]) == page_of(games[0])


def test_after_an_attack_the_toll_comes_first_and_no_score_is_shown(games: list[Game]) -> None:
    game = games[0]
    case = replace(game.case, toll=(Toll("So many were killed.", "the gazette", "day >= 1"),))
    told = debrief(case, game.records, "AAA", 1)
    assert not told.scored
    text = webpage(told)
    sections = [each["id"] for each in Page(text).of("section")]
    assert sections[0] == "toll"
    assert "of their weight" not in text
    assert "of their weight" in webpage(debrief(game.case, game.records, "AAA", 1))
