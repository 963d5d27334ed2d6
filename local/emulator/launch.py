"""Starts MiniStack with what it lacks of AWS's behaviour, and stops with whoever started it.

Each ``close_gaps`` replaces as few of the emulator's functions as it can, at the one place that everything passes.
They fit the pinned version alone; where it no longer has such a function, the start fails with its name.
"""

from __future__ import annotations

import os
import signal
import sys
import threading

import checkpoint
import gateway
import identity
import lambdas
import mail
import metrics
import policies
import schedules
import streams
import used_permissions


def stop_with_parent() -> None:
    """Ends as on SIGTERM, its state written, when the process at the other end of standard input is gone."""

    def wait_for_end() -> None:
        while sys.stdin.buffer.read(1):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait_for_end, daemon=True, name="parent-watch").start()


def main() -> None:
    from ministack import app

    checkpoint.close_gaps()
    gateway.close_gaps()
    identity.close_gaps()
    lambdas.close_gaps()
    mail.close_gaps()
    metrics.close_gaps()
    policies.close_gaps()
    schedules.close_gaps()
    streams.close_gaps()
    used_permissions.close_gaps()
    stop_with_parent()
    app.main()


if __name__ == "__main__":
    main()
