"""The conditions of promises in words: each as a noun phrase, for example "a meeting of the elected ten"."""

from __future__ import annotations

import ast

from game.world.published import PublishedSetting
from game.world.slots import slots

_MORE = {ast.Gt: "above {}", ast.GtE: "at {} or more", ast.Lt: "below {}", ast.LtE: "at {} or less", ast.Eq: "at {}"}
_OF_THE_COUNCIL = {
    "drafts": "a draft resolution before the Council",
    "meetings": "a meeting of the Council",
    "votes": "a vote of the Council",
    "adopted": "a resolution of the Council",
    "statements": "a statement of the Council",
    "vetoes": "a veto",
    "undertakings.kept": "an undertaking kept",
}
_OF_A_SEAT = {
    "tabled": "a draft resolution tabled by {}",
    "charges": "a new charge by {}",
    "texts": "a text of {}",
    "answered": "something accepted that {} asked or offered",
}
_OF_TALKS = {
    "called": "a call for a round of {}",
    "rounds": "a round of {}",
    "agreed": "an agreement in {}",
    "walkouts": "a walk-out from {}",
    "ended": "the end of {}",
}


def in_words(source: str, setting: PublishedSetting) -> str:
    """Return a condition as a noun phrase; a name that has no words stands as it is."""
    return _Words(setting).of(ast.parse(source.strip(), mode="eval").body) if source.strip() else ""


class _Words:
    def __init__(self, setting: PublishedSetting) -> None:
        self.setting = setting
        self.counts = slots(setting).counts

    def of(self, node: ast.expr) -> str:
        """Return the words of a condition."""
        if isinstance(node, ast.BoolOp):
            word = " and " if isinstance(node.op, ast.And) else " or "
            return word.join(self.of(each) for each in node.values)
        if isinstance(node, ast.UnaryOp):
            return _none(self.of(node.operand))
        if isinstance(node, ast.Compare) and len(node.ops) == 1:
            return self._compared(node.left, node.ops[0], node.comparators[0])
        return self._named(node)

    def _compared(self, left: ast.expr, operator: ast.cmpop, right: ast.expr) -> str:
        known = self._gauge(ast.unparse(left), operator, right)
        if known:
            return known
        sides = self._named(left)
        figure = right.value if isinstance(right, ast.Constant) else None
        if isinstance(operator, (ast.GtE, ast.Gt)) and figure == (1 if isinstance(operator, ast.GtE) else 0):
            return sides
        if (isinstance(operator, ast.Eq) and figure == 0) or (isinstance(operator, ast.Lt) and figure == 1):
            return _none(sides)
        if isinstance(operator, ast.GtE) and ast.unparse(left) in self.counts:
            return f"{sides}, {ast.unparse(right)} times"
        return f"{sides} {_MORE.get(type(operator), 'other than {}').format(ast.unparse(right))}"

    def _gauge(self, name: str, operator: ast.cmpop, right: ast.expr) -> str:
        gauge = self.setting.gauge.get(name)
        if gauge is None:
            return ""
        figure = f"{ast.unparse(right)}{'' if gauge.unit in ('%', '') else ' '}{gauge.unit}"
        return f"{gauge.label[:1].lower()}{gauge.label[1:]} {_MORE.get(type(operator), 'other than {}').format(figure)}"

    def _named(self, node: ast.expr) -> str:
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            return f"{self._named(node.left)} or {self._named(node.right)}"
        name = ast.unparse(node).replace(" ", "")
        head, _, rest = name.partition("[")
        if rest and head in _OF_A_SEAT:
            return _OF_A_SEAT[head].format(rest.rstrip("]"))
        return _OF_THE_COUNCIL.get(name) or self._dotted(name)

    def _dotted(self, name: str) -> str:
        setting = self.setting
        kind, _, rest = name.partition(".")
        id, _, what = rest.partition(".")
        if kind == "groups" and id in setting.group:
            return f"a meeting of {setting.group[id].label}"
        if kind == "talks" and id in setting.format:
            return _OF_TALKS.get(what, "{}").format(setting.format[id].label)
        if kind in ("agreed", "measure") and id in setting.measure:
            step = "a step agreed on" if kind == "agreed" else "progress on"
            return f"{step} “{setting.measure[id].title}”"
        if kind == "evidence" and isinstance(setting, PublishedSetting) and id in setting.proof:
            return f"{setting.proof[id].title}, made public"
        if kind == "offer" and id in setting.offer:
            return f"an offer {setting.offer[id].title}" + (f", {what}" if what != "made" else "")
        if kind == "demand" and id in setting.demand:
            return f"the demand {setting.demand[id].title}, {what}"
        if kind == "charge" and id in setting.charge:
            return f"the charge {setting.charge[id].title}, {what.replace('_', ' ')}"
        if kind == "adopted":
            paragraph, verb = id.replace("_", " "), what.replace("_", " ")
            return f"a resolution that {verb or 'has'} “{paragraph}”"
        label = next((each.label for each in setting.decisions if kind == "decided" and each.id == id), "")
        return label or (rest or name).replace("_", " ")


def _none(words: str) -> str:
    return f"no {words.removeprefix('a ').removeprefix('an ').removeprefix('the ')}"
