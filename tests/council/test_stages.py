"""The table of a meeting's stages, and the diagram that is drawn from it."""

import re

import pytest

from game.council.stages import VOTES, Stage, following, mermaid, table

LINES = mermaid().splitlines()
EDGE = re.compile(r"    (\[\*\]|[a-z_]+) --> (\[\*\]|[a-z_]+)(: [a-z ]+)?")


def test_the_diagram_is_a_state_diagram_of_edges_that_mermaid_can_read() -> None:
    assert LINES[0] == "stateDiagram-v2"
    assert LINES[1] == '    state "the interrupted stage" as interrupted'
    assert all(EDGE.fullmatch(line) for line in LINES[2:])


def test_the_diagram_begins_with_the_opening_ends_with_the_close_and_shows_every_stage() -> None:
    assert LINES[2] == "    [*] --> opening"
    assert LINES[-1] == "    closed --> [*]"
    named = {name for line in LINES[2:] for name in EDGE.fullmatch(line).groups()[:2]} - {"[*]", "interrupted"}
    assert named == {stage.value.replace("-", "_") for stage in Stage}


def test_no_edge_is_drawn_twice() -> None:
    assert len(set(LINES)) == len(LINES)


def test_a_transition_that_is_not_in_the_table_is_a_fault_and_not_a_guess() -> None:
    with pytest.raises(AssertionError, match="no transition 'draft put' from opening"):
        following(Stage.OPENING, "draft put")


def test_every_vote_but_that_on_a_ruling_is_open_to_a_point_of_order_on_its_conduct() -> None:
    open_to_points = {stage for stage, trigger in table() if trigger == "point of order"}
    assert open_to_points >= VOTES - {Stage.RULING_VOTE}
    assert Stage.RULING_VOTE not in open_to_points


def test_no_motion_is_moved_in_a_vote() -> None:
    moved_from = {stage for stage, trigger in table() if trigger == "debatable motion"}
    assert not moved_from & VOTES


def test_nothing_leads_from_stage_to_stage_but_what_the_table_names() -> None:
    assert [trigger for _, trigger in table() if trigger.startswith("to_")] == []
    assert {stage for stage, _ in table()} == set(Stage) - {Stage.CLOSED}
