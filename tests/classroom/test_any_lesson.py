"""Whatever pages send, in whatever order and however often: nothing is doubled, lost or shown to a wrong seat."""

import tempfile
from pathlib import Path
from random import Random
from typing import Any

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from game.classroom.channels import channels_of, sections
from game.classroom.replies import Done
from game.classroom.room import Client
from tests.classroom.sitting import Class, facts

SEATS = ("AAA", "BBB", "CCC")
NAMES = ("Ann", "Ben", "Cem", "Dan", "Eve", "Fay", "Gus", "Hao")
PERSON = st.integers(min_value=0, max_value=len(NAMES) - 1)


class AnyLesson(RuleBasedStateMachine):
    """A lesson in which anything may be ordered; secrets are marked by the seats that may know them."""

    @initialize(seed=st.integers(min_value=1, max_value=5))
    def open(self, seed: int) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.lesson = Class(Path(self.folder.name) / "room.jsonl", seed)
        self.dice = Random(seed)
        self.sent: list[tuple[str, str, dict[str, Any]]] = []
        self.secrets: dict[str, tuple[str, ...]] = {}
        self.people: list[str] = []
        for name, seat in zip(NAMES, SEATS, strict=False):
            self.people.append(self.lesson.seat(name, seat))

    def order(self, who: str, do: str, /, **fields: Any) -> None:
        """Send an order, remember it if it was done, and let act whoever acts by himself."""
        fields["cid"] = f"order-{len(self.sent):06}-{self.lesson.room.n}"
        answer = self.lesson.order(who, do, **fields)
        if isinstance(answer, Done):
            self.sent.append((who, do, fields))
        self.lesson.act()

    @precondition(lambda self: len(self.people) < len(NAMES))
    @rule(seat=st.sampled_from(("", *SEATS)))
    def come(self, seat: str) -> None:
        person = self.lesson.join(NAMES[len(self.people)])
        self.people.append(person)
        if seat:
            self.order("", "seat", person=person, seat=seat)

    @rule(number=PERSON)
    def act(self, number: int) -> None:
        who = self.people[number % len(self.people)]
        seat = self.lesson.room.people[who].seat
        if seat and list(self.lesson.room.game.openings(seat).frames):
            kind, answers = self.lesson.drawn(seat, self.dice)
            self.order(who, "act", kind=kind, answers=answers)
            self.order(who, "propose", kind=kind, answers=answers, words=self.secret((seat,)))

    @rule(number=PERSON, do=st.sampled_from(("pass", "takeback", "hand", "adopt", "lead", "sit")))
    def do(self, number: int, do: str) -> None:
        room = self.lesson.room
        who = self.people[number % len(self.people)]
        proposals = [each.id for each in room.proposals.get(room.people[who].seat, ())]
        fields: dict[str, dict[str, Any]] = {
            "hand": {"up": self.dice.random() < 0.5}, "adopt": {"proposal": self.dice.choice(proposals or [1])},
            "lead": {"person": self.dice.choice(self.people)}, "sit": {"seat": self.dice.choice(SEATS)},
        }  # fmt: skip
        self.order(who, do, **fields.get(do, {}))

    @rule(number=PERSON, to=st.sampled_from(SEATS))
    def note(self, number: int, to: str) -> None:
        who = self.people[number % len(self.people)]
        self.order(who, "note", to=[to], words=self.secret((self.lesson.room.people[who].seat, to)))

    @rule(do=st.sampled_from(("next", "lot", "newcode", "phase", "phase", "remember", "clock")))
    def teach(self, do: str) -> None:
        fields: dict[str, dict[str, Any]] = {
            "phase": {"to": self.dice.randint(0, 5)}, "remember": {"words": self.secret(())}, "clock": {"act": "pause"},
        }  # fmt: skip
        self.order("", do, **fields.get(do, {}))

    @rule(number=PERSON, do=st.sampled_from(("remove", "return", "mute", "role", "machine", "seat", "set", "back")))
    def manage(self, number: int, do: str) -> None:
        who = self.people[number % len(self.people)]
        yes, seat = self.dice.random() < 0.5, self.dice.choice(SEATS)
        fields: dict[str, dict[str, Any]] = {
            "mute": {"person": who, "on": yes}, "role": {"person": who, "role": "student" if yes else "press"},
            "machine": {"seat": seat, "on": yes}, "seat": {"person": who, "seat": seat},
            "set": {"name": "seating", "value": "choice"}, "back": {"phase": self.lesson.room.phase},
        }  # fmt: skip
        self.order("", do, **fields.get(do, {"person": who}))

    @precondition(lambda self: self.sent)
    @rule(back=st.integers(min_value=1, max_value=6))
    def send_again(self, back: int) -> None:
        """Send one of the last orders again: it is done already, whatever has come since."""
        who, do, fields = self.sent[-min(back, len(self.sent))]
        if who and self.lesson.room.people[who].removed:
            return
        before = self.lesson.room.n
        assert isinstance(self.lesson.order(who, do, **fields), Done)
        assert self.lesson.room.n == before, f"{do} was done twice"

    def secret(self, seats: tuple[str, ...]) -> str:
        """Return words that only these seats and the teacher may see."""
        words = f"secret-{len(self.secrets)}-of-{'-'.join(seats)}"
        self.secrets[words] = seats
        return words

    @invariant()
    def no_channel_shows_what_is_not_for_it(self) -> None:
        room = self.lesson.room
        for page in (*map(Client, self.people), Client("projector")):
            seat = room.people[page.person].seat if page.person else ""
            shown = b"".join(msgspec.json.encode(sections(room, name)) for name in channels_of(room, page)).decode()
            own = self.lesson.room.settings.code
            assert page.person == "" or own not in shown
            for words, seats in self.secrets.items():
                assert seat in seats or f'"{words}"' not in shown

    @invariant()
    def each_holds_one_seat_and_no_seat_is_overfull(self) -> None:
        room = self.lesson.room
        held = [person for holder in room.game.roster.values() for person in holder.persons]
        assert len(held) == len(set(held))
        assert all(len(room.seated(seat)) <= room.settings.per_seat for seat in room.case.seats)
        assert {person for person, seat in room.standing.seats.items() if seat not in room.standing.lent} == set(held)

    def teardown(self) -> None:
        if hasattr(self, "lesson"):
            assert facts(self.lesson.again()) == facts(self.lesson.room)
            entries = [each for each in self.lesson.room.game.entries if each.cid]
            ids = [(each.cid, getattr(each, "by", ""), each.person) for each in entries]
            assert len(ids) == len(set(ids))
            self.lesson.room.game.close()
            self.folder.cleanup()


TestAnyLesson = AnyLesson.TestCase
TestAnyLesson.settings = settings(max_examples=12, stateful_step_count=30, deadline=None)
