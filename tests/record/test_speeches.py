"""What must hold of the sentences of a speech, whoever makes it."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from game.engine.case import Case, Phrase
from game.record.speeches import Occasion, Speechwriter
from game.words.labels import Labels
from game.words.phrases import Phrasebook, Tongue, Wish
from game.words.topics import Points
from game.world.acts import AnyPoint, Offering, Register, Stating
from game.world.events import SpeechMade

VIEW, DEED, HUNG = "My delegation believes that", "I am authorised to say that", ", and we leave it at that"
WATERS = Phrase("stating/waters/plus", ("the river is one", "the banks are two", "the water is for all"))
PHRASES = (
    WATERS,
    Phrase("opener", (VIEW,)),
    *(Phrase(f"opener/{each.value}", ("We insist that", "Our position is that")) for each in Register),
    Phrase("opener/act", (DEED,)),
    Phrase("closer", (HUNG,)),
    Phrase("offering/engineers", ("our engineers will come", "we offer our engineers", "engineers are on their way")),
)


def tongue(case: Case, *phrases: Phrase) -> Tongue:
    return Tongue(Phrasebook(replace(case, phrases=phrases)), 1)


def speech(case: Case, points: Sequence[AnyPoint], seed: int) -> str:
    spoken = replace(case, phrases=PHRASES)
    labels = Labels(spoken)
    writer = Speechwriter(labels, Points(labels), Tongue(Phrasebook(spoken), seed), seed)
    occasion = Occasion(
        claims=(), day=1, president="CCC", first=False, spoken=(), heard={}, figures={}, purpose=f"m/{seed}"
    )
    return writer.speech(SpeechMade("AAA", tuple(points), next(iter(Register))), occasion).text


def test_within_a_meeting_a_clause_does_not_come_again_behind_another_opener(case: Case) -> None:
    speaks = tongue(case, WATERS)
    wish = Wish(WATERS.key, {})
    heard = [speaks.say(wish, [opener], opener).removeprefix(opener) for opener in ("One:", "Two:", "Three:")]
    assert len(set(heard)) == 3
    speaks.meeting_opens()
    assert speaks.say(wish, ["Four:"], "four").removeprefix("Four:") in heard


def test_a_clause_about_another_state_is_the_same_clause(case: Case) -> None:
    speaks = tongue(case, Phrase("rebutting", ("{target} did nothing", "nothing shows that {target} did it")))
    first = speaks.say(Wish("rebutting", {"target": "Averra"}), [""], "first")
    second = speaks.say(Wish("rebutting", {"target": "Bedonia"}), [""], "second")
    assert first.replace("Averra", "") != second.replace("Bedonia", "")


@pytest.mark.parametrize(("core", "hangs"), [("the river is one", True), ("the river is one, and so are we", False)])
def test_a_closer_is_hung_only_on_a_clause_of_one_limb(case: Case, core: str, hangs: bool) -> None:
    said = tongue(case, Phrase("stating", (core,))).say(Wish("stating", {}, tails=(HUNG,)), [""], "closer")
    assert said.endswith(f"{HUNG}.") is hangs


@pytest.mark.parametrize("seed", range(12))
def test_an_offer_is_announced_and_not_held_as_a_view(case: Case, seed: int) -> None:
    text = speech(case, [Offering("engineers")], seed)
    assert "engineers" in text.lower()
    assert VIEW not in text
    assert HUNG not in text


def test_offers_are_at_times_opened_as_deeds(case: Case) -> None:
    assert any(DEED in speech(case, [Offering("engineers")], seed) for seed in range(12))


@pytest.mark.parametrize("seed", range(12))
def test_no_two_sentences_of_a_speech_begin_alike(case: Case, seed: int) -> None:
    text = speech(case, [Stating("waters", 1)] * 3, seed)
    assert max(text.count(each) for each in (VIEW, "We insist that", "Our position is that")) <= 1
