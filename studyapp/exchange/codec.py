"""Turn the house's frozen dataclasses into plain JSON values and back, by their types alone.

A date is text (``2020-10``), a time ISO 8601 with its offset, a span ``[start, end]``, a fraction ``"1/3"``;
``fact_id`` is called ``fact``, and the like; a prompt stands flat in its card as ``kind``, ``prompt`` and ``answer``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum, IntEnum
from fractions import Fraction
from functools import lru_cache
from types import UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from studyapp.domain.article import Span
from studyapp.domain.dates import PartialDate
from studyapp.domain.prompt import make_prompt, prompt_kind, prompt_text

T = TypeVar("T")
Json = Any
_LONGEST_FRACTION = 30  # digits; "1e999999999" would be a number, too


def encode(value: object) -> Json:
    """Return the value as what ``json`` can write."""
    if value is None or isinstance(value, bool | str | float):
        return value
    if isinstance(value, Enum):
        return value.name.lower() if isinstance(value, IntEnum) and value.__class__.__name__ == "State" else value.value
    if isinstance(value, int):
        return value
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, PartialDate):
        return value.iso()
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    return _encode_fields(value)


def decode(kind: type[T], data: Json) -> T:
    """Return the value of that type. Raise ValueError, TypeError or KeyError when the data do not fit it."""
    return cast(T, _decode(kind, data))


def _encode_fields(value: Any) -> dict[str, Json]:
    out: dict[str, Json] = {}
    kind: Any = type(value)
    for name, _ in _fields(kind):
        part = getattr(value, name)
        if name == "prompt":
            out |= {"kind": prompt_kind(part), "prompt": prompt_text(part), "answer": part.answer}
        else:
            out[_key(name)] = encode(part)
    return out


def _decode(kind: Any, data: Json) -> Any:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _decode_optional(kind, data)
    if origin is tuple:
        return _decode_tuple(get_args(kind), data)
    if is_dataclass(kind) and kind not in (PartialDate, Span):
        return _decode_fields(kind, data)
    return _decode_plain(kind, data)


def _decode_optional(kind: Any, data: Json) -> Any:
    (inner,) = [part for part in get_args(kind) if part is not type(None)]
    return None if data is None else _decode(inner, data)


def _decode_tuple(kinds: tuple[Any, ...], data: Json) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise TypeError(f"not a list: {data!r:.60}")
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_decode(kinds[0], item) for item in data)
    return tuple(_decode(kind, item) for kind, item in zip(kinds, data, strict=True))


def _decode_fields(kind: Any, data: Json) -> Any:
    if not isinstance(data, Mapping):
        raise TypeError(f"not an object: {data!r:.60}")
    values = {}
    for name, (part, required) in dict(_fields(kind)).items():
        if name == "prompt":
            values[name] = make_prompt(str(data["kind"]), str(data["prompt"]), str(data["answer"]))
        elif _key(name) in data:
            values[name] = _decode(part, data[_key(name)])
        elif required:
            raise KeyError(_key(name))
    return kind(**values)


def _decode_plain(kind: Any, data: Json) -> Any:
    if kind is PartialDate:
        return PartialDate.parse(data)
    if kind is Span:
        return _span(data)
    if kind is Fraction:
        return _fraction(data)
    if kind is datetime:
        at = datetime.fromisoformat(data)
        if at.tzinfo is None:
            raise ValueError(f"a time without its offset: {data}")
        return at.astimezone(UTC)
    if kind is date:
        return date.fromisoformat(data)
    if isinstance(kind, type) and issubclass(kind, Enum):
        named = isinstance(data, str) and issubclass(kind, IntEnum)
        return kind[data.upper()] if named else kind(data)
    if kind is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if not isinstance(data, kind) or (kind is int and isinstance(data, bool)):
        raise TypeError(f"not {kind.__name__}: {data!r:.60}")
    return data


def _fraction(data: Json) -> Fraction:
    if not isinstance(data, str) or len(data) > _LONGEST_FRACTION:
        raise TypeError(f"not a fraction: {data!r:.60}")
    try:
        return Fraction(data)
    except ZeroDivisionError:
        raise ValueError(f"not a fraction: {data}") from None


def _span(data: Json) -> Span:
    start, end = data
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end):
        raise ValueError(f"not a span: {data!r:.60}")
    return Span(start, end)


@lru_cache
def _fields(kind: Any) -> tuple[tuple[str, tuple[Any, bool]], ...]:
    """Return name, type and whether it is required of each field of a dataclass."""
    hints = get_type_hints(kind)
    return tuple(
        (field.name, (hints[field.name], field.default is MISSING and field.default_factory is MISSING))
        for field in fields(kind)
    )


def _key(name: str) -> str:
    return name.removesuffix("_id") if name != "id" else name
