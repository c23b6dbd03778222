"""The words that a class needs, in plain language: those of the Council, those of this game, those of a scenario."""

from __future__ import annotations

from collections.abc import Iterator

from game.engine.case import Case
from game.printing.documents import AnyBlock, Document, Heading, Part, Table
from game.words.labels import Labels, capital, listed, stopped

COUNCIL = {
    "abstain": "To vote neither in favour nor against. The text does not get your vote, and you do not stop it.",
    "adopted": "A text that got the votes it needed, and no veto, is adopted. A text is never “passed”.",
    "agenda": "The list of what a meeting is about. It is adopted when the meeting begins.",
    "amendment": "A proposal to change a draft: to add, to take away or to replace a paragraph.",
    "Charter": "The treaty of 1945 on which the United Nations rests. Article 27 says how the Council votes.",
    "Chapter VII": "The part of the Charter under which the Council may decide what all States have to do.",
    "delegation": "The people who speak for a State at the table.",
    "draft resolution": "A text that is not adopted yet.",
    "elected member": "A member for two years. It has a vote and no veto.",
    "explanation of vote": "A short speech on why you vote, or voted, as you do.",
    "floor": "Whoever has the floor may speak. The President gives it.",
    "invited": "A State or a person who may speak in the Council without a vote (rules 37 and 39).",
    "motion": "A proposal on how to go on: to pause, to end the meeting, to put something off.",
    "permanent member": "A member that always sits on the Council. If it votes against, a draft is not adopted.",
    "point of order": "A request to the President to apply the rules now. It interrupts whatever is going on.",
    "President": "The member that leads the Council for a month. It keeps order and votes like all others.",
    "procedural": "A question of how to work, not of what to do. It knows no veto.",
    "resolution": "A draft that was adopted.",
    "right of reply": "A short answer by whoever was named in a speech.",
    "sponsor": "A member that submits a draft or joins those who did.",
    "veto": "The outcome when a text has enough votes and a permanent member votes against it.",
}
GAME = {
    "act": "One thing that a delegation does: a speech, a call, a ballot.",
    "claim": "Something said in the chamber that can turn out to be so or not. It stands in the ledger.",
    "confidence": "How sure you say you are: possible, likely, certain. Certain pays more, and costs more if wrong.",
    "corridor": "Everything outside the meeting: visits, calls, promises. Each costs hours.",
    "counsel": "Advice to a capital in private. You must have its ear.",
    "credibility": "How far others believe you. It follows what became of your claims.",
    "forecast": "What is expected of a vote, from what you can know.",
    "influence": "What you can spend to move others. It is little, and comes back slowly.",
    "instructions": "What your capital wants of you.",
    "ledger": "The list of all claims and promises, and what became of them.",
    "point": "One thing said in a speech: a charge, a denial, a demand, an offer.",
    "promise": "What two delegations agree in the corridor. It is kept or broken, and all who know remember it.",
    "red line": "What your capital will not accept.",
    "the program": "The computer. It leads the seats that nobody holds.",
}
"""The words of the game itself, as its pages use them."""


def glossary(case: Case) -> Document:
    """Return the glossary of a scenario for its class."""
    blocks: list[AnyBlock] = [*_table("Words of the Council", COUNCIL), *_table("Words of this game", GAME)]
    blocks += _table("Words of this scenario", dict(_scenario(case)))
    title = "Glossary"
    return Document(title, title, (Part(title, tuple(blocks), f"For all seats of “{case.title}”."),), case.title)


def _table(title: str, words: dict[str, str]) -> Iterator[AnyBlock]:
    rows = tuple(sorted(words.items(), key=lambda row: row[0].lower()))
    if rows:
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
        yield group.label, f"Delegations that meet as a group: {labels.these(group.members)}."
    for form in case.setting.formats:
        helped = f", with the help of {labels.these(form.mediators)}" if form.mediators else ""
        yield form.label, f"Talks between {labels.these(form.parties)}{helped}."
    for measure in case.setting.measures:
        yield measure.title, "One of the measures that are under negotiation."
    for briefer in case.setting.briefers:
        if briefer.label:
            yield briefer.label, "Tells the Council what is known, and has no vote."
    decided = [stopped(capital(each.label)) for each in case.setting.decisions]
    if decided:
        yield "decision of a capital", f"What a capital alone decides. In this scenario: {listed(decided)}"
