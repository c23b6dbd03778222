"""The forms of a scenario: some of its days, or one, as a game of their own. The first of them is the short form."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from game.council.remit import Remit
from game.engine.case import Case, Profile, ShortForm, known_on
from game.scenario.compile import digest
from game.world.setting import Setting

SHORT, WHOLE = "short", "whole"


def forms(case: Case) -> dict[str, ShortForm]:
    """Return the forms of a scenario by their ids, apart from the whole."""
    first = {SHORT: case.short_form} if case.short_form is not None else {}
    return first | {each.id: each for each in case.forms}


def shortened(case: Case, form: str = SHORT) -> Case:
    """Return a form as a case; the form `whole` is the case itself. Raise ValueError if the scenario has none such."""
    if form == WHOLE:
        return case
    known = forms(case)
    if form not in known:
        named = "short form" if form == SHORT else f"form {form}"
        others = [WHOLE, *known]
        raise ValueError(f"{case.id} has no {named}; its forms are {', '.join(others)}")
    return _played(case, known[form])


def _played(case: Case, form: ShortForm) -> Case:
    last = form.begins + form.days - 1
    profiles = tuple(_profile(case, each, form) for each in case.profiles)
    made = replace(
        case,
        title=form.title,
        summary=form.summary,
        days=last,
        remit=_remit(case.remit, form, last),
        setting=_setting(case.setting, form, last, profiles),
        profiles=profiles,
        reality=tuple(each for each in case.reality if form.begins <= each.day <= last),
        begins=form.begins,
        texts=form.texts,
        before=form.before,
        short_form=None,
        forms=(),
    )
    return replace(made, digest=digest(made))


def _remit(remit: Remit, form: ShortForm, last: int) -> Remit:
    """Return the Council's standing data in a form: its first meeting is on the item of the text that lies there."""
    item = form.texts[0].item if form.texts else remit.first_item
    return replace(
        remit, days=last, first_item=item, to_the_vote=form.to_the_vote, without_texts=form.without_texts
    )


def _setting(setting: Setting, form: ShortForm, last: int, profiles: tuple[Profile, ...]) -> Setting:
    return replace(
        setting,
        days=last,
        endings=form.endings,
        indicators=tuple(replace(each, start=form.starts.get(each.id, each.start)) for each in setting.indicators),
        happenings=tuple(replace(each, day=form.moved.get(each.id, each.day)) for each in setting.happenings),
        stances={each.member: each.positions for each in profiles} if form.begins > 1 else setting.stances,
    )


def _profile(case: Case, profile: Profile, form: ShortForm) -> Profile:
    """Return a delegation with the instructions of the form, and where its State stood on the form's first day."""
    objectives = form.objectives.get(profile.member, profile.objectives)
    if form.begins == 1:
        return replace(profile, objectives=objectives)
    first = date.fromisoformat(case.first_day) + timedelta(days=form.begins - 1)
    stood = {**profile.positions, **known_on(first.isoformat(), profile.stated)}
    return replace(profile, objectives=objectives, positions=stood)
