"""How plain data becomes a model: every error of the data as a fault with its place and the word probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import partial
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from game.scenario.faults import Fault
from game.scenario.reader import Document
from game.spelling import nearest

UNKNOWN_KEY = "S001"
MISSING_KEY = "S002"
NOT_A_CHOICE = "S003"
WRONG_KIND = "S004"
WRONG_VALUE = "S005"

_Model = TypeVar("_Model", bound=BaseModel)
_KINDS = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "list_type": "a list",
    "tuple_type": "a list",
    "set_type": "a list",
    "frozen_set_type": "a list",
    "dict_type": "a mapping of keys and values",
    "model_type": "a mapping of keys and values",
    "model_attributes_type": "a mapping of keys and values",
    "date_type": "a date such as 2022-02-17",
    "date_parsing": "a date such as 2022-02-17",
    "date_from_datetime_parsing": "a date such as 2022-02-17",
}


def validated(document: Document, model: type[_Model]) -> tuple[_Model | None, list[Fault]]:
    """Return the model that the document describes and no faults, or None and every fault, in the file's order."""
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        found = {_fault(one, document, model) for one in error.errors(include_url=False)}
        return None, sorted(found)


def _fault(error: Any, document: Document, model: type[BaseModel]) -> Fault:
    kind, loc = error["type"], tuple(error["loc"])
    if kind == "extra_forbidden":
        known = _keys(model, loc[:-1])
        message = f"the key '{loc[-1]}' is not known here"
        path = _path(document.data, loc)
        return document.fault(path, UNKNOWN_KEY, message, hint=partial(nearest, str(loc[-1]), known), key=True)
    if kind == "missing":
        return document.fault(_path(document.data, loc[:-1]), MISSING_KEY, f"the key '{loc[-1]}' is missing here")
    path = _path(document.data, loc)
    name = _name(path)
    if kind in ("literal_error", "enum", "union_tag_invalid"):
        return _choice_fault(error, document, path, name)
    if kind == "union_tag_not_found":
        return document.fault(path, MISSING_KEY, f"the key {error['ctx']['discriminator']} is missing here")
    if kind in _KINDS:
        return document.fault(path, WRONG_KIND, f"{name} must be {_KINDS[kind]}, not {_shown(error['input'])}")
    return document.fault(path, WRONG_VALUE, f"{name}: {_sentence(error['msg'])}", key=loc[-1:] == ("[key]",))


def _choice_fault(error: Any, document: Document, path: tuple[str | int, ...], name: str) -> Fault:
    context = error["ctx"]
    choices = re.findall(r"'([^']*)'", context.get("expected") or context.get("expected_tags", ""))
    given = error["input"]
    if error["type"] == "union_tag_invalid":
        key = context["discriminator"].strip("'")
        given, path, name = context["tag"], (*path, key), f"'{key}'"
    message = f"{name} cannot be {_shown(given)}; it is one of {', '.join(choices)}"
    return document.fault(path, NOT_A_CHOICE, message, hint=partial(nearest, str(given), choices))


def _path(data: Any, loc: Iterable[str | int]) -> tuple[str | int, ...]:
    # Pydantic puts the chosen kind of a union into the location; the file has no such step.
    path: list[str | int] = []
    for step in loc:
        if isinstance(data, dict):
            found: str | int = step if step in data else str(step)
            if found not in data:
                continue
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            found = step
        else:
            continue
        data = data[found]
        path.append(found)
    return tuple(path)


def _name(path: tuple[str | int, ...]) -> str:
    if not path:
        return "the file"
    if isinstance(path[-1], str):
        return f"'{path[-1]}'"
    owner = next((step for step in reversed(path) if isinstance(step, str)), None)
    return f"an entry of '{owner}'" if owner else "an entry of the list"


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    words = {None: "nothing", True: "true", False: "false"}
    if value is None or isinstance(value, bool):
        return words[value]
    text = str(value)
    return f"'{text}'" if len(text) <= 40 else f"'{text[:39]}…'"


def _sentence(message: str) -> str:
    text = message.removeprefix("Value error, ").removeprefix("Assertion failed, ").rstrip(".")
    return text[:1].lower() + text[1:]


def _keys(model: type[BaseModel], loc: Iterable[str | int]) -> set[str]:
    models = {model}
    for step in loc:
        models = _inside(models, step)
    return {key for one in models for key in _fields(one)}


def _inside(models: set[type[BaseModel]], step: str | int) -> set[type[BaseModel]]:
    fields = [_fields(one)[step] for one in models if isinstance(step, str) and step in _fields(one)]
    if fields:
        return {found for annotation in fields for found in _models(annotation)}
    tagged = {one for one in models if step == one.__name__ or step in _tags(one)}
    return tagged or models


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def _tags(model: type[BaseModel]) -> set[Any]:
    literals = (field.annotation for field in model.model_fields.values() if get_origin(field.annotation) is Literal)
    tags = {tag for literal in literals for tag in get_args(literal)}
    return tags | {tag.value for tag in tags if isinstance(tag, Enum)}


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        return
    inner = get_args(annotation)[:1] if get_origin(annotation) is Annotated else get_args(annotation)
    for one in inner:
        yield from _models(one)
