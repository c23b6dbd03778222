"""One row holds the words of a ballot, and nothing else in the game spells a ballot out by itself."""

import ast
from pathlib import Path

import pytest
from msgspec.structs import fields

from game.council.voting import Ballot
from game.words.ballots import SAID, Said, announced, said, to_cast, wished

ROOMS = Path(__file__).parents[2] / "game"


def test_every_ballot_has_one_row_and_nothing_else_has() -> None:
    assert list(SAID) == list(Ballot)


@pytest.mark.parametrize("ballot", Ballot)
def test_a_row_is_found_by_the_ballot_and_by_its_value(ballot: Ballot) -> None:
    assert said(ballot) is said(ballot.value) is SAID[ballot]
    assert all(getattr(SAID[ballot], each.name) for each in fields(Said) if each.name != "about")


def test_ballots_read_as_sentences() -> None:
    assert to_cast("against", "SIM/1") == wished(False, "SIM/1") == "vote against SIM/1"
    assert wished(True, "SIM/1") == "vote in favour of SIM/1"
    assert to_cast(Ballot.ABSTAINING, "SIM/1") == "abstain on SIM/1"
    assert to_cast(Ballot.NOT_PARTICIPATING, "SIM/1") == "take no part in the vote on SIM/1"
    assert announced("in_favour", "SIM/1") == "a vote in favour of SIM/1"


BALLOTS = {each.value for each in Ballot}


def test_no_other_table_gives_the_ballots_words() -> None:
    """A dictionary keyed by three ballots or more, with words of one or two as its values, is a second vocabulary."""
    found = []
    for path in sorted(ROOMS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Dict) and path.parent.name != "words":
                pairs = [(ast.unparse(key).rpartition(".")[2].strip("'\"").lower(), one)
                         for key, one in zip(node.keys, node.values, strict=True) if key]  # fmt: skip
                said = [one.value for key, one in pairs if key in BALLOTS and isinstance(one, ast.Constant)]
                if len(said) > 2 and len(set(said)) > 1 and all(len(str(one).split()) < 5 for one in said):
                    found.append(f"{path.relative_to(ROOMS)}:{node.lineno}")
    assert found == []
