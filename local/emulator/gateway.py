"""How requests reach the emulator and what the gateway answers: at once, as if by TLS, dated and without internals."""

from __future__ import annotations

import asyncio.base_events
import socket
import time
from contextvars import ContextVar
from typing import Any

_arrived_ms: ContextVar[int] = ContextVar("arrived_ms")


def close_gaps() -> None:
    _send_at_once()
    _count_loopback_as_tls()
    _hide_what_functions_throw()
    _say_where_it_was_called()
    _say_when_it_was_called()


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


class FunctionFailed(Exception):
    """A function threw, or its process ended."""


def _hide_what_functions_throw() -> None:
    """Answers for a function that throws as API Gateway does, by DEFAULT_5XX, and not with its error's text."""
    from ministack.services import apigateway_v1

    proxy_response = apigateway_v1._lambda_proxy_response
    invoke = apigateway_v1._invoke_lambda_proxy_v1

    def answering(result: Any) -> tuple[Any, None]:
        response, error = proxy_response(result)
        if error:
            raise FunctionFailed
        return response, None

    async def invoking(*arguments: Any, **named: Any) -> Any:
        try:
            return await invoke(*arguments, **named)
        except FunctionFailed:
            return apigateway_v1._gw_error("DEFAULT_5XX", "Internal server error")

    apigateway_v1._lambda_proxy_response = answering
    apigateway_v1._invoke_lambda_proxy_v1 = invoking


def _say_where_it_was_called() -> None:
    """Tells functions the API's name and the whole path, as API Gateway does, from which they know their own address."""
    from ministack.services import apigateway_v1

    build = apigateway_v1._build_lambda_event_v1

    def building(api_id: str, stage_name: str, stage: Any, resource: Any, request_path: str, *rest: Any, **named: Any) -> Any:
        event = build(api_id, stage_name, stage, resource, request_path, *rest, **named)
        event["requestContext"]["domainName"] = event["headers"].get("host", "")
        event["requestContext"]["path"] = f"/restapis/{api_id}/{stage_name}/_user_request_{request_path}"
        return event

    apigateway_v1._build_lambda_event_v1 = building


def _say_when_it_was_called() -> None:
    """Tells functions when a request arrived, as API Gateway does, and not when the emulator came to call them."""
    from ministack import app
    from ministack.services import apigateway_v1

    answer = app.app
    build = apigateway_v1._build_lambda_event_v1

    async def answering(*arguments: Any) -> None:
        _arrived_ms.set(time.time_ns() // 1_000_000)
        await answer(*arguments)

    def building(*arguments: Any, **named: Any) -> Any:
        event = build(*arguments, **named)
        event["requestContext"]["requestTimeEpoch"] = _arrived_ms.get()
        return event

    app.app, apigateway_v1._build_lambda_event_v1 = answering, building
