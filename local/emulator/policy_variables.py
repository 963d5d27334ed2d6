"""Policy variables such as ``${aws:PrincipalTag/TenantId}``, which the emulator's evaluator takes literally.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

# Stands for a value that does not exist: it equals nothing and no pattern but "*" matches it.
NOTHING = "\0"

_VARIABLE = re.compile(r"\$\{\s*([^},]+?)\s*(?:,\s*'([^']*)'\s*)?\}")


def expand(text: str, value_of: Callable[[str], Any]) -> str:
    """The text with its variables replaced.

    A key that the request does not carry, carries more than once, or carries with a wildcard in it makes the
    whole text match nothing: a tag of ``*`` must never become a pattern.
    """

    if "$" not in text and NOTHING not in text:
        return text

    def replaced(match: re.Match[str]) -> str:
        key, fallback = match.groups()
        if key == "$":
            return "$"
        value = value_of(key)
        if value is None:
            value = fallback
        if not isinstance(value, str) or "*" in value or "?" in value:
            return NOTHING
        return value

    expanded = _VARIABLE.sub(replaced, text)
    return NOTHING if NOTHING in expanded else expanded


def expand_all(values: Any, value_of: Callable[[str], Any]) -> Any:
    """The same for one policy value or a list of them; what is no text stays as it is."""
    if isinstance(values, str):
        return expand(values, value_of)
    if isinstance(values, list):
        return [expand_all(value, value_of) for value in values]
    return values


def expand_conditions(conditions: dict[str, Any], value_of: Callable[[str], Any]) -> dict[str, Any]:
    """A statement's ``Condition`` block with the variables in its values replaced."""
    return {
        operator: {key: expand_all(expected, value_of) for key, expected in keys.items()}
        if isinstance(keys, dict)
        else keys
        for operator, keys in conditions.items()
    }
