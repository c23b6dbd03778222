"""The record: a new speech costs its own lines only, and it stands at the end until it is scrolled back."""

import pygame
import pytest
from pygame import Rect

from game.desktop.sheets import Entry, Record, dealt

SPEECHES = tuple(
    Entry(f"Member {n}", "We ask that the parties keep to what they agreed, and that it be seen. " * 2)
    for n in range(60)
)


def shown(kit, window, entries):
    record = Record(
        "Security Council", Rect(900, 60, 320, 520), symbol="SIM/PV.1", subtitle="Provisional", foot="Written"
    )
    record.show(entries)
    record.draw(window, kit)
    return record


def test_a_new_speech_sets_its_own_lines_only_and_is_in_sight(kit, window, monkeypatch):
    record = shown(kit, window, SPEECHES)
    flowed = []
    real = kit.letters.flowed
    monkeypatch.setattr(kit.letters, "flowed", lambda spans, width: flowed.append(spans) or real(spans, width))
    record.show((*SPEECHES, Entry("The President", "I thank the representative.")))
    before = record.scroll
    record.draw(window, kit)
    assert len(flowed) == 1
    assert record.scroll > before


def test_a_record_scrolled_back_stays_where_it_is_when_a_speech_is_added(kit, window):
    record = shown(kit, window, SPEECHES)
    record.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_HOME, mod=0))
    record.draw(window, kit)
    record.show((*SPEECHES, SPEECHES[0]))
    record.draw(window, kit)
    assert record.scroll == 0
    record.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_END, mod=0))
    record.draw(window, kit)
    assert record.at_end


def test_another_record_is_set_from_its_beginning(kit, window):
    record = shown(kit, window, SPEECHES)
    record.show(SPEECHES[5:8])
    record.draw(window, kit)
    lines = len(record._rows)
    assert lines == len(shown(kit, window, SPEECHES[5:8])._rows)


def test_an_accusation_is_set_apart_by_a_rule_and_not_by_its_colour_alone(kit, window):
    record = shown(kit, window, (Entry("Kenya", "Who is violating the ceasefire?", kind="accusation"), SPEECHES[0]))
    assert [row.pencilled for row in record._rows][:1] == [True]
    assert not record._rows[-2].pencilled


def test_an_empty_record_is_drawn_and_scrolled_without_harm(kit, window):
    record = shown(kit, window, ())
    assert record.wheel(3)
    record.draw(window, kit)
    assert record.scroll == 0


def test_instructions_are_set_without_speakers_as_headings_and_plain_text(kit, window):
    record = shown(kit, window, (Entry("", "Your instructions", "heading"), Entry("", "Keep the text alive.", "text")))
    types = [piece.span.type for row in record._rows for piece in row.line]
    assert types == ["name", "body"]


@pytest.mark.parametrize("rows", [(12, 12, 12), (12, 4, 4), (3,)])
def test_the_pieces_of_a_front_page_go_on_in_the_next_column_and_lose_no_line(rows: tuple[int, ...]) -> None:
    pieces = [[(place, line) for line in range(7)] for place in range(4)]
    runs, rest = dealt(pieces, rows)
    assert [line for run in (*runs, rest) for line in run if line] == [line for piece in pieces for line in piece]
    assert all(len(run) <= room for run, room in zip(runs, rows, strict=True))
    assert bool(rest) is (sum(rows) < 28)
