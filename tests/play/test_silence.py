"""Words that are struck or held are shown to nobody who may not read them, in every view; the act counts at once."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import msgspec
import pytest
from msgspec.structs import replace

from game.debrief.debrief import debrief
from game.debrief.text import debrief_text, whole_game
from game.debrief.webpage import webpage
from game.delegations.delegation import delegations
from game.engine import PUBLIC, TEACHER, Seat
from game.engine.audience import Audience
from game.engine.case import Case
from game.play.advance import yielding
from game.play.fork import fork
from game.play.game import Game
from game.play.lines import RoomSet, Struck, WordsReleased
from game.play.roster import roster_of
from game.play.silence import HELD, STRUCK
from game.record.view import View, last_told
from game.table.table import Table
from game.world.acts import Speak

SECRET = "Our hearts are with the bridge of Sarvan."
OTHERS: tuple[Audience, ...] = (PUBLIC, Seat("BBB"), Seat("CCC"))


class Lesson:
    """A table at which a person in the first seat speaks in words of its own."""

    def __init__(self, case: Case, path: Path | None = None, *, holds: bool) -> None:
        roster = roster_of(case.seats, {"AAA": "p1", "BBB": "p2"})
        self.game = Game.new(case, 4, path, roster=roster)
        self.table = Table(self.game, delegations(case, 4))
        self.game.say(RoomSet("holds_words", holds))
        while Speak not in self.game.openings("AAA").frames:
            by = self.game.to_act()[0]
            if by in self.table.places:
                self.table.submit(by, yielding(self.game.openings(by)))
            else:
                self.table.let_act()
        for seat in ("AAA", "BBB"):
            self.table.place(seat).news()
        frame = self.game.openings("AAA")[Speak]
        act = frame.draw(Random(4))
        self.number = self.table.submit("AAA", replace(act, words=SECRET), person="p1").number

    def say(self, remark: object) -> None:
        self.game.say(remark, ())
        assert self.table.verbatim.paragraphs, "nobody need tell the table of it"


def shown_to(lesson: Lesson, audience: Audience) -> Iterator[str]:
    """Yield all in which an audience may meet the words of a speech."""
    game = lesson.game
    records = game.told(audience)
    view = View(game.case, audience, game.seed)
    told = [each for record in records if (each := view.add(record)) is not None]
    yield msgspec.json.encode(told).decode()
    yield "\n".join(line for each in told for line in each.lines())
    yield "\n".join(last_told(game.case, records, audience, seed=game.seed, over=False))
    yield msgspec.json.encode(game.view(audience)).decode() if audience != TEACHER else ""
    everything = game.revealed(early=True, audience=audience)
    yield whole_game(*everything, game.seed)
    if not isinstance(audience, Seat) or audience.member == "AAA":
        found = debrief(*everything, "AAA", game.seed)
        yield debrief_text(found)
        yield webpage(found)


def public_record(lesson: Lesson) -> str:
    table = lesson.table
    return msgspec.json.encode([table.verbatim.paragraphs, table.meeting]).decode()


def test_words_that_are_held_are_read_by_the_speaker_and_the_teacher_alone_until_they_are_released(case: Case) -> None:
    lesson, plain = Lesson(case, holds=True), Lesson(case, holds=False)
    assert plain.game.records[-1].events == lesson.game.records[-1].events, "the act counts at once"
    for audience in OTHERS:
        assert all(SECRET not in text for text in shown_to(lesson, audience)), audience
    assert SECRET not in public_record(lesson) and HELD in public_record(lesson)
    for audience in (Seat("AAA"), TEACHER):
        assert any(SECRET in text for text in shown_to(lesson, audience)), audience
    assert any(f"[held] {SECRET}" in text for text in shown_to(lesson, TEACHER))
    (theirs,), (mine,) = lesson.table.place("BBB").news(), lesson.table.place("AAA").news()
    assert SECRET not in str(theirs) and mine.record.action.words == SECRET
    lesson.say(WordsReleased(lesson.number))
    (theirs,) = lesson.table.place("BBB").news()
    assert theirs.reworded and theirs.record.action.words == SECRET and SECRET in theirs.paragraphs[0].text
    assert SECRET in public_record(lesson) and HELD not in public_record(lesson)
    for audience in OTHERS:
        assert any(SECRET in text for text in shown_to(lesson, audience)), audience


def test_words_that_are_struck_are_marked_and_read_by_the_teacher_alone(case: Case) -> None:
    lesson = Lesson(case, holds=False)
    events, state = lesson.game.records[-1].events, msgspec.json.encode(lesson.game.view(TEACHER))
    for seat in ("AAA", "BBB"):
        (told,) = lesson.table.place(seat).news()
        assert SECRET in str(told)
    lesson.say(Struck(lesson.number))
    assert lesson.game.records[-1].events == events and msgspec.json.encode(lesson.game.view(TEACHER)) == state
    for audience in (*OTHERS, Seat("AAA")):
        texts = list(shown_to(lesson, audience))
        assert all(SECRET not in text for text in texts) and any(STRUCK in text for text in texts), audience
    assert SECRET not in public_record(lesson) and STRUCK in public_record(lesson)
    assert any(f"[struck] {SECRET}" in text for text in shown_to(lesson, TEACHER))
    for seat in ("AAA", "BBB"):
        (told,) = lesson.table.place(seat).news()
        assert told.reworded and SECRET not in str(told) and told.record.action.words == STRUCK


def test_news_that_nobody_has_read_yet_are_told_without_the_words_that_were_struck(case: Case) -> None:
    lesson = Lesson(case, holds=False)
    lesson.say(Struck(lesson.number))
    (told,) = lesson.table.place("BBB").news()
    assert SECRET not in str(told) and not told.reworded and STRUCK in told.paragraphs[0].text


@pytest.mark.parametrize("last", [Struck, WordsReleased])
def test_words_that_were_struck_stay_so_also_when_they_are_released_later(case: Case, last: type) -> None:
    lesson = Lesson(case, holds=True)
    for remark in (WordsReleased, Struck, last):
        lesson.say(remark(lesson.number))
    assert all(SECRET not in text for audience in OTHERS for text in shown_to(lesson, audience))


def test_what_was_struck_or_held_is_so_after_a_load_and_in_a_game_that_goes_on_from_before_the_strike(
    case: Case, tmp_path: Path
) -> None:
    for holds, remarks, words in ((False, [Struck], STRUCK), (True, [], HELD), (True, [WordsReleased], SECRET)):
        path = tmp_path / f"{holds}{len(remarks)}.jsonl"
        lesson = Lesson(case, path, holds=holds)
        for remark in remarks:
            lesson.say(remark(lesson.number))
        lesson.game.close()
        again = Game.load(path)
        assert again.told(PUBLIC)[-1].action.words == words and again.silence == lesson.game.silence
        assert Table(again, delegations(case, 4)).verbatim.paragraphs == lesson.table.verbatim.paragraphs
        if remarks == [Struck]:
            forked = fork(again, lesson.number, seat="CCC", person="p3")
            assert forked.told(PUBLIC)[-1].action.words == STRUCK
        again.close()


def test_only_own_words_of_persons_are_held(case: Case) -> None:
    lesson = Lesson(case, holds=True)
    assert lesson.game.silence.held == {lesson.number}
    lesson.say(RoomSet("holds_words", False))
    held = lesson.game.silence.held
    for _ in range(40):
        lesson.table.let_act()
    assert lesson.game.silence.held == held
