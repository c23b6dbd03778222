"""The pages that are printed: the title, the instructions, the situation, the vote, the help."""

from __future__ import annotations

from collections.abc import Sequence

from game.council.acts import Clause
from game.engine.briefing import Briefing
from game.engine.case import Case, Profile
from game.frames import Openings
from game.record.confidences import ALONE, codex, doors
from game.record.forecasts import forecast, forecast_lines
from game.record.text import STAMP
from game.terminal.console import Console
from game.terms import MemberId
from game.words.figures import described
from game.words.labels import Labels, capital, counted
from game.words.questions import bar_before, question_title
from game.words.signing import laid_before

RULES = (
    "Choose your words: what is claimed in the chamber comes due, and your credibility follows the ledger.",
    "You are a mission, never a capital: no seat orders force, and none is told of it beforehand.",
)
HELP = (
    "Type the number of what you want to do, then Enter. At every prompt you may also type:",
    "  help         this page",
    "  situation    the numbers, your hours and influence, the papers, your evidence",
    "  talks        the measures under negotiation, and what each party is known to want of them",
    "  forecast     how the vote on the draft looks; forecast CODE: what would change that ballot",
    "  ledger       every claim that was made, and what became of it",
    "  news         the whole of this morning's dispatches, with their sources",
    "  record       the last meeting in full words",
    "  known        what you know of the others in confidence, and which capitals hear you",
    "  save FILE    save the game in a file and go on there",
    "  quit         leave; the game is saved",
    *RULES,
)


def title_page(console: Console, case: Case, seed: int) -> None:
    """Print the title with its content note."""
    console.say("=" * console.width, case.title, "=" * console.width)
    console.tell(case.summary)
    if case.content_note:
        console.say("")
        console.tell(f"Please note: {case.content_note}")
    console.say("")
    console.tell(f"{STAMP}. No named person speaks invented words. Seed {seed}.")
    console.say("")
    for line in (*RULES, "Type the number of what you want to do, then Enter; help tells what else you may type."):
        console.tell(line)


def seat_label(case: Case, profile: Profile) -> str:
    """Return a delegation for the choice of seat."""
    labels = Labels(case)
    kind = "permanent member" if profile.member in case.remit.council.permanent else profile.capacity
    stance = f": {profile.stance}" if profile.stance else ""
    return f"{labels.name(profile.member)} [{profile.member}] ({kind}){stance}"


def instructions_page(console: Console, case: Case, view: Briefing) -> None:
    """Print a delegation's instructions."""
    labels, profile = Labels(case), view.profile
    console.say("", f"You represent {labels.the(view.member)}. Your instructions:")
    if profile.instructions:
        console.tell(profile.instructions, "  ")
    for objective, _ in view.objectives:
        console.tell(f"- {objective.text} (weight {objective.weight})", "  ")
    if profile.red_lines:
        console.say("  Your red lines:")
        for line in profile.red_lines:
            console.tell(f"- {line.text}", "  ")


def situation_page(console: Console, case: Case, view: Briefing) -> None:
    """Print where things stand, as this delegation may know it."""
    labels = Labels(case)
    console.say("", f"{labels.weekday(view.day)}, day {view.day} of {view.days}. {_sitting(labels, view)}")
    for indicator in case.setting.indicators:
        console.say(f"  {described(view.numbers[indicator.id], indicator)}")
    credibility = view.credibility.get(view.member, 0)
    console.say(f"  You have {counted(view.hours, 'hour')}, influence {view.influence}, credibility {credibility:.0f}.")
    _papers(console, case, view)
    console.say("  Your instructions, as of today:")
    for objective, done in view.objectives:
        console.tell(f"- {objective.text} ({'carried out' if done else 'not yet'}; weight {objective.weight})", "    ")
    held = [each for each in view.evidence if not each.released]
    if held:
        console.say("  You hold:")
    for each in held:
        side = "for" if each.supports > 0 else "against"
        charge = labels.of("charge", each.charge)
        console.tell(f"- {each.title} ({side} the charge {charge}; strength {each.strength})", "    ")


def known_page(console: Console, case: Case, view: Briefing) -> None:
    """Print what the delegation knows of each other one, what is agreed, and which capitals hear its counsel."""
    labels = Labels(case)
    true = next((each for each in view.profile.red_lines if each.id == view.line), None)
    if true is not None:
        console.tell(f"You alone: of your red lines, the one that you will not cross is: {true.text}")
    for line in doors(view, labels):
        console.tell(f"You alone: {line}.")
    told = {f"{ALONE}: {line}." for line in doors(view, labels)}
    for code in case.seats:
        lines = [each for each in known_lines(case, view, code) if each not in told and code != view.member]
        told.update(lines)
        for line in lines:
            console.tell(line, "  ")


def known_lines(case: Case, view: Briefing, code: MemberId, *, current: bool = False) -> list[str]:
    """Return what the delegation knows of another in confidence or on the record, each with who knows it.

    What was proposed and has come to nothing, or is over, is left out of what is `current`.
    """
    return [f"{who}: {words}." for who, words in codex(view, code, Labels(case), current=current)]


def _sitting(labels: Labels, view: Briefing) -> str:
    return f"{capital(labels.the(view.president))} presides over the Council."


def _papers(console: Console, case: Case, view: Briefing) -> None:
    labels = Labels(case)
    for draft in view.papers.drafts:
        console.tell(f"{labels.draft(draft)}, of {labels.these(draft.sponsors)}: {_stands(draft.standing.value)}", "  ")
        for number, clause in enumerate(draft.clauses, 1):
            console.tell(f"{number}. {labels.clause(clause)}", "      ")
    if view.round is not None:
        now = "under way" if view.round.open else "called"
        console.tell(f"A round of {labels.of('format', view.round.format)} is {now}.", "  ")
        if view.round.table is not None:
            console.tell(f"On the table: {labels.terms(view.round.table)}.", "  ")


def _stands(standing: str) -> str:
    return standing.replace("-", " ")


def vote_page(console: Console, case: Case, view: Briefing, told: set[str]) -> None:
    """Print what is put to the vote, and the bar once for each kind of question (`told`): what defeats it."""
    labels = Labels(case)
    vote = view.meeting.vote if view.meeting else None
    if vote is None:
        return
    console.say("")
    title = capital(question_title(vote.subject, labels))
    bar = "" if vote.question.value in told else f": {bar_before(case.remit.council, vote.question)}"
    console.tell(f"THE VOTE. {title}{bar}.")
    told.add(vote.question.value)
    if view.member in vote.must_abstain:
        console.tell("You are a party to the dispute and shall abstain (Charter, Article 27 (3)).")
    draft = view.papers.draft(vote.subject.paper)
    if draft is not None:
        text_lines(console, case, view, draft.clauses, draft.sponsors)


def text_lines(
    console: Console, case: Case, view: Briefing, clauses: Sequence[Clause], sponsors: Sequence[MemberId]
) -> None:
    """Print a text, and how the others are likely to vote on it by what they have published."""
    labels = Labels(case)
    for number, clause in enumerate(clauses, 1):
        console.tell(f"{number}. {labels.clause(clause)}", "  ")
    console.say("  From published positions, the other members are:")
    for line in forecast_lines(forecast(view, case, clauses, sponsors), labels):
        console.tell(line, "    ")


def before_you(case: Case, view: Briefing) -> str:
    """Return in a sentence what the seat is asked now."""
    meeting = view.meeting
    if meeting is None:
        if view.round is not None and view.member in view.round.polled:
            return "It is your turn in the talks."
        return f"The corridor: {counted(view.hours, 'hour')}, influence {view.influence}."
    if view.named and meeting.stage.value == "replies":
        return "You were named, and may reply."
    if meeting.vote is not None:
        return "How do you vote?"
    if meeting.stage.value == "texts" and meeting.draft:
        return f"{meeting.draft} comes to the vote; you may move something first."
    return _ASKED.get(meeting.stage.value, "It is your turn.")


_ASKED = {
    "opening": "The agenda is before you. Enter = no objection to the agenda or to the invitations.",
    "invitations": "The invitations are before you.",
    "debate": "You have the floor.",
    "answers": "You were named. You may interrupt with a point of order.",
    "texts": "Before the meeting goes on, you may move something.",
    "explanations-before": "You may explain your vote; a ballot that you announce is a word.",
    "explanations-after": "You may explain your vote.",
    "consensus": "A statement is proposed, which needs the agreement of every member.",
    "ruling": "The President has ruled.",
    "point-of-order": "You are in the chair, and must rule on a point of order.",
    "phrasing": "You are in the chair, and choose the question that is put.",
    "motion-debate": "A motion is before the Council.",
    "separation": "A separate vote on a paragraph is asked for.",
    "nature": "You are in the chair: is the matter procedural?",
}


def terms_lines(console: Console, case: Case, view: Briefing, openings: Openings, told: set[str]) -> None:
    """Print all terms that can be accepted or let pass now; a paper that lies there is printed once (`told`)."""
    for each in laid_before(Labels(case), view, openings):
        text = "\n".join((each.heading, *each.points))
        if each.paper and text in told:
            continue
        told.add(text)
        console.say("")
        console.tell(each.heading)
        for point in each.points:
            console.tell(point, "  ")

