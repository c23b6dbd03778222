"""What a check of a scenario says: its faults as lines or JSON, or what there is in a scenario that has none."""

from __future__ import annotations

import json
from pathlib import Path

from msgspec.structs import asdict

from game.engine.case import Case
from game.letters import escaped
from game.scenario.compile import load
from game.scenario.faults import Fault, ScenarioError
from game.scenario.folder import SHARED, find


def examined(name: str, scenarios: Path) -> tuple[Case | None, tuple[Fault, ...]]:
    """Return the case and no faults, or None and every fault, of a scenario by id, file or folder."""
    try:
        return load(find(name, scenarios), scenarios / SHARED), ()
    except ScenarioError as error:
        return None, error.faults


def summary(case: Case) -> str:
    """Return one line on a scenario without faults."""
    setting = case.setting
    held = {
        "seats": case.seats,
        "charges": setting.charges,
        "decisions": setting.decisions,
        "happenings": setting.happenings,
        "endings": setting.endings,
        "paragraphs": case.remit.bank,
    }
    return f"{case.id}: no faults ({', '.join(_counted(len(each), noun) for noun, each in held.items())})"


def json_line(name: str, case: Case | None, faults: tuple[Fault, ...]) -> str:
    """Return one JSON object: the scenario as it was named, its id (null where it has faults), and the faults."""
    found = {"scenario": name, "id": case.id if case else None, "faults": [asdict(fault) for fault in faults]}
    return escaped(json.dumps(found, ensure_ascii=False))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun if number != 1 else noun[:-1]}"
