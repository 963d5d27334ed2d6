"""Keeps a table's stream over a restart, as DynamoDB does for 24 hours.

The emulator writes how far each consumer has read, but not what there is to read: after a restart the consumer would
wait behind the end of a stream that begins anew, and what it had not read yet would be lost.
"""

from __future__ import annotations

import copy
from typing import Any

_KEPT = ("_stream_records", "_stream_trimmed")


def close_gaps() -> None:
    from ministack.services import dynamodb

    get_state, load_persisted_state = dynamodb.get_state, dynamodb.load_persisted_state

    def with_streams() -> dict[str, Any]:
        return {**get_state(), **{name: copy.deepcopy(getattr(dynamodb, name)) for name in _KEPT}}

    def restoring(data: dict[str, Any]) -> None:
        load_persisted_state(data)
        for name in _KEPT:
            getattr(dynamodb, name).update(data.get(name, {}))

    dynamodb.get_state, dynamodb.load_persisted_state = with_streams, restoring
