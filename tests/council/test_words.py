"""What the words of a text weigh: verbs from the softest to the one that binds."""

import pytest

from game.council.acts import Clause, Verb
from game.council.drafting import STRENGTH
from game.council.papers import BankParagraph
from game.council.stages import Stage
from game.council.voting import VoteTally
from game.world.events import NumbersMoved
from tests.rules.councils import BANK, Story


def test_each_verb_weighs_what_the_rules_of_the_game_say_and_calls_upon_is_the_measure() -> None:
    assert {verb.value: weight for verb, weight in STRENGTH.items()} == {
        "takes-note": 0.25, "welcomes": 0.5, "regrets": 0.6, "urges": 0.75, "calls-upon": 1.0, "demands": 1.25,
        "condemns": 1.4, "decides": 1.6,
    }  # fmt: skip
    assert list(STRENGTH) == list(Verb)


def test_figures_that_are_not_named_are_none() -> None:
    told = VoteTally(9, 1, 5)
    assert (told.not_participating, told.absent, str(told)) == (0, 0, "9-1-5")


@pytest.mark.parametrize("new", [None, True, False], ids=["not said", "new", "nothing new"])
def test_a_paragraph_lays_down_something_new_unless_its_author_says_that_it_does_not(new: bool | None) -> None:
    said = {} if new is None else {"new": new}
    paragraph = BankParagraph("wells", "operative", "the wells to be opened", ("demands",), {}, **said)
    story = Story(5, bank=(*BANK, paragraph)).morning()
    story.table("EAA", Clause("wells", Verb.DEMANDS))
    story.convene().reach(Stage.DRAFT_VOTE)
    assert story.votes().outcome.adopted
    moved = [change.slot for each in story.told(NumbersMoved) for change in each.changes]
    credited = [each for each in moved if each == "texts[EAA]"]
    assert credited == ([] if new is False else ["texts[EAA]"])
