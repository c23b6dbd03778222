"""What is put to the vote is a value of its own kind, and reads the same from a journal of today and of format 2."""

from typing import Any

import msgspec
import pytest

from game.council import events as e
from game.council.acts import Pass, PointGround, RaisePointOfOrder
from game.council.business import CONSEQUENCE
from game.council.motions import Motion
from game.council.subjects import (
    SUBJECTS,
    AnySubject,
    OnAgenda,
    OnAmendment,
    OnDraft,
    OnExclusion,
    OnInvitation,
    OnMotion,
    OnNature,
    OnPart,
    OnParty,
    OnRuling,
    order_of_format_2,
    point_of_format_2,
    subject_of_format_2,
    vote_of_format_2,
)
from game.council.voting import Question
from game.delegations.ballots import KINDS
from game.engine.acts import Action, Event

OLD = {
    ("agenda", "dam"): OnAgenda("dam"),
    ("invitation", "DDD"): OnInvitation("DDD"),
    ("exclusion", "DDD"): OnExclusion("DDD"),
    ("ruling", "relevance|IND"): OnRuling(PointGround.RELEVANCE, "IND"),
    ("ruling", "obligatory-abstention|SIM/1|RUS"): OnRuling(PointGround.OBLIGATORY_ABSTENTION, "SIM/1", "RUS"),
    ("ruling", "conduct-of-voting|SIM/PV.1/2"): OnRuling(PointGround.CONDUCT_OF_VOTING, "SIM/PV.1/2"),
    ("motion", "3|KEN"): OnMotion(Motion.ADJOURN_TO_DAY, "KEN"),
    ("preliminary", "SIM/1"): OnNature("SIM/1"),
    ("party", "SIM/1|RUS"): OnParty("SIM/1", "RUS"),
    ("part", "sluices"): OnPart("sluices"),
    ("amendment", "SIM/1/Amend.1"): OnAmendment("SIM/1/Amend.1"),
    ("draft", "SIM/1"): OnDraft("SIM/1"),
}


def test_every_kind_of_question_has_its_consequence_and_a_ballot_to_cast() -> None:
    assert set(SUBJECTS) == set(CONSEQUENCE) == set(KINDS) == {type(each) for each in OLD.values()}


@pytest.mark.parametrize(("old", "subject"), OLD.items())
def test_format_2_is_read_as_the_same_subject(old: tuple[str, str], subject: AnySubject) -> None:
    kind, text = old
    assert subject_of_format_2(kind, text) == subject and subject.kind == kind


@pytest.mark.parametrize("subject", OLD.values())
def test_a_subject_is_written_with_its_kind_and_read_again(subject: AnySubject) -> None:
    line = msgspec.json.encode(subject)
    assert msgspec.json.decode(line)["kind"] == subject.kind and b"|" not in line
    assert msgspec.json.decode(line, type=AnySubject) == subject


def test_no_two_subjects_have_one_key() -> None:
    assert len({each.key for each in OLD.values()}) == len(OLD)
    assert OnMotion(Motion.ADJOURN_TO_DAY, "KEN").key == "motion/3/KEN"


NEVER = [("motion", "3"), ("motion", "x|KEN"), ("ruling", "no|KEN"), ("vote", "a|b")]


@pytest.mark.parametrize(("kind", "text"), NEVER)
def test_what_format_2_never_wrote_is_refused(kind: str, text: str) -> None:
    with pytest.raises(ValueError):
        subject_of_format_2(kind, text)


def test_a_point_of_order_of_format_2_names_the_party_where_it_named_one() -> None:
    assert point_of_format_2("obligatory-abstention", "SIM/1|RUS") == ("SIM/1", "RUS")
    assert point_of_format_2("relevance", "IND") == ("IND", "")


RULED = {"about": "SIM/1|RUS", "by": "CHN", "upheld": True, "overruled": False}
WRITTEN = [
    (
        {"event": "VotingBegan", "vote": "v", "kind": "motion", "subject": "3|KEN", "question": "procedural",
         "polled": []},
        e.VotingBegan("v", OnMotion(Motion.ADJOURN_TO_DAY, "KEN"), Question.PROCEDURAL, ()),
    ),
    (
        {"event": "RulingSettled", "ground": "obligatory-abstention", **RULED},
        e.RulingSettled(PointGround.OBLIGATORY_ABSTENTION, "SIM/1", "CHN", True, False, "RUS"),
    ),
    (
        {"event": "PointRaised", "by": "CHN", "ground": "relevance", "about": "IND"},
        e.PointRaised("CHN", PointGround.RELEVANCE, "IND"),
    ),
    (
        {"act": "RaisePointOfOrder", "ground": "obligatory-abstention", "about": "SIM/1|RUS"},
        RaisePointOfOrder(PointGround.OBLIGATORY_ABSTENTION, "SIM/1", "RUS"),
    ),
    ({"act": "Pass"}, Pass()),
]  # fmt: skip


@pytest.mark.parametrize(("written", "today"), WRITTEN)
def test_an_act_or_event_of_format_2_is_read_as_that_of_today(written: dict[str, Any], today: Any) -> None:
    lift = vote_of_format_2 if "subject" in written else order_of_format_2 if "ground" in written else dict
    read = msgspec.convert(lift(written), type=Event if "event" in written else Action)
    assert read == today
