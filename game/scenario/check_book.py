"""Checks of the book: a seat is recorded to have done only what the scenario lets it do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from game.scenario.faults import Fault
from game.scenario.folder import Steps
from game.scenario.model import LaidTextEntry
from game.scenario.model_book import BookActEntry, BookClauseEntry, BookDraftEntry, BookPointEntry
from game.scenario.scene import Scene
from game.spelling import nearest
from game.world.points import MINISTERS_POINTS, points_at_most

_EITHER = ("demand", "offer")


def book(scene: Scene) -> Iterator[Fault]:
    """Find what a seat cannot have done: claims that are not its to make, verbs that a paragraph does not bear."""
    given = scene.scenario.book
    for place, draft in enumerate(given.drafts):
        yield from _draft(scene, ("book", "drafts", place), draft)
    for place, act in enumerate(given.acts):
        yield from _act(scene, ("book", "acts", place), place, act)


def laid_texts(scene: Scene) -> Iterator[Fault]:
    """Find verbs that a paragraph does not bear in texts that lie before the Council when a form begins."""
    for path, entry in scene.entries:
        if isinstance(entry, LaidTextEntry):
            yield from _clauses(scene, path, entry.paragraphs)


def _clauses(scene: Scene, path: Steps, paragraphs: Iterable[BookClauseEntry]) -> Iterator[Fault]:
    bank = {each.id: each for each in scene.scenario.paragraphs}
    for place, clause in enumerate(paragraphs):
        paragraph = bank.get(clause.paragraph)
        if paragraph is not None and clause.verb not in paragraph.verbs:
            words = f"the paragraph '{paragraph.id}' does not bear the verb '{clause.verb}'"
            at = (*path, "paragraphs", place, "verb")
            yield scene.fault(at, "C039", words, hint=partial(nearest, clause.verb, paragraph.verbs))


def _draft(scene: Scene, path: Steps, draft: BookDraftEntry) -> Iterator[Fault]:
    yield from _clauses(scene, path, draft.paragraphs)
    voted = [*draft.in_favour, *draft.against, *draft.abstaining]
    for member in sorted({each for each in voted if voted.count(each) > 1}):
        yield scene.fault(path, "C039", f"'{member}' is recorded to have voted twice on '{draft.id}'")


def _act(scene: Scene, path: Steps, place: int, act: BookActEntry) -> Iterator[Fault]:
    at_most = points_at_most(scene.case.setting, scene.case.book.acts[place].day, act.by)
    if len(act.says) > at_most:
        words = f"a statement of '{act.by}' holds {at_most} points at most on that day, this one has {len(act.says)}"
        more = "" if at_most == MINISTERS_POINTS else "; a minister's (`ministers` of the participant) holds more"
        yield scene.fault((*path, "says"), "C039", words + more)
    for field in ("says", "reply"):
        for number, point in enumerate(getattr(act, field)):
            yield from _point(scene, (*path, field, number), point, act.by)
    for number, point in enumerate(act.reply):
        if point.always:
            message = "`always` holds of a statement, under `says`: a reply depends on what was said before it"
            yield scene.fault((*path, "reply", number, "always"), "C039", message)
    for field in ("accepts", "refuses"):
        yield from _addressed(scene, (*path, field), getattr(act, field), act.by)
    if act.releases:
        yield from _held(scene, (*path, "releases"), act.releases, act.by)


def _point(scene: Scene, path: Steps, point: BookPointEntry, by: str) -> Iterator[Fault]:
    kind = point.kind
    subject, at = getattr(point, kind), (*path, kind)
    if kind in ("accepting", "refusing"):
        yield from _addressed(scene, at, subject, by)
    elif kind == "circulating":
        yield from _held(scene, at, subject, by)
    elif (may := _may(scene, kind, subject)) is not None and by not in may:
        yield scene.fault(at, "C039", f"{kind} '{subject}' is not open to '{by}' in this scenario")
    for each in point.evidence:
        yield from _held(scene, (*path, "evidence"), each, by)


def _may(scene: Scene, kind: str, subject: str) -> tuple[str, ...] | None:
    """Return whose it is to make such a point; None if anybody may, or where the subject is not there."""
    setting = scene.case.setting
    if kind in ("accusing", "prebutting", "denying") and (charge := setting.charge.get(subject)) is not None:
        return {"accusing": charge.by, "prebutting": charge.foretold_by, "denying": (charge.against,)}[kind]
    if kind == "demanding" and (demand := setting.demand.get(subject)) is not None:
        return demand.by
    if kind == "offering" and (offer := setting.offer.get(subject)) is not None:
        return (offer.by,)
    return None


def _addressed(scene: Scene, path: Steps, subject: str, by: str) -> Iterator[Fault]:
    if not subject:
        return
    setting = scene.case.setting
    demand, offer = setting.demand.get(subject), setting.offer.get(subject)
    if demand is None and offer is None:
        hint = partial(nearest, subject, [each for noun in _EITHER for each in scene.known[noun]])
        yield scene.fault(path, "C001", f"there is no demand or offer '{subject}'", hint=hint)
    elif by not in {demand.of if demand else "", offer.to if offer else ""}:
        yield scene.fault(path, "C039", f"'{subject}' is not addressed to '{by}'")


def _held(scene: Scene, path: Steps, evidence: str, by: str) -> Iterator[Fault]:
    found = scene.case.setting.proof.get(evidence)
    if found is not None and found.holder != by:
        yield scene.fault(path, "C039", f"the evidence '{evidence}' is held by '{found.holder}', not by '{by}'")
