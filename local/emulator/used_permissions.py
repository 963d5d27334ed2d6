"""Which permissions were ever used: every call that policies let pass, by role, action and resource.

What is granted and never used by any test is either superfluous or has to have a reason; this is how one knows.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

UNRECORDED = "unrecorded"
"""The name of sessions that try permissions out, and do no work that would need them."""

_SESSION = re.compile(r"arn:aws[\w-]*:sts::\d+:assumed-role/([^/]+)/(.+)")
_ENDLESS = re.compile(r"^(arn:aws[\w-]*:(?:scheduler|s3|logs):.*?)[/:][^/:]*$")
"""Schedules, objects and streams of logs have no end of names: they are recorded by what they are in."""

Used = dict[str, dict[str, dict[str, int]]]


class Record:
    """How often each role used which action on what; what a file of before says is added to."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.used: Used = json.loads(path.read_text("utf-8")) if path.exists() else {}

    def add(self, caller_arn: str, action: str, resource_arn: str) -> None:
        session = _SESSION.fullmatch(caller_arn)
        if session is None or session[2] == UNRECORDED:
            return
        endless = _ENDLESS.match(resource_arn)
        resource = f"{endless[1]}/*" if endless else str(resource_arn)
        resources = self.used.setdefault(session[1], {}).setdefault(action, {})
        resources[resource] = resources.get(resource, 0) + 1

    def write(self) -> None:
        self._path.write_text(json.dumps(self.used, indent=1, sort_keys=True) + "\n", "utf-8")


def close_gaps() -> None:
    path = os.environ.get("USED_PERMISSIONS")
    if not path:
        return
    from ministack import app
    from ministack.core import iam_evaluator, persistence

    record = Record(Path(path))
    enforce = iam_evaluator.enforce

    def enforcing(
        access_key: str, action: str, service: str, region: str, resource_arn: str = "*", *rest: Any, **named: Any
    ) -> Any:
        denied = enforce(access_key, action, service, region, resource_arn, *rest, **named)
        if denied is None:
            record.add(iam_evaluator.caller_arn(), action, resource_arn)
        return denied

    iam_evaluator.enforce = enforcing

    save_all = persistence.save_all

    def saving(services: dict[str, Any]) -> None:
        save_all(services)
        record.write()

    # It is called by each of its two names: when it is asked for, and when the emulator ends.
    persistence.save_all = app.save_all = saving
