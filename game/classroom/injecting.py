"""What the teacher lets happen from outside: news in own words, effects, and happenings of the scenario itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from game.classroom import orders as o
from game.classroom.refusing import Refused as Refusing
from game.engine.directing import ApplyEffects, GiveNews
from game.letters import one_line
from game.play.lines import TEACHER, InjectPlanned, InjectSettled, NoteSent
from game.terms import DIRECTOR, MemberId
from game.wire.line import tag_of
from game.world.gauges import AnyEffect
from game.world.published import Happening

if TYPE_CHECKING:
    from game.classroom.room import Room

NEWS, EFFECTS, HAPPENING, PREPARED = tag_of(GiveNews), tag_of(ApplyEffects), "Happening", "Prepared"
MOST_PLANNED = 50


class Whisper(msgspec.Struct, frozen=True):
    """News that only some seats are told."""

    words: str
    to: tuple[MemberId, ...]


class _Effects(msgspec.Struct, frozen=True):
    effects: tuple[AnyEffect, ...]
    because: str


def inject(room: Room, order: o.Inject) -> None:
    """Let something come now, or plan it for a phase; raise what refuses it."""
    acts = directed(room, order.kind, order.answers)
    if order.phase < 0:
        _come(room, acts)
        return
    if not room.phase < order.phase < len(room.phases):
        raise Refusing("something is planned for a phase that is still to come")
    if len(room.standing.planned) >= MOST_PLANNED:
        raise Refusing(f"{MOST_PLANNED} things are planned already")
    for act in acts:
        if not isinstance(act, Whisper) and not room.game.openings(DIRECTOR).admits(act):
            raise Refusing("this cannot happen in the scenario")
    room.say(InjectPlanned(order.kind, order.answers, order.phase))


def come_due(room: Room, phase: int) -> None:
    """Let come what was planned for a phase that begins."""
    for number, planned in list(room.standing.planned.items()):
        if planned.phase == phase:
            _come(room, directed(room, planned.act, planned.answers))
            room.say(InjectSettled(number))


def happenings(room: Room) -> tuple[Happening, ...]:
    """Return the happenings of the scenario that have not come yet, which the teacher may let come."""
    view = room.public
    return tuple(each for each in room.case.setting.happenings if each.id not in view.happened)


def directed(room: Room, kind: str, answers: dict[str, Any]) -> tuple[Any, ...]:
    """Return the acts of the director that an order stands for; raise Refused where it stands for none."""
    if kind == NEWS:
        return (GiveNews(one_line(str(answers.get("words", ""))).strip()),)
    if kind == EFFECTS:
        return (_effects(answers),)
    if kind == HAPPENING:
        return _happening(room, str(answers.get("id", "")))
    if kind == PREPARED:
        return _prepared(room, str(answers.get("id", "")))
    raise Refusing(f"what comes from outside is one of {NEWS}, {EFFECTS}, {HAPPENING} and {PREPARED}")


def _effects(answers: dict[str, Any]) -> ApplyEffects:
    try:
        found = msgspec.convert(answers, _Effects)
    except (msgspec.ValidationError, ValueError) as error:
        raise Refusing(f"these are no effects of a scenario: {str(error)[:120]}") from error
    return ApplyEffects(found.effects, one_line(found.because))


def _happening(room: Room, id: str) -> tuple[Any, ...]:
    found = next((each for each in happenings(room) if each.id == id), None)
    if found is None:
        raise Refusing("this happening is not in the scenario, or has come already")
    news = GiveNews(one_line(found.text))
    return (news, ApplyEffects(found.effects, one_line(found.text))) if found.effects else (news,)


def _prepared(room: Room, id: str) -> tuple[Any, ...]:
    """Return what a prepared inject of the scenario does; news for some seats only is a note to these."""
    known = room.case.lesson.injects if room.case.lesson is not None else ()
    found = next((each for each in known if each.id == id), None)
    if found is None:
        raise Refusing("the scenario has not prepared this")
    text = one_line(found.text)
    told: Any = Whisper(text, found.to) if found.to else GiveNews(text)
    return (told, ApplyEffects(found.effects, one_line(found.title))) if found.effects else (told,)


def _come(room: Room, acts: tuple[Any, ...]) -> None:
    for act in acts:
        if isinstance(act, Whisper):
            room.say(NoteSent(TEACHER, act.words), act.to)
            continue
        room.game.submit(DIRECTOR, act, at=room.at)
        room.table.follow()
