"""How often the emulator looks for schedules that are due: each second, in place of every ten."""

from __future__ import annotations

_LOOK_AGAIN_SECONDS = 1.0
"""AWS is on time within a minute; a rollout's hold on the local stack may be as short as a second."""


def close_gaps() -> None:
    from ministack.services import eventbridge, scheduler

    scheduler._SCHEDULE_TICK_INTERVAL = _LOOK_AGAIN_SECONDS
    eventbridge._SCHEDULER_TICK_INTERVAL = _LOOK_AGAIN_SECONDS
