"""How often the emulator reads policies: each text once, and none of them to learn who calls.

Nothing that a decision depends on is kept. A policy's statements follow from its text alone; which policies a caller
has, with which tags and which session, is looked up for each request as before.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

_TEXTS_KEPT = 1024


def close_gaps() -> None:
    _read_each_text_once()
    _name_callers_without_their_policies()


def remembering(parse: Callable[[Any], list[Any]]) -> Callable[[Any], list[Any]]:
    """The same parser, which reads each text once; what is no text can change, and is read every time."""

    @lru_cache(_TEXTS_KEPT)
    def of_text(text: str) -> tuple[Any, ...]:
        return tuple(parse(text))

    return lambda document: list(of_text(document)) if isinstance(document, str) else parse(document)


def _read_each_text_once() -> None:
    from ministack.core import iam_evaluator

    iam_evaluator.parse_policy_document = remembering(iam_evaluator.parse_policy_document)


def _name_callers_without_their_policies() -> None:
    """The emulator gathers a caller's policies to learn its ARN, and then again to judge it.

    This is for sessions of roles, which are all that functions have; others go the emulator's way.
    """
    from ministack.core import iam_evaluator, responses, router

    arn_of = iam_evaluator.request_caller_arn

    def naming(headers: dict[str, Any], query_params: dict[str, Any] | None = None) -> str:
        key = router.extract_access_key_id(headers or {}, query_params or {})
        account = responses._account_from_sts_session(key) if key else None
        caller = iam_evaluator.resolve_credential(key, account) if account else None
        if getattr(caller, "principal_type", None) == "AssumedRole" and caller.principal_arn:
            return str(caller.principal_arn)
        return str(arn_of(headers, query_params))

    iam_evaluator.request_caller_arn = naming
