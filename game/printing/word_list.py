"""The words that a class needs, in plain language: those of the game's codex, and those of a scenario."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.engine.case import Case
from game.printing.documents import AnyBlock, Document, Heading, Part, Table, plain
from game.record.glossary import GLOSSARY, Entry
from game.words.labels import Labels, capital, counted, listed, stopped

MORE = {
    "Adopted": "A text that got the votes it needed, and no veto, is adopted. It is then a resolution.",
    "Corridor": "Everything outside the meeting: visits, calls, promises.",
    "Delegation": "The people who speak for a State at the table.",
    "Floor": "Whoever has the floor may speak. The President gives it.",
    "Instructions": "What your capital wants of you.",
    "Right of reply": "A short answer by whoever was named in a speech.",
    "The program": "The computer. It leads the seats that nobody holds.",
}
"""Words that a class asks for, and that the codex of the game need not explain."""
_USUAL = (15, 9)
"""The size of the Council, and the votes needed, of which the codex speaks."""


def glossary(case: Case) -> Document:
    """Return the glossary of a scenario for its class: the codex of the game, and the scenario's own words."""
    council = case.remit.council
    blocks: list[AnyBlock] = []
    if (council.size, council.votes_required) != _USUAL:
        blocks.append(plain(f"The Council of this scenario has {counted(council.size, 'member')}, and a draft needs "
                            f"{counted(council.votes_required, 'vote')} in favour."))  # fmt: skip
    for group in dict.fromkeys(each.group for each in GLOSSARY.values()):
        rows = ((each.title, _explained(each)) for each in GLOSSARY.values() if each.group == group)
        blocks += _table(group, rows)
    blocks += [*_table("More words", MORE.items()), *_table("Words of this scenario", sorted(_scenario(case)))]
    title = "Glossary"
    return Document(title, title, (Part(title, tuple(blocks), f"For all seats of “{case.title}”."),), case.title)


def _explained(entry: Entry) -> str:
    return f"{entry.text} ({entry.authority})" if entry.authority else entry.text


def _table(title: str, words: Iterable[tuple[str, str]]) -> Iterator[AnyBlock]:
    if rows := tuple(words):
        yield Heading(title)
        yield Table("", ("Word", "What it means"), rows, (26, 74))


def _scenario(case: Case) -> Iterator[tuple[str, str]]:
    labels = Labels(case)
    for each in case.setting.indicators:
        unit = f" ({each.unit})" if each.unit else ""
        steps = ", ".join(one.word for one in each.words)
        told = f"A number of the situation{unit}, from {each.low:g} to {each.high:g}"
        yield capital(each.label), f"{told}: {steps}." if steps else f"{told}."
    for group in case.setting.groups:
        yield capital(group.label), f"Delegations that meet as a group: {labels.these(group.members)}."
    for form in case.setting.formats:
        helped = f", with the help of {labels.these(form.mediators)}" if form.mediators else ""
        yield capital(form.label), f"Talks between {labels.these(form.parties)}{helped}."
    if case.setting.measures:
        told = "; ".join(capital(each.title) for each in case.setting.measures)
        yield "Measures", f"What talks in this scenario are about: {told}."
    for briefer in case.setting.briefers:
        if briefer.label:
            yield capital(briefer.label), "Tells the Council what is known, and has no vote."
    decided = [stopped(capital(each.label)) for each in case.setting.decisions]
    if decided:
        yield "Decision of a capital", f"What a capital alone decides. In this scenario: {listed(decided)}"
