"""The permission and the resource that AWS judges a request by, where the emulator would judge it by others."""

from __future__ import annotations

import json
import re
from email.utils import parseaddr
from typing import Any

_QUEUE_BATCHES = {
    "sqs:SendMessageBatch": "sqs:SendMessage",
    "sqs:DeleteMessageBatch": "sqs:DeleteMessage",
    "sqs:ChangeMessageVisibilityBatch": "sqs:ChangeMessageVisibility",
}
"""Queues know no permission for a batch: it needs that for each of its messages.

https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference.html
"""

_SCHEDULE = re.compile(r"/schedules/([^/]+)/?")


def judged_action(action: str | None) -> str | None:
    return _QUEUE_BATCHES.get(action, action) if action else action


def schedule_arn(
    method: str, path: str, body: bytes, query: dict[str, Any], region: str, account: str
) -> str | None:
    """The ARN of the one schedule that a request names, its group in it; None where it names none.

    The group is where the operation itself reads it: in the body when a schedule is made or changed, and otherwise in
    the query.
    https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridgescheduler.html
    """
    named = _SCHEDULE.fullmatch(path)
    if named is None:
        return None
    group = _member(body, "GroupName") if method in ("POST", "PUT") else _first(query.get("groupName"))
    return f"arn:aws:scheduler:{region}:{account}:schedule/{'default' if group is None else group}/{named[1]}"


def mail_identity_arn(path: str, body: bytes, region: str, account: str) -> str | None:
    """The ARN of the domain that a mail comes from; None for anything but the sending of one mail.

    https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsimpleemailservicev2.html
    """
    if path.rstrip("/") != "/v2/email/outbound-emails":
        return None
    _, address = parseaddr(str(_member(body, "FromEmailAddress") or ""))
    _, separator, domain = address.rpartition("@")
    return f"arn:aws:ses:{region}:{account}:identity/{domain.lower()}" if separator and domain else None


def _member(body: bytes, name: str) -> Any:
    try:
        data = json.loads(body or b"{}")
    except (ValueError, TypeError):
        return None
    return data.get(name) if isinstance(data, dict) else None


def _first(value: Any) -> Any:
    return (value[0] if value else None) if isinstance(value, list) else value
