"""Handouts: a secret is on its own seat's sheet and on no other, and what the pages teach is what the law decides."""

import re

import msgspec
import pytest
from msgspec.structs import replace

from game.classroom.lessons import in_form as lesson_form
from game.classroom.lessons import phases_of
from game.council.membership import Council
from game.council.voting import Question, outcome_of
from game.engine.case import Case
from game.printing import council_sheet
from game.printing.documents import Document, Table
from game.printing.handouts import FORMATS, handouts, in_form, stems
from game.printing.lessonplans import PLANS
from game.printing.rolesheets import role_sheet
from game.scenario.short import shortened
from tests.debrief.test_webpage import HOSTILE, Page


def secrets_of(case: Case, seat: str) -> set[str]:
    profile = case.profile[seat]
    found = {profile.instructions, *(each.text for each in profile.red_lines)}
    found |= {each.text for each in profile.objectives if not each.given}
    found |= {each.title for each in case.setting.held.get(seat, ())}
    return {re.sub(r"[.!?]$", "", each)[1:] for each in found if each}  # a sheet may write a first letter large


def words_of(case: Case, form: str = "") -> dict[str, str]:
    files = {each.name: each.content.decode() for each in handouts(case, ("html",), form)}
    return {name: "".join(Page(text).text) for name, text in files.items()}


@pytest.fixture(scope="module", params=["three", "shipped"])
def told(request: pytest.FixtureRequest, case: Case, shipped: Case) -> Case:
    return case if request.param == "three" else shipped


def test_a_secret_of_a_seat_is_on_its_own_sheet_and_on_no_other(told: Case) -> None:
    files = words_of(told)
    owned = {seat: secrets_of(told, seat) for seat in told.seats}
    assert sum(map(len, owned.values())) > 5
    public = {each for charge in told.setting.charges for each in (charge.title,)}
    for seat, secrets in owned.items():
        own = files[f"role-{seat}.html"]
        assert [each for each in secrets if each not in own] == []
        shared = set().union(*(owned[other] for other in told.seats if other != seat)) | public
        alone = {each for each in secrets if not any(each in other for other in shared)}
        others = {name: text for name, text in files.items() if name != f"role-{seat}.html"}
        assert [(name, each) for name, text in others.items() for each in alone if each in text] == []


def test_what_a_capital_asks_for_later_is_on_no_sheet(shipped: Case) -> None:
    later = {each.text for profile in shipped.profiles for each in profile.objectives if each.given}
    later -= {each.text for profile in shipped.profiles for each in profile.objectives if not each.given}
    assert later
    assert [(name, each) for name, text in words_of(shipped).items() for each in later if each in text] == []


def test_every_sheet_says_whose_it_is_and_that_a_role_is_no_opinion(told: Case) -> None:
    for seat in told.seats:
        text = msgspec.json.encode(role_sheet(told, seat)).decode()
        name = f"{'the ' * told.participant[seat].the}{told.participant[seat].name}"
        assert f"Secret: for the delegation of {name} only" in text
        assert "The role is not my opinion" in text


def test_the_shortest_form_has_the_roles_of_the_short_form(shipped: Case) -> None:
    short = in_form(shipped, "45")
    assert short.days == shortened(shipped).days < shipped.days
    assert in_form(shipped, "90") is shipped
    assert {name for name in stems(short, "45") if name.startswith("lesson")} == {"lesson-45"}
    with pytest.raises(ValueError, match="45, 90, week"):
        in_form(shipped, "60")


def test_the_minutes_of_a_plan_fill_its_lesson() -> None:
    for form, plan in PLANS.items():
        minutes = [sum(step.minutes for step in steps) for _, steps in plan.sittings]
        assert minutes == [int(form)] if form.isdecimal() else all(20 <= each <= 45 for each in minutes)


def test_the_plan_of_a_lesson_has_the_minutes_of_the_room(shipped: Case) -> None:
    phases = phases_of(lesson_form(shipped, "short"), "short")
    assert [(each.title, each.minutes) for each in phases] == [
        (step.title, step.minutes) for _, steps in PLANS["45"].sittings for step in steps
    ]


def table_of(document: Document) -> Table:
    return next(block for part in document.parts for block in part.blocks if isinstance(block, Table))


@pytest.mark.parametrize(("needed", "permanent"), [(2, "A"), (3, ""), (2, "")])
def test_the_examples_of_votes_are_what_the_law_decides(case: Case, needed: int, permanent: str) -> None:
    seats = case.remit.council.seats
    council = Council(seats, frozenset(seats[:1]) if permanent else frozenset(), needed)
    told = replace(case, remit=replace(case.remit, council=council))
    rows = table_of(council_sheet.council_sheet(told)).rows
    names = {told.participant[seat].name: seat for seat in seats}
    for in_favour, against, ends in rows:
        seat = next((code for name, code in names.items() if against.endswith(name)), "")
        opposed = (seat,) if seat in council.permanent else ()
        end = outcome_of(int(in_favour), opposed, council, Question.SUBSTANTIVE)
        assert ends.startswith("adopted" if end.ground.value == "adopted" else "not adopted")
        assert ("veto" in ends) == (end.ground.value == "veto")
    assert any("veto" in row[2] for row in rows) == bool(permanent)
    words = msgspec.json.encode(council_sheet.council_sheet(told)).decode()
    assert ("no permanent member votes against it" in words) == bool(permanent)


def test_a_hostile_scenario_prints_words_and_no_markup(case: Case) -> None:
    told = replace(
        case, title=HOSTILE, content_note=HOSTILE,
        participants=tuple(replace(each, name=HOSTILE) for each in case.participants),
        profiles=tuple(replace(each, stance=HOSTILE, instructions=HOSTILE) for each in case.profiles),
    )  # fmt: skip
    for each in handouts(told, FORMATS, "90"):
        assert "/" not in each.name
        if each.name.endswith(".html"):
            page = Page(each.content.decode())
            assert page.open == []
            assert not {"script", "img"} & {name for name, _ in page.tags}
            assert "\u202e" not in each.content.decode()


def test_a_seat_names_its_file_by_letters_and_digits_only(case: Case) -> None:
    odd = replace(case, profiles=tuple(replace(each, member=f"../{each.member}") for each in case.profiles),
                  remit=replace(case.remit, council=replace(case.remit.council, seats=())))  # fmt: skip
    assert all(re.fullmatch(r"[A-Za-z0-9-]+", stem) for stem in stems(odd))
