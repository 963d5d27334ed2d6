"""Metrics that a function writes into its log, in CloudWatch's embedded metric format (EMF).

https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Datum:
    namespace: str
    name: str
    dimensions: dict[str, str]
    at: float
    """Seconds since the epoch."""
    unit: str
    values: list[float]


def data_of(log: str) -> Iterator[Datum]:
    """Every datum of every log line that is an EMF document; other lines are none of our business."""
    for line in log.splitlines():
        if line.startswith("{") and '"_aws"' in line:
            try:
                yield from _data_of_document(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError):
                continue


def _data_of_document(document: dict[str, Any]) -> Iterator[Datum]:
    metadata = document["_aws"]
    for directive in metadata["CloudWatchMetrics"]:
        # Each dimension set is a metric of its own: [["service"], ["service", "stage"]] makes two.
        for dimension_set in directive.get("Dimensions") or [[]]:
            dimensions = {name: str(document[name]) for name in dimension_set}
            for metric in directive["Metrics"]:
                value = document[metric["Name"]]
                yield Datum(
                    namespace=directive["Namespace"],
                    name=metric["Name"],
                    dimensions=dimensions,
                    at=float(metadata["Timestamp"]) / 1000,
                    unit=metric.get("Unit", "None"),
                    values=[float(each) for each in (value if isinstance(value, list) else [value])],
                )
