"""The stages of a meeting: one for each kind of business, declared as a table of transitions."""

from __future__ import annotations

from functools import cache

from transitions import Machine

from game.terms import Word


class Stage(Word):
    """The stages of a meeting."""

    OPENING = "opening"
    AGENDA_VOTE = "agenda-vote"
    INVITATIONS = "invitations"
    PHRASING = "phrasing"
    INVITATION_VOTE = "invitation-vote"
    BRIEFINGS = "briefings"
    DEBATE = "debate"
    ANSWERS = "answers"
    REPLIES = "replies"
    TEXTS = "texts"
    SEPARATION = "separation"
    NATURE = "nature"
    PRELIMINARY_VOTE = "preliminary-vote"
    POINT_OF_ORDER = "point-of-order"
    RULING = "ruling"
    RULING_VOTE = "ruling-vote"
    PARTY_VOTE = "party-vote"
    MOTION_DEBATE = "motion-debate"
    MOTION_VOTE = "motion-vote"
    CONSENSUS = "consensus"
    EXPLANATIONS_BEFORE = "explanations-before"
    AMENDMENT_VOTE = "amendment-vote"
    PART_VOTE = "part-vote"
    DRAFT_VOTE = "draft-vote"
    EXPLANATIONS_AFTER = "explanations-after"
    SUSPENDED = "suspended"
    CLOSED = "closed"


VOTES = frozenset(stage for stage in Stage if stage.value.endswith("-vote"))
"""The stages in which ballots are cast."""
_MOTIONS = [Stage.DEBATE, Stage.REPLIES, Stage.TEXTS, Stage.EXPLANATIONS_BEFORE]
_VOTES_OPEN = [stage for stage in Stage if stage in VOTES and stage is not Stage.RULING_VOTE]
_POINTS = [*_MOTIONS, Stage.ANSWERS, *_VOTES_OPEN]
_AFTER_TEXTS = [Stage.EXPLANATIONS_BEFORE, Stage.AMENDMENT_VOTE, Stage.PART_VOTE]

# trigger, from, to: the business that follows (rules 9, 27, 30, 32, 33, 36, 37, 39 and practice).
_TABLE: list[tuple[str, Stage | list[Stage], Stage]] = [
    ("objection", Stage.OPENING, Stage.AGENDA_VOTE),
    ("agenda adopted", [Stage.OPENING, Stage.AGENDA_VOTE], Stage.INVITATIONS),
    ("agenda not adopted", Stage.AGENDA_VOTE, Stage.CLOSED),
    ("invitation contested", [Stage.INVITATIONS, Stage.INVITATION_VOTE], Stage.PHRASING),
    ("question phrased", Stage.PHRASING, Stage.INVITATION_VOTE),
    ("invitations settled", [Stage.INVITATIONS, Stage.INVITATION_VOTE], Stage.BRIEFINGS),
    ("briefings heard", Stage.BRIEFINGS, Stage.DEBATE),
    ("named", Stage.DEBATE, Stage.ANSWERS),
    ("next speaker", [Stage.DEBATE, Stage.ANSWERS], Stage.DEBATE),
    ("list exhausted", [Stage.DEBATE, Stage.ANSWERS], Stage.REPLIES),
    ("replies heard", Stage.REPLIES, Stage.TEXTS),
    ("next text", [Stage.TEXTS, Stage.EXPLANATIONS_AFTER], Stage.TEXTS),
    ("text ready", Stage.TEXTS, Stage.EXPLANATIONS_BEFORE),
    ("amendment put", [Stage.EXPLANATIONS_BEFORE, Stage.AMENDMENT_VOTE], Stage.AMENDMENT_VOTE),
    ("part put", _AFTER_TEXTS, Stage.PART_VOTE),
    ("draft put", _AFTER_TEXTS, Stage.DRAFT_VOTE),
    ("draft fallen", _AFTER_TEXTS, Stage.EXPLANATIONS_AFTER),
    ("draft decided", Stage.DRAFT_VOTE, Stage.EXPLANATIONS_AFTER),
    ("separate vote", Stage.TEXTS, Stage.SEPARATION),
    ("nature asked", Stage.TEXTS, Stage.NATURE),
    ("nature put", Stage.NATURE, Stage.PRELIMINARY_VOTE),
    ("point of order", _POINTS, Stage.POINT_OF_ORDER),
    ("ruling", [Stage.POINT_OF_ORDER, Stage.NATURE], Stage.RULING),
    ("challenge", Stage.RULING, Stage.RULING_VOTE),
    ("party asked", [Stage.RULING, Stage.RULING_VOTE], Stage.PARTY_VOTE),
    ("debatable motion", _MOTIONS, Stage.MOTION_DEBATE),
    ("motion put", [*_MOTIONS, Stage.MOTION_DEBATE, Stage.MOTION_VOTE], Stage.MOTION_VOTE),
    ("statement proposed", Stage.TEXTS, Stage.CONSENSUS),
    ("suspended", Stage.MOTION_VOTE, Stage.SUSPENDED),
    ("closed", [Stage.MOTION_VOTE, Stage.TEXTS], Stage.CLOSED),
]
_INTERRUPTING = [
    Stage.SEPARATION,
    Stage.PRELIMINARY_VOTE,
    Stage.RULING,
    Stage.RULING_VOTE,
    Stage.PARTY_VOTE,
    Stage.MOTION_VOTE,
    Stage.CONSENSUS,
    Stage.SUSPENDED,
]
_RESUMABLE = [*dict.fromkeys([*_POINTS, *_MOTIONS, Stage.MOTION_DEBATE])]


def machine() -> Machine:
    """Return the meeting as a flat state machine without a model, to be read and drawn, never fired in play."""
    built = Machine(
        model=None,
        states=[stage.value for stage in Stage],
        initial=Stage.OPENING.value,
        auto_transitions=False,
    )
    for trigger, sources, target in _TABLE:
        listed = sources if isinstance(sources, list) else [sources]
        built.add_transition(trigger, [stage.value for stage in listed], target.value)
    for stage in _RESUMABLE:
        built.add_transition(f"resume {stage.value}", [each.value for each in _INTERRUPTING], stage.value)
    return built


@cache
def table() -> dict[tuple[Stage, str], Stage]:
    """Return every transition of the machine: (stage, trigger) -> stage; checked once against the stages."""
    built = machine()
    read = {
        (Stage(source), trigger): Stage(each.dest)
        for trigger, event in built.events.items()
        for source, moves in event.transitions.items()
        for each in moves
    }
    reached = {Stage.OPENING, *read.values()}
    assert reached == set(Stage), f"no transition leads to {set(Stage) - reached}"
    return read


def following(stage: Stage, trigger: str) -> Stage:
    """Return the stage that follows; raise AssertionError if the table has no such transition."""
    target = table().get((stage, trigger))
    assert target is not None, f"no transition {trigger!r} from {stage.value}"
    return target


def mermaid() -> str:
    """Return the stages and their transitions as a mermaid state diagram."""
    lines = ["stateDiagram-v2", '    state "the interrupted stage" as interrupted']
    lines.append(f"    [*] --> {_node(Stage.OPENING)}")
    shown = {key: target for key, target in table().items() if not key[1].startswith("resume ")}
    lines += [f"    {_node(source)} --> {_node(to)}: {trigger}" for (source, trigger), to in shown.items()]
    lines += [f"    {_node(stage)} --> interrupted: resumes" for stage in _INTERRUPTING]
    lines.append(f"    {_node(Stage.CLOSED)} --> [*]")
    return "\n".join(lines)


def _node(stage: Stage) -> str:
    return stage.value.replace("-", "_")
