"""How requests reach the emulator: at once, and as if by TLS."""

from __future__ import annotations

import asyncio.base_events
import socket


def close_gaps() -> None:
    _send_at_once()
    _count_loopback_as_tls()


def _send_at_once() -> None:
    """Turns Nagle's algorithm off: with it an answer of two writes waits 40 ms for the client's delayed ACK.

    asyncio does so itself, but only where a socket knows its protocol, and hypercorn's do not.
    """

    def set_nodelay(connection: socket.socket) -> None:
        if connection.family in (socket.AF_INET, socket.AF_INET6) and connection.type == socket.SOCK_STREAM:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    asyncio.base_events._set_nodelay = set_nodelay  # type: ignore[attr-defined]


def _count_loopback_as_tls() -> None:
    """``aws:SecureTransport`` is true: nothing leaves the machine, and policies that demand TLS are the product's."""
    from ministack import app

    pin_request_origin = app.pin_request_origin
    app.pin_request_origin = lambda source_ip, _secure_transport: pin_request_origin(source_ip, True)
