"""When an alarm changes its state: m of n periods, the alarm's own dimensions, and missing data.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Alarm = dict[str, Any]
Point = dict[str, Any]

_BREACHES: dict[str, Callable[[float, float], bool]] = {
    "GreaterThanOrEqualToThreshold": lambda value, threshold: value >= threshold,
    "GreaterThanThreshold": lambda value, threshold: value > threshold,
    "LessThanThreshold": lambda value, threshold: value < threshold,
    "LessThanOrEqualToThreshold": lambda value, threshold: value <= threshold,
}


def dimensions_of(alarm: Alarm) -> dict[str, str]:
    listed = alarm.get("Dimensions") or []
    return {each["Name"]: each["Value"] for each in listed}


def periods_of(alarm: Alarm) -> int:
    return int(alarm.get("EvaluationPeriods") or 1)


def window_seconds(alarm: Alarm) -> float:
    return float(alarm.get("Period") or 60) * periods_of(alarm)


def judge(alarm: Alarm, points: list[Point], now: float, statistic: Callable[[list[Point]], float | None]) -> str:
    """The state that an alarm ought to have.

    ``points`` are those of the alarm's metric and dimensions; ``statistic`` folds the points of one period into
    the value that the alarm looks at. Periods end at ``now``, so that an alarm is up within a second of its cause.
    """
    breaches = _BREACHES.get(str(alarm.get("ComparisonOperator")))
    if breaches is None:
        return str(alarm["StateValue"])
    threshold = float(alarm.get("Threshold") or 0)
    period = float(alarm.get("Period") or 60)
    by_period: list[list[Point]] = [[] for _ in range(periods_of(alarm))]
    for point in points:
        age = int((now - point["Timestamp"]) // period)
        if age < len(by_period):
            by_period[max(age, 0)].append(point)
    values = [statistic(each) if each else None for each in by_period]
    needed = int(alarm.get("DatapointsToAlarm") or len(values))
    breaching = sum(1 for value in values if value is not None and breaches(value, threshold))
    missing = sum(1 for value in values if value is None)
    if missing == len(values):
        return _without_data(alarm)
    if alarm.get("TreatMissingData") == "breaching":
        breaching += missing
    return "ALARM" if breaching >= needed else "OK"


def _without_data(alarm: Alarm) -> str:
    treatment = alarm.get("TreatMissingData") or "missing"
    states = {"breaching": "ALARM", "notBreaching": "OK", "ignore": str(alarm["StateValue"])}
    return states.get(treatment, "INSUFFICIENT_DATA")
