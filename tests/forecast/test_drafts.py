"""Draft files: what they hold is read, and what is wrong with them is named with its place, whatever it is."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from game.council.acts import Verb
from game.scenario.drafts import read_draft
from game.scenario.faults import ScenarioError
from tests.forecast.real_votes import SCENARIO, shipped

GOOD = """\
title: A text
sponsors: [FRA, KEN]
agenda_item: threats
procedural: false
chapter: VI
paragraphs:
  - {bank: access, verb: calls upon}
  - {bank: monitors_access}
  - kind: operative
    verb: Demands
    text: the withdrawal of all forces
    issues: {responsibility: 0.5, settlement: -1}
    names: RUS
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "draft.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_draft_holds_paragraphs_of_the_bank_and_its_own(tmp_path: Path) -> None:
    draft = read_draft(written(tmp_path, GOOD), shipped())
    assert draft.sponsors == ("FRA", "KEN")
    assert (draft.item, draft.chapter, draft.procedural) == ("threats", "VI", False)
    assert [each.verb for each in draft.clauses] == [Verb.CALLS_UPON, Verb.CALLS_UPON, Verb.DEMANDS]
    (own,) = draft.own.values()
    assert own.id == draft.clauses[2].paragraph not in shipped().remit.paragraph
    assert (own.names, own.issues) == ("RUS", {"responsibility": 0.5, "settlement": -1.0})


def test_what_may_be_left_out_may_be_left_out(tmp_path: Path) -> None:
    draft = read_draft(written(tmp_path, "title: T\nparagraphs:\n  - {bank: access}\n"), shipped())
    assert draft.sponsors == ()
    assert draft.item == shipped().remit.first_item
    assert not draft.procedural


def test_verbs_of_real_texts_find_their_step_of_the_ladder(tmp_path: Path) -> None:
    for word, verb in (("deplores", Verb.REGRETS), ("Takes note of", Verb.TAKES_NOTE), ("recalls", Verb.TAKES_NOTE)):
        text = f"title: T\nparagraphs:\n  - {{verb: {word}, text: something}}\n"
        assert read_draft(written(tmp_path, text), shipped()).clauses[0].verb is verb


@dataclass(frozen=True)
class Faulty:
    """A change to the good draft, and where the fault is to be found, with a part of what is said of it."""

    old: str
    new: str
    place: str
    said: str


FAULTY = (
    Faulty("[FRA, KEN]", "[FRA, KNE]", "2:17", "no seat 'KNE' - did you mean KEN?"),
    Faulty("[FRA, KEN]", "[FRA, FRA]", "2:17", "twice"),
    Faulty("threats", "threat", "3:14", "did you mean threats?"),
    Faulty("chapter: VI", "chapter: VIII", "5:10", "one of VI, VII"),
    Faulty("bank: access", "bank: acess", "7:12", "did you mean access?"),
    Faulty("verb: calls upon", "verb: condemns", "7:26", "takes one of"),
    Faulty("bank: monitors_access", "bank: access", "8:12", "stands twice"),
    Faulty("operative", "operativ", "9:11", "did you mean operative?"),
    Faulty("Demands", "shouts", "10:11", "no verb 'shouts'"),
    Faulty("responsibility: 0.5", "responsibilty: 0.5", "12:14", "did you mean responsibility?"),
    Faulty("settlement: -1", "settlement: -1.5", "12:47", "from -1 to 1"),
    Faulty("settlement: -1", "settlement: much", "12:47", "a number"),
    Faulty("names: RUS", "names: RUSS", "13:12", "did you mean RUS?"),
    Faulty("names: RUS", "naems: RUS", "13:5", "did you mean names?"),
    Faulty("title: A text\n", "", "1:1", "'title' is missing"),
    Faulty("title: A text", "title: !!python/object:os.system x", "1:8", "tag"),
    Faulty("title: A text", "title: [", "3:1", "not YAML"),
)


@pytest.mark.parametrize("faulty", FAULTY, ids=lambda each: each.new[:30])
def test_each_fault_is_named_with_line_column_and_what_was_meant(faulty: Faulty, tmp_path: Path) -> None:
    assert GOOD.count(faulty.old) == 1
    with pytest.raises(ScenarioError) as raised:
        read_draft(written(tmp_path, GOOD.replace(faulty.old, faulty.new)), shipped())
    first = str(raised.value.faults[0])
    assert f"draft.yaml:{faulty.place}" in first
    assert faulty.said in first


def test_a_text_without_operative_paragraph_is_no_draft(tmp_path: Path) -> None:
    text = "title: T\nparagraphs:\n  - {kind: preambular, verb: recalls, text: something}\n"
    with pytest.raises(ScenarioError, match="operative"):
        read_draft(written(tmp_path, text), shipped())


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"- 1\n- 2\n", b"a: &a [*a]\n", b"null", b"{" * 5000, b"title: 1e999\n"]
)
def test_a_hostile_file_is_refused_with_a_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "hostile.yaml"
    path.write_bytes(content)
    with pytest.raises(ScenarioError):
        read_draft(path, shipped())


@pytest.mark.parametrize("levels", [100, 5000])
def test_a_draft_nested_too_deep_is_told_so(levels: int, tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="Y009 this is nested deeper than 60 levels"):
        read_draft(written(tmp_path, "title: " + "[" * levels), shipped())


def test_every_draft_of_the_record_can_be_read() -> None:
    for path in sorted((SCENARIO / "record").glob("*.yaml")):
        assert read_draft(path, shipped()).clauses
