"""Writes the emulator's state when asked to by SIGUSR1, and not only when it ends.

Whoever has just deployed asks for it, so that an emulator that is killed later still knows what is deployed.
"""

from __future__ import annotations

import signal
from types import FrameType


def close_gaps() -> None:
    from ministack import app
    from ministack.core import persistence

    def save(_number: int, _frame: FrameType | None) -> None:
        persistence.save_all(app._build_persistence_save_dict())

    signal.signal(signal.SIGUSR1, save)
