"""Panels over a screen: answers, and forms whose slots are filled one by one."""

import pygame
import pytest
from pygame import Rect

from game.desktop.dialogs import CLOSED, Answer, Filled, Form, Modal, Slot
from game.desktop.lists import Choice


def key(code):
    return pygame.event.Event(pygame.KEYDOWN, key=code, mod=0, unicode="")


def typed(text):
    return pygame.event.Event(pygame.TEXTINPUT, text=text)


POINT = Slot("point", "Point", choices=(Choice(1, "Shelling"), Choice(2, "Access")))
WHOM = Slot("whom", "Whom", choices=(Choice("A", "First"), Choice("B", "Second")))
EVIDENCE = Slot("evidence", "Evidence", "some", (Choice("x", "Picture"), Choice("y", "Report")), most=2, needed=False)
WORDS = Slot("words", "Words", "text", most=12, needed=False)


@pytest.fixture
def form(kit):
    return Form(kit, Rect(200, 80, 700, 500), "Accuse", (POINT, WHOM, EVIDENCE, WORDS), send="Accuse")


def test_a_notice_gives_the_answer_of_the_button_and_closed_on_escape(kit):
    notice = Modal(kit, "Leave?", "The game is kept.", (Choice("stay", "Stay"), Choice("leave", "Leave")))
    assert notice.handle(key(pygame.K_RETURN)) == Answer("stay")
    notice.handle(key(pygame.K_RIGHT))
    assert notice.handle(key(pygame.K_RETURN)) == Answer("leave")
    assert notice.handle(key(pygame.K_ESCAPE)) == CLOSED


def test_a_form_is_filled_slot_by_slot_with_enter_alone_and_then_sent(kit, form):
    assert not form.ready
    assert form.handle(key(pygame.K_RETURN), kit) == Filled({"point": 1}, False)
    form.handle(key(pygame.K_DOWN), kit)
    assert form.handle(key(pygame.K_RETURN), kit) == Filled({"point": 1, "whom": "B"}, False)
    assert form.ready
    while form.ring.focus.name != "Accuse":
        form.ring.move(1)
    assert form.handle(key(pygame.K_RETURN), kit) == Filled({"point": 1, "whom": "B"}, True)


def test_a_form_with_a_needed_slot_empty_cannot_be_sent(kit, form):
    send = form.ring.widgets[-1]
    form.ring.focus = send
    assert form.handle(key(pygame.K_RETURN), kit) is None
    assert send.tip.startswith("Accuse: something is still to be filled")


def test_several_choices_are_kept_as_a_tuple_and_text_as_it_is_typed(kit, form):
    form.values = {"point": 1, "whom": "A"}
    form.open = 2
    form.show(kit, form.rect, form.slots)
    form.ring.focus = form.ring.widgets[1]
    form.handle(key(pygame.K_SPACE), kit)
    form.handle(key(pygame.K_DOWN), kit)
    assert form.handle(key(pygame.K_SPACE), kit).values["evidence"] == ("x", "y")
    form.open = 3
    form.show(kit, form.rect, form.slots)
    form.ring.focus = form.ring.widgets[1]
    form.handle(typed("On the night of the 16th"), kit)
    assert form.values["words"] == "On the night"


def test_slots_shown_anew_keep_only_what_they_still_offer(kit, form):
    form.values = {"point": 2, "whom": "B"}
    form.show(kit, form.rect, (POINT, Slot("whom", "Whom", choices=(Choice("C", "Third"),))))
    assert form.values == {"point": 2}


def test_escape_and_back_leave_a_form(kit, form):
    assert form.handle(key(pygame.K_ESCAPE), kit) == CLOSED
    form.ring.focus = next(widget for widget in form.ring.widgets if widget.name == "Back")
    assert form.handle(key(pygame.K_RETURN), kit) == CLOSED


def test_a_form_without_slots_can_be_sent_at_once(kit):
    form = Form(kit, Rect(0, 0, 500, 300), "Withdraw", ())
    form.ring.focus = form.ring.widgets[-1]
    assert form.handle(key(pygame.K_RETURN), kit) == Filled({}, True)
