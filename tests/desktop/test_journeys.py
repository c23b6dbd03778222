"""Whole games in a window that nobody sees, with keys alone: nothing is lost, nothing falls out of it."""

from pathlib import Path
from random import Random

import pygame
import pytest

from game.council.acts import PutUnderSilence, TableDraft
from game.desktop.session import CannotPlay, Wanted
from game.desktop.settings import Settings, read_settings
from game.play import JournalError
from game.play.game import Game
from game.play.journal import Journal
from game.play.replay import replayed
from game.scenario.compile import load
from game.world.acts import ProposeUnderstanding
from game.world.facts import ClaimState
from tests.desktop.driving import AT_ONCE, ROOT, TOY, Player

TOY_SEAT = Wanted(str(TOY), "AAA", 5)


@pytest.fixture
def player(tmp_path):
    """A player who has taken a seat in the toy crisis and stands before its first morning."""
    made = Player(tmp_path, TOY_SEAT)
    made.scene.ring.focus = None
    made.press("return")
    yield made
    made.session.close()


def test_the_keys_lead_from_the_title_to_a_seat_at_the_table(tmp_path):
    player = Player(tmp_path)
    seen = [player.shown]
    for key in ("return", "return", "return"):
        player.press(key)
        seen.append(player.shown)
    player.scene.ring.focus = None
    player.press("return")
    seen.append(player.shown)
    assert seen == ["Title", "ScenarioChoice", "SeatChoice", "Instructions", "DispatchesScene"]
    player.session.close()


def test_a_game_in_which_everything_is_let_by_comes_to_its_debrief(player):
    player.finish()
    assert player.shown == "DebriefScene"
    assert player.sitting.game.over


def test_every_act_of_a_game_is_in_its_file_and_the_rules_decide_each_as_they_did(player):
    player.finish()
    path = player.sitting.game.path
    player.session.close()
    game, difference = replayed(path, True)
    assert difference is None
    assert game.over


def test_a_speech_is_recorded_in_the_words_that_were_shown_before_it(player):
    assert player.until("Speak")
    player.take("Speak")
    scene = player.scene
    scene.used((scene.points[0],))
    words = player.sitting.rehearsed(scene.act())
    player.press("s")
    said = [each.text for each in player.sitting.verbatim.paragraphs if each.speaker == "AAA" and each.kind == "speech"]
    assert said[-1] == words
    assert player.shown == "CouncilScene"


def test_of_two_points_on_one_charge_the_last_ticked_is_kept(player):
    assert player.until("Speak")
    player.take("Speak")
    scene = player.scene
    key = scene.slots["points"].key
    twins = next((a, b) for a in scene.points for b in scene.points if a != b and key(a) == key(b))
    scene.used((twins[0],))
    scene.used(twins)
    assert scene.taken == (twins[1],)


def test_a_draft_is_tabled_from_paragraphs_and_verbs_with_a_forecast_beside_it(player):
    assert player.until("TableDraft")
    player.take("TableDraft")
    scene = player.scene
    scene.open = "operative"
    scene.used(scene._rows()[0].value)
    assert scene.forecast is not None
    assert set(scene.forecast.odds) == {"BBB", "CCC"}
    player.press("s")
    assert [draft.sponsors for draft in player.sitting.view.papers.drafts] == [("AAA",)]
    assert player.shown == "CorridorScene"


def test_no_ballot_is_cast_by_enter_alone(player):
    player.until("TableDraft")
    player.take("TableDraft")
    player.scene.open = "operative"
    player.scene.used(player.scene._rows()[0].value)
    player.press("s")
    player.until("PutInBlue")
    player.take("PutInBlue")
    assert player.until("CastBallot")
    player.wait("BallotScene")
    number = len(player.sitting.game.records)
    player.scene.ring.focus = None
    player.press("return")
    assert len(player.sitting.game.records) == number
    player.press("1")
    player.wait("ResultScene")
    assert player.sitting.last_vote.seats[0].ballot == "in favour"


def test_a_window_that_is_closed_loses_nothing(player):
    player.until("Speak")
    number, path = len(player.sitting.game.records), player.sitting.game.path
    player.app.take(pygame.event.Event(pygame.QUIT))
    player.session.close()
    assert not player.app.scenes
    assert len(Game.load(path).records) == number


def test_a_loaded_game_goes_on_in_the_seat_that_was_held(player, tmp_path):
    player.until("Speak")
    player.take("Speak")
    player.scene.used((player.scene.points[0],))
    player.press("s")
    path = player.sitting.game.path
    player.session.close()
    again = Player(tmp_path, Wanted(load=path))
    assert again.sitting.seat == "AAA"
    again.finish()
    assert again.shown == "DebriefScene"
    again.session.close()


def test_a_saved_game_in_which_nobody_has_sat_asks_for_the_seat_and_escape_leads_back(tmp_path):
    case = load(TOY, ROOT / "scenarios" / "common")
    Game.new(case, 5, tmp_path / "untouched.jsonl").close()
    player = Player(tmp_path)
    player.press("f9", "return")
    assert player.shown == "SeatChoice"
    player.press("escape")
    assert player.shown == "Shelf"
    player.press("return", "down", "return")
    assert player.sitting.seat == "BBB"


def test_escape_leads_from_a_seat_that_the_command_named_to_the_title(tmp_path):
    player = Player(tmp_path, TOY_SEAT)
    player.press("escape")
    assert player.shown == "Title"


def test_a_damaged_save_is_refused_in_a_dialog_and_the_list_stays(player, tmp_path):
    player.session.close()
    (tmp_path / "broken.jsonl").write_text("this is no game\n")
    player.press("f10")
    reader = Player(tmp_path)
    reader.press("f9")
    games = reader.scene.ring.widgets[0]
    games.row = [choice.label for choice in games.choices].index("broken")
    reader.press("return")
    assert reader.shown == "Shelf"
    assert "cannot read the saved game" in reader.scene.over.text


def test_a_save_that_the_command_names_must_be_readable(tmp_path):
    with pytest.raises(CannotPlay, match="cannot read the saved game"):
        Player(tmp_path, Wanted(load=tmp_path / "none.jsonl"))


def test_a_full_disk_is_said_once_and_play_goes_on(player, monkeypatch):
    def full(*_):
        raise JournalError("cannot save the game: the disk is full")

    monkeypatch.setattr(Journal, "append", full)
    number = len(player.sitting.game.records)
    player.press("return")
    player.press("e")
    assert len(player.sitting.game.records) > number
    assert "disk is full" in player.scene.line
    player.finish()
    assert player.shown == "DebriefScene"


def test_a_game_is_played_unsaved_where_no_file_can_be_made(tmp_path):
    (tmp_path / "file").write_text("no folder")
    player = Player(tmp_path / "file" / "saves", TOY_SEAT)
    player.scene.ring.focus = None
    player.press("return")
    player.frame()
    assert player.sitting.game.path is None
    assert "NOT SAVED" in player.scene.line


def test_a_save_under_a_name_that_is_taken_is_refused(player):
    assert player.session.save_as("mine").startswith("Saved as mine")
    assert "already" in player.session.save_as("mine")


def test_polls_at_which_passing_is_the_rule_are_asked_only_where_the_player_wants_it(tmp_path):
    asked = {}
    for every in (False, True):
        player = Player(tmp_path / str(every), TOY_SEAT, settings=Settings(pace="fast", sound=False, every_poll=every))
        player.scene.ring.focus = None
        player.press("return")
        asked[every] = set()
        for _ in range(400):
            if player.sitting.due and player.sitting.view.meeting:
                asked[every].add(player.sitting.view.meeting.stage.value)
            if player.sitting.game.day > 2 or player.sitting.game.over:
                break
            player.let_by()
        player.session.close()
    assert "opening" in asked[True]
    assert "opening" not in asked[False]


def test_a_seat_left_to_the_game_is_played_to_the_end(player):
    player.press("return")
    player.sitting.hand_over()
    player.finish()
    assert player.shown == "DebriefScene"
    assert any(record.by == "AAA" and record.because for record in player.sitting.game.records)


def test_nobodys_reasons_are_shown_before_the_debrief(player):
    player.until("CastBallot")
    vote = player.sitting.last_vote
    assert vote is None or all(not seat.because for seat in vote.seats)


@pytest.mark.parametrize("size", [(640, 480), (1920, 1080)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_button_stays_in_the_window_on_every_screen(tmp_path, size, scale):
    settings = Settings(pace="fast", sound=False, text_scale=scale)
    player = Player(tmp_path, TOY_SEAT, size=size, settings=settings)
    window, out = pygame.Rect(0, 0, *size), set()

    def look():
        for widget in player.scene.ring.widgets:
            if not window.contains(widget.rect):
                out.add((player.shown, widget.name, tuple(widget.rect)))

    look()
    player.scene.ring.focus = None
    player.press("return")
    for _ in range(120):
        look()
        if player.sitting.due and player.take("TableDraft"):
            look()
            player.press("escape")
        if player.sitting.due and player.take("Speak"):
            look()
            player.press("escape")
        player.let_by()
    for key in ("f1", "l", "p", "f10"):
        player.press(key)
        look()
        player.press("escape")
    player.session.close()
    assert out == set()


def test_the_shipped_scenario_is_played_in_the_window(tmp_path):
    player = Player(tmp_path, Wanted("minsk-2022", "NOR", 7))
    player.scene.ring.focus = None
    player.press("return")
    assert player.until("Speak", most=400)
    player.take("Speak")
    player.scene.used((player.scene.points[0],))
    player.press("s")
    player.finish(200)
    assert player.sitting.game.day > 1 or player.sitting.game.over
    player.session.close()


def test_the_settings_are_kept_for_the_next_time(tmp_path):
    player = Player(tmp_path)
    player.press("f10", "return")
    assert player.session.settings.text_scale > AT_ONCE.text_scale
    assert Player(tmp_path).session.places.saves == tmp_path
    assert Path(tmp_path / "settings.json").is_file()


@pytest.mark.parametrize("text", ["", "{", "null", '{"sound": 3}', '{"x": ' + "[" * 100_000, '{"a":' * 100_000, "\xff"])
def test_settings_that_cannot_be_read_are_as_they_are_at_first(text, tmp_path):
    (tmp_path / "settings.json").write_bytes(text.encode("latin-1"))
    assert read_settings(tmp_path) == Settings()


def with_delegation(player, code: str, kind: str) -> bool:
    """Turn to a delegation and use what is offered there of a kind; return whether there was any."""
    player.wait("CorridorScene")
    player.app.grant(player.scene.used(("seat", code)))
    player.frame()
    assert player.shown == "DelegationScene"
    found = [row.value for row in player.scene.list.choices if row.value.kind.__name__ == kind]
    if found:
        player.app.grant(player.scene.used(found[0]))
        player.frame()
    return bool(found)


def test_a_delegation_is_sounded_out_in_two_steps_and_what_was_learned_is_on_its_paper(player):
    assert player.until("SoundOut")
    assert with_delegation(player, "BBB", "SoundOut")
    player.frame()
    assert player.shown == "CorridorScene"
    assert player.sitting.view.learned[-1].member == "BBB"
    player.app.grant(player.scene.used(("seat", "BBB")))
    assert any(entry.speaker == "You alone" for entry in player.scene._known())
    player.press("escape")
    assert player.shown == "CorridorScene"


def test_an_understanding_is_put_together_in_a_form_that_asks_for_what_it_gives_and_how(player):
    assert player.until("ProposeUnderstanding")
    assert with_delegation(player, "BBB", "ProposeUnderstanding")
    asked = []
    for _ in range(8):
        if player.scene.over is None:
            break
        asked.append(player.scene.over.slots[player.scene.over.open].key)
        player.press("return")
    assert asked[:2] == ["gives", "witnessed"], "the one thing that can be asked is not asked for"
    (found,) = player.sitting.view.understandings
    assert (found.by, found.partners, found.gives, found.witnessed) == ("AAA", ("BBB",), None, False)


def test_what_is_proposed_to_the_player_stands_first_and_is_answered_there(player):
    assert player.until("ProposeUnderstanding")
    game = player.sitting.game
    proposer = next(seat for seat in ("BBB", "CCC") if seat in game.to_act())
    frame = game.openings(proposer).frames[ProposeUnderstanding]
    game.submit(proposer, ProposeUnderstanding(("AAA",), frame.asked(("AAA",))[0]))
    player.sitting.catch_up()
    player.scene.refresh()
    first = player.scene.list.choices[0].value
    assert first.kind.__name__ == "AnswerUnderstanding"
    assert "asks you to" in player.sitting.whispers[-1]
    player.app.grant(player.scene.used(first))
    assert player.sitting.view.understandings[-1].state is ClaimState.ACCEPTED


def row_of(player, kind: str, **parts):
    """Return what is offered in the corridor of a kind, with these parts, as a row of the list."""
    offers = [each.value for each in player.scene.list.choices if each.value != "turn"]
    rows = [each for each in offers if each.kind.__name__ == kind]
    return next(each for each in rows if all(getattr(each.action, name) == part for name, part in parts.items()))


def test_a_text_is_put_under_silence_or_in_blue_and_a_meeting_asked_for_on_an_item_of_choice(player):
    assert player.until("TableDraft")
    player.wait("CorridorScene")
    player.take("TableDraft")
    player.scene.open = "operative"
    player.scene.used(player.scene._rows()[0].value)
    player.press("s")
    player.wait("CorridorScene")
    draft = player.sitting.view.papers.drafts[-1]
    assert player.until("PutInBlue")
    player.scene.refresh()
    assert row_of(player, "PutInBlue", draft=draft.symbol)
    player.app.grant(player.scene.used(row_of(player, "PutUnderSilence", draft=draft.symbol)))
    assert player.sitting.view.papers.draft(draft.symbol).standing.value == "under-silence"
    player.wait("CorridorScene")
    player.scene.refresh()
    asked = {item for _, item in player.sitting.view.requests}
    other = next(each.id for each in player.sitting.game.case.remit.items if each.id not in asked)
    player.app.grant(player.scene.used(row_of(player, "RequestMeeting", item=other)))
    assert ("AAA", other) in player.sitting.view.requests


def test_anothers_text_is_co_sponsored_or_its_silence_broken_in_the_corridor(player):
    assert player.until("TableDraft")
    player.wait("CorridorScene")
    game = player.sitting.game
    other = next(seat for seat in ("BBB", "CCC") if seat in game.to_act())
    for act in (TableDraft, PutUnderSilence):
        frame = game.openings(other).frames[act]
        game.submit(other, frame.draw(Random(3)))
        player.sitting.catch_up()
    player.scene.refresh()
    symbol = player.sitting.view.papers.drafts[-1].symbol
    assert row_of(player, "BreakSilence", draft=symbol)
    player.app.grant(player.scene.used(row_of(player, "Cosponsor", draft=symbol)))
    assert "AAA" in player.sitting.view.papers.draft(symbol).sponsors
