"""What the emulator leaves out of CloudWatch: metrics in logs, queue depths, and alarms that look again."""

from __future__ import annotations

import contextvars
import logging
import threading
import time
from typing import Any

import alarms
from embedded_metrics import data_of

_LOOK_AGAIN_SECONDS = 1.0
_KEEP_SECONDS = 3 * 3600
"""AWS keeps metrics for months; here they live in memory, several for each call of a function."""
_KEEP_LOG_STREAMS = 500
"""For each log group. The emulator makes a stream for each call of a function."""

_log = logging.getLogger("promptgate")


def close_gaps() -> None:
    _read_embedded_metrics()
    _judge_alarms_alone()
    threading.Thread(target=_watch, daemon=True, name="alarm-watch").start()


def _read_embedded_metrics() -> None:
    from ministack.services import cloudwatch, lambda_svc

    emit_logs = lambda_svc._emit_lambda_logs

    def emitting(func: Any, request_id: str, log_text: str, *rest: Any, **named: Any) -> None:
        emit_logs(func, request_id, log_text, *rest, **named)
        for each in data_of(log_text or ""):
            cloudwatch._store_datum(
                each.namespace, each.name, each.dimensions, each.at, each.unit, None, each.values, None, None
            )

    lambda_svc._emit_lambda_logs = emitting


def _judge_alarms_alone() -> None:
    from ministack.services import cloudwatch

    def evaluate(alarm: alarms.Alarm) -> None:
        if not alarm.get("Namespace") or not alarm.get("MetricName"):
            return

        def statistic(points: list[alarms.Point]) -> float | None:
            name = alarm.get("ExtendedStatistic") or alarm.get("Statistic") or "Average"
            value: float | None = cloudwatch._stat_value(cloudwatch._calc_stats(points), name, points)
            return value

        now = time.time()
        dimensions = cloudwatch._dims_key(alarms.dimensions_of(alarm))
        points = cloudwatch._metrics.get((alarm["Namespace"], alarm["MetricName"], dimensions)) or []
        old, new = alarm["StateValue"], alarms.judge(alarm, _recent(points, now, alarm), now, statistic)
        if old == new:
            return
        reason = f"{alarm['MetricName']} against {alarm.get('Threshold')} over {alarms.periods_of(alarm)} period(s)"
        alarm.update(StateValue=new, StateReason=reason, StateUpdatedTimestamp=int(now))
        cloudwatch._record_history(alarm["AlarmName"], old, new, reason)
        cloudwatch._dispatch_alarm_actions(alarm, old, new, reason)
        cloudwatch._evaluate_parent_alarms(alarm)

    cloudwatch._evaluate_alarm = evaluate


def _recent(points: list[alarms.Point], now: float, alarm: alarms.Alarm) -> list[alarms.Point]:
    """The points of the alarm's window; the newest stand last, so older ones are never looked at."""
    since = now - alarms.window_seconds(alarm)
    start = len(points)
    while start > 0 and points[start - 1]["Timestamp"] > since:
        start -= 1
    return points[start:]


def _watch() -> None:
    rounds = 0
    while True:
        time.sleep(_LOOK_AGAIN_SECONDS)
        rounds += 1
        try:
            for account, region in _places():
                contextvars.copy_context().run(_look_again, account, region)
            if rounds % 60 == 0:
                _forget_old()
        except Exception:  # a watch that dies silently would leave alarms asleep for good
            _log.exception("the alarm watch failed and goes on")


def _places() -> set[tuple[str, str]]:
    from ministack.services import cloudwatch

    return {(account, region) for account, region, _ in list(cloudwatch._alarms._data)}


def _look_again(account: str, region: str) -> None:
    from ministack.core.responses import set_request_account_id, set_request_region
    from ministack.services import cloudwatch, sqs

    set_request_account_id(account)
    set_request_region(region)
    now = time.time()
    for queue in list(sqs._queues.values()):
        waiting = sum(1 for message in list(queue["messages"]) if message["visible_at"] <= now)
        if waiting:
            dimensions = {"QueueName": queue["name"]}
            cloudwatch.record_metric("AWS/SQS", "ApproximateNumberOfMessagesVisible", waiting, "Count", dimensions)
    cloudwatch._evaluate_all_alarms()


def _forget_old() -> None:
    from ministack.services import cloudwatch, cloudwatch_logs

    oldest = time.time() - _KEEP_SECONDS
    for points in list(cloudwatch._metrics._data.values()):
        while points and points[0]["Timestamp"] < oldest:
            del points[0]
    for group in list(cloudwatch_logs._log_groups._data.values()):
        streams = group["streams"]
        for name in list(streams)[:-_KEEP_LOG_STREAMS]:
            streams.pop(name, None)
