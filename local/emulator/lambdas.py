"""How the emulator runs functions: few processes, which outlive errors, and no waiting for log lines in vain."""

from __future__ import annotations

import os
import queue
import threading
import time
from typing import Any

MAX_WORKERS_PER_FUNCTION = 6
"""Processes of about 70 MB each. The emulator starts one for each call in flight and knows no limit; here a call
waits for a free one instead, which on few cores is faster as well."""

_MAX_WAIT_FOR_WORKER_SECONDS = 60.0

_END_OF_LOG = "\x04end of invocation"
_PLAIN_WRITE = "const _realStdoutWrite = process.stdout.write.bind(process.stdout);"
_MARKING_WRITE = """const _answer = process.stdout.write.bind(process.stdout);
const _realStdoutWrite = (text) => {
  if (!text.startsWith('{"status":"ready"')) _stderrWrite("\\u0004end of invocation\\n");
  return _answer(text);
};"""


_FAILED = "\x04failed"
_ENDING_ERROR = """_realStdoutWrite(JSON.stringify({
            status: "error", error: String(err.message || err), trace: err.stack || ""
          }) + "\\n");"""
_PASSING_ERROR = """_realStdoutWrite(JSON.stringify({
            status: "ok", result: { "\\u0004failed": { error: String(err.message || err), trace: err.stack || "" } }
          }) + "\\n");"""


def close_gaps() -> None:
    _outlive_errors()
    _mark_end_of_logs()
    _keep_logs_readable()
    _limit_workers()


def _outlive_errors() -> None:
    """Keeps the process of a handler that throws, as Lambda does, which replaces one that dies or runs out of time.

    https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
    """
    from ministack.core import lambda_runtime

    if _ENDING_ERROR not in lambda_runtime._NODEJS_WORKER_SCRIPT:
        raise RuntimeError("this MiniStack reports errors in another way: pin the version that the launcher knows")
    script = lambda_runtime._NODEJS_WORKER_SCRIPT.replace(_ENDING_ERROR, _PASSING_ERROR)
    lambda_runtime._NODEJS_WORKER_SCRIPT = script
    invoke = lambda_runtime.Worker.invoke

    def invoking(worker: Any, *args: Any, **named: Any) -> dict[str, Any]:
        return failure_of(invoke(worker, *args, **named))

    lambda_runtime.Worker.invoke = invoking


def failure_of(response: dict[str, Any]) -> dict[str, Any]:
    """The response as the emulator knows it, with the error that the process passed on as a result."""
    result = response.get("result")
    failed = result.get(_FAILED) if isinstance(result, dict) else None
    if failed is None:
        return response
    return {**{name: value for name, value in response.items() if name != "result"}, "status": "error", **failed}


def _mark_end_of_logs() -> None:
    """Has the Node process say where an invocation's log ends.

    The emulator waits 50 ms for a line from a function that has logged nothing, and 5 ms after the last one of
    any other. Node writes to pipes synchronously, so a mark written before the answer follows all of the log.
    """
    from ministack.core import lambda_runtime

    if _PLAIN_WRITE not in lambda_runtime._NODEJS_WORKER_SCRIPT:
        raise RuntimeError("this MiniStack starts Node in another way: pin the version that the launcher knows")
    script = lambda_runtime._NODEJS_WORKER_SCRIPT.replace(_PLAIN_WRITE, _MARKING_WRITE)
    lambda_runtime._NODEJS_WORKER_SCRIPT = script
    drain_bounded = lambda_runtime.Worker._drain_stderr_bounded

    def drain(worker: Any) -> str:
        if not worker.config.get("Runtime", "").startswith("nodejs"):
            return str(drain_bounded(worker))
        return lines_to_mark(worker._stderr_queue)

    lambda_runtime.Worker._drain_stderr_bounded = drain


def lines_to_mark(lines: queue.Queue[str], patience_seconds: float = 0.25) -> str:
    """The log up to the mark; a process that died wrote none, so the wait for it has an end."""
    log: list[str] = []
    deadline = time.monotonic() + patience_seconds
    while (left := deadline - time.monotonic()) > 0:
        try:
            line = lines.get(timeout=left)
        except queue.Empty:
            break
        if line.endswith(_END_OF_LOG):
            log.append(line.removesuffix(_END_OF_LOG))
            break
        log.append(line)
    return "\n".join(line for line in log if line)


def _keep_logs_readable() -> None:
    """Also writes what functions log to the file that FUNCTION_LOG names, which is easier to follow than an API."""
    from ministack.services import lambda_svc

    path = os.environ.get("FUNCTION_LOG")
    if not path:
        return
    # Line buffered; one write for each invocation, so that those that run side by side do not mix.
    file = open(path, "w", buffering=1, encoding="utf-8")
    emit_logs = lambda_svc._emit_lambda_logs

    def emitting(func: Any, request_id: str, log_text: str, *rest: Any, **named: Any) -> None:
        emit_logs(func, request_id, log_text, *rest, **named)
        if log_text:
            name = (func.get("config") or func).get("FunctionName")
            file.write("".join(f"{name} {line}\n" for line in log_text.splitlines()))

    lambda_svc._emit_lambda_logs = emitting


def _limit_workers() -> None:
    from ministack.core import lambda_runtime
    from ministack.services import lambda_svc

    acquire, release = lambda_svc.acquire_worker, lambda_svc.release_worker
    queues: dict[Any, threading.Condition] = {}

    def acquiring(func_name: str, config: Any, code_zip: Any, qualifier: str = "$LATEST") -> tuple[Any, str]:
        key = lambda_runtime._worker_key(func_name, config, qualifier)
        # Each function has a queue of its own, and a worker that is free wakes the first in it alone: all who wait
        # would otherwise wake for every call that ends, to find nothing.
        queue = queues.get(key) or queues.setdefault(key, threading.Condition())
        deadline = time.monotonic() + _MAX_WAIT_FOR_WORKER_SECONDS
        with queue:
            while True:
                worker, how = acquire(func_name, config, code_zip, qualifier, MAX_WORKERS_PER_FUNCTION)
                if worker is not None:
                    worker.waited_for_in = queue
                left = deadline - time.monotonic()
                if worker is not None or left <= 0:
                    return worker, how
                queue.wait(left)

    def releasing(worker: Any) -> None:
        release(worker)
        queue = getattr(worker, "waited_for_in", None)
        if queue is not None:
            with queue:
                queue.notify()

    lambda_svc.acquire_worker, lambda_svc.release_worker = acquiring, releasing
