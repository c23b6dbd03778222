"""What is lettered in the window: nothing that hangs it, crashes it, steers it or is no word for a reader."""

import re

import pytest

from game.desktop.lettering import Lettering
from game.desktop.panels import seat_explained
from game.desktop.session import Wanted
from game.letters import fit
from tests.desktop.driving import TOY, Player
from tests.record.test_shown import FAULTS

FAULTY = [re.compile(FAULTS[each]) for each in ("an id", "a bar", "a note to ourselves", "a condition",
                                                "a value of the program")]  # fmt: skip


@pytest.fixture
def lettered(monkeypatch):
    """Return the texts that are drawn or set, as they come to be."""
    found: dict[str, None] = {}
    line, flowed = Lettering.line, Lettering.flowed

    def drawn(self, text, name, *colour):
        found.setdefault(text)
        return line(self, text, name, *colour)

    def set_(self, spans, width):
        spans = list(spans)
        found.update(dict.fromkeys(each.text for each in spans))
        return flowed(self, spans, width)

    monkeypatch.setattr(Lettering, "line", drawn)
    monkeypatch.setattr(Lettering, "flowed", set_)
    return found


def look_about(player: Player) -> None:
    """Open what can be asked about on the screen that is shown, and go back."""
    if player.sitting is None or player.shown not in ("CorridorScene", "CouncilScene", "TalksScene"):
        return
    for key in ("p", "l"):
        player.press(key)
        player.press("escape")
    for code in player.sitting.game.case.seats:
        if not hasattr(player.scene, "explain"):
            return
        player.scene.explain(*seat_explained(player.sitting, code))
        player.frame()
        player.press("escape")


@pytest.mark.parametrize("seat", ["AAA", "CCC"])
def test_no_id_bar_or_note_is_lettered_in_a_game(tmp_path, lettered, seat):
    player = Player(tmp_path, Wanted(str(TOY), seat, 3))
    for step in range(400):
        if player.shown == "DebriefScene":
            break
        if step % 9 == 0:
            look_about(player)
        player.let_by()
    for key in "12345678":
        player.press(key)
    assert len(lettered) > 200
    assert [text for text in lettered if any(each.search(text) for each in FAULTY)] == []


TITLES = ["x" * 60, " ".join(["م" * 60] * 6), "中" * 60, "\\u202eeerhT\\u202c \\u200bzero \\u2066x"]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_of_any_kind_is_shown_at_once_and_steers_nothing(tmp_path, lettered, title):
    scenario = tmp_path / "odd.yaml"
    text = TOY.read_text(encoding="utf-8")
    odd = re.sub(r"(?m)^title: .*$", lambda _: f'title: "{title}"', text, count=1)
    scenario.write_text(odd, encoding="utf-8")
    choosing = Player(tmp_path, Wanted(str(scenario), "", 1))
    choosing.frame()
    player = Player(tmp_path, Wanted(str(scenario), "AAA", 1))
    player.finish()
    assert player.shown == "DebriefScene"
    for key in ("1", "2", "3", "f10"):
        player.press(key)
    shown = "eerhT zero" if "u202e" in title else title[:20]
    assert any(shown in each for each in lettered)
    assert [each for each in lettered if each != fit(each)] == []
