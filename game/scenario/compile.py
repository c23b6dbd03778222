"""How a scenario's files become the frozen case that a game is played from."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec.structs import replace

from game.council.membership import Council
from game.council.papers import BankParagraph, LaidText, Nature
from game.council.remit import AgendaItem, DraftTitle, Invitee, Remit
from game.engine.case import (
    Card,
    Case,
    Inject,
    Lesson,
    Objective,
    Phrase,
    Plan,
    Profile,
    RealDay,
    ShortForm,
    Stated,
    Step,
    Toll,
    known_on,
)
from game.scenario.book import book_of, clauses_of
from game.scenario.check_size import sized
from game.scenario.checks import checked
from game.scenario.composition import Almanac, almanac, council_for, participants_for, presidents_for
from game.scenario.faults import ScenarioError
from game.scenario.folder import gathered
from game.scenario.model import DelegationEntry, FormEntry, LaidTextEntry, LessonEntry, ScenarioFile, ShortFormEntry
from game.scenario.notes import bare
from game.scenario.rendering import Rendering, always, whole
from game.scenario.scene import Scene
from game.scenario.validation import validated
from game.scenario.worldly import setting_of
from game.terms import MemberId
from game.world.setting import Ending

MODES = ("uncertain", "history")
SPEAKS_FOR_FACTS = 39
VETO_INITIATIVE = date(2022, 4, 26)
"""General Assembly resolution 76/262."""
UNITING_FOR_PEACE = date(1950, 11, 3)
"""General Assembly resolution 377 A (V)."""
_SAID_BETTER = frozenset({"C002", "C026", "C027", "C029"})
"""Faults that say more exactly why there is no Council."""


def load(path: Path, common: Path) -> Case:
    """Return the case that the scenario at this path describes; `common` is the folder of the shared data.

    Raises ScenarioError with every fault that can be found at once.
    """
    document = gathered(path)
    if too_large := list(sized(document)):
        raise ScenarioError(sorted({*document.faults, *too_large}))
    scenario, faults = validated(document, ScenarioFile)
    faults = [*document.faults, *faults]
    if scenario is None:
        raise ScenarioError(sorted(faults))
    known = almanac(common)
    council, presidents, unseated = _seated(scenario, known)
    case = _case(scenario, council, presidents, known)
    faults.extend(checked(Scene(document, scenario, case, frozenset(known.names))))
    if unseated and not any(fault.code in _SAID_BETTER for fault in faults):
        faults.append(document.fault(("council",), "C032", unseated))
    if faults:
        raise ScenarioError(sorted(set(faults)))
    return replace(case, digest=digest(case))


def in_mode(case: Case, mode: str) -> Case:
    """Return the case with its intentions drawn (`uncertain`) or as they were (`history`); "" leaves it as it is."""
    if mode in ("", case.setting.mode):
        return case
    if mode not in MODES:
        raise ValueError(f"a game is played in the mode {' or '.join(MODES)}, not {mode}")
    changed = replace(case, setting=replace(case.setting, mode=mode))
    return replace(changed, digest=digest(changed))


def digest(case: Case) -> str:
    """Return the SHA-256 of the case in canonical JSON, its own digest left out."""
    return sha256(msgspec.json.encode(replace(case, digest=""), order="deterministic")).hexdigest()


def _seated(scenario: ScenarioFile, known: Almanac) -> tuple[Council, tuple[tuple[int, MemberId], ...], str]:
    nobody = ((1, ""),)
    try:
        council = council_for(scenario, known)
    except ValueError as error:
        seats = tuple(dict.fromkeys(scenario.council.members or ()))
        return Council(seats, frozenset(), 1), nobody, str(error)
    try:
        return council, presidents_for(scenario, council, known), ""
    except ValueError as error:
        return council, nobody, str(error)


def _case(
    scenario: ScenarioFile, council: Council, presidents: tuple[tuple[int, MemberId], ...], known: Almanac
) -> Case:
    render = Rendering(scenario.calendar.first_day)
    profiles = _profiles(scenario, council, render)
    seats = council.seats + tuple(each.member for each in profiles if each.member not in council.seats)
    remit = _remit(scenario, council, presidents, render)
    return Case(
        id=scenario.id,
        title=scenario.title,
        summary=scenario.summary,
        first_day=scenario.calendar.first_day.isoformat(),
        days=scenario.calendar.days,
        remit=remit,
        setting=setting_of(scenario, seats, render, {each.member: each.positions for each in profiles}),
        participants=participants_for(scenario, [*seats, *_named(scenario)], known),
        profiles=profiles,
        phrases=_phrases(scenario),
        reality=render.values(RealDay, scenario.reality),
        content_note=scenario.content_note,
        sources=tuple((id, bare(document)) for id, document in scenario.sources.items()),
        opens_with_meeting=scenario.council.opens_with_meeting,
        book=book_of(scenario, remit.paragraph, render),
        toll=tuple(render.value(Toll, each, as_of=each.as_of.isoformat()) for each in scenario.toll),
        short_form=_form(scenario, scenario.short_form, remit, render) if scenario.short_form else None,
        forms=tuple(_form(scenario, each, remit, render) for each in scenario.forms),
        fictional=scenario.fictional,
        lesson=_lesson(scenario.lesson, render) if scenario.lesson else None,
    )


def _lesson(given: LessonEntry, render: Rendering) -> Lesson:
    plans = tuple(render.value(Plan, each, steps=render.values(Step, each.steps)) for each in given.plans)
    cards, injects = render.values(Card, given.cards), render.values(Inject, given.injects)
    return render.value(Lesson, given, plans=plans, cards=cards, injects=injects)


def _form(scenario: ScenarioFile, given: ShortFormEntry, remit: Remit, render: Rendering) -> ShortForm:
    return ShortForm(
        given.days,
        given.title or scenario.title,
        given.summary or scenario.summary,
        {each.member: render.values(Objective, each.objectives) for each in given.instructions},
        tuple(render.value(Ending, each, when=always(each.when)) for each in given.endings or scenario.endings),
        id=given.id if isinstance(given, FormEntry) else "short",
        begins=render.day(given.from_day),
        starts=whole(given.starts),
        before=tuple(given.before),
        moved={each: render.day(on) for each, on in given.moved.items()},
        texts=tuple(_laid(each, remit) for each in given.texts),
        to_the_vote=given.to_the_vote,
        without_texts=given.without_texts,
    )


def _laid(entry: LaidTextEntry, remit: Remit) -> LaidText:
    clauses = clauses_of(entry.paragraphs, remit.paragraph)
    return LaidText(entry.title, entry.item or remit.first_item, (entry.by, *entry.cosponsors), clauses)


def _phrases(scenario: ScenarioFile) -> tuple[Phrase, ...]:
    texts: dict[tuple[str, str], list[str]] = {}
    for entry in scenario.phrases:
        texts.setdefault((entry.key, entry.when), []).extend(entry.texts)
    return tuple(Phrase(key, tuple(lines), when) for (key, when), lines in texts.items())


def _named(scenario: ScenarioFile) -> list[MemberId]:
    invited = [each.id for each in scenario.council.invitees]
    charged = [each.against for each in scenario.charges]
    talking = [code for each in scenario.formats for code in (*each.parties, *each.mediators, *each.participants)]
    return [*invited, *charged, *talking, *(each.capital for each in scenario.decisions)]


def _profiles(scenario: ScenarioFile, council: Council, render: Rendering) -> tuple[Profile, ...]:
    order = {member: place for place, member in enumerate(council.seats)}
    entries = sorted(scenario.delegations, key=lambda each: order.get(each.member, len(order)))
    return tuple(_profile(each, each.member in order, render) for each in entries)


def _profile(entry: DelegationEntry, seated: bool, render: Rendering) -> Profile:
    salience = {issue: entry.salience.get(issue, 50.0) for issue in (*entry.positions, *entry.salience)}
    capacity = entry.capacity or ("member" if seated else "invited")
    stated = tuple(
        Stated(issue, each.at, each.on.isoformat(), "; ".join(each.source))
        for issue, given in entry.positions.items()
        if isinstance(given, list)
        for each in sorted(given, key=lambda one: one.on)
    )
    plain = {issue: given for issue, given in entry.positions.items() if not isinstance(given, list)}
    positions = {**plain, **known_on(render.first_day.isoformat(), stated)}
    ordered = {issue: positions[issue] for issue in entry.positions if issue in positions}
    return render.value(Profile, entry, positions=ordered, salience=salience, capacity=capacity, stated=stated)


def _remit(
    scenario: ScenarioFile, council: Council, presidents: tuple[tuple[int, MemberId], ...], render: Rendering
) -> Remit:
    given, first_day = scenario.council, scenario.calendar.first_day
    return render.value(
        Remit,
        given,
        council=council,
        presidents=presidents,
        items=render.values(AgendaItem, given.items),
        bank=tuple(render.value(BankParagraph, each, nature=Nature(each.nature)) for each in scenario.paragraphs),
        titles=render.values(DraftTitle, scenario.titles),
        invitees=_invitees(scenario, render),
        first_item=given.first_item or (given.items[0].id if given.items else ""),
        uniting_for_peace=_from(given.uniting_for_peace, first_day, UNITING_FOR_PEACE),
        veto_initiative=_from(given.veto_initiative, first_day, VETO_INITIATIVE),
        year=first_day.year,
        days=scenario.calendar.days,
    )


def _from(given: bool | None, first_day: date, since: date) -> bool:
    return first_day >= since if given is None else given


def _invitees(scenario: ScenarioFile, render: Rendering) -> tuple[Invitee, ...]:
    names = {each.id: each.name for each in scenario.participants}
    labels = {each.id: each.label for each in scenario.briefers}
    given = scenario.council.invitees
    made = [
        render.value(Invitee, each, label=each.label or labels.get(each.id) or names.get(each.id) or each.id)
        for each in given
    ]
    listed = {each.id for each in given}
    made += [Invitee(each.id, each.label, SPEAKS_FOR_FACTS) for each in scenario.briefers if each.id not in listed]
    return tuple(made)
