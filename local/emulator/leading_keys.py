"""``dynamodb:LeadingKeys``: the partition key values that one DynamoDB call touches.

https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

Json = dict[str, Any]
KeyName = Callable[[Json], "str | None"]

PARTIQL = frozenset({"dynamodb:ExecuteStatement", "dynamodb:BatchExecuteStatement", "dynamodb:ExecuteTransaction"})

_BY_KEY = frozenset({"dynamodb:GetItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:ConditionCheckItem"})
_MEMBER_OF = {
    "dynamodb:ConditionCheckItem": "ConditionCheck",
    "dynamodb:PutItem": "Put",
    "dynamodb:UpdateItem": "Update",
    "dynamodb:DeleteItem": "Delete",
    "dynamodb:GetItem": "Get",
}
_EQUALITY = re.compile(r"(#?[A-Za-z_][\w.-]*)\s*=\s*(:\w+)")


class Target(str):
    """A table's or index's ARN that remembers the part of the request which concerns it."""

    request: Json

    def __new__(cls, arn: str, request: Json) -> Target:
        target = super().__new__(cls, arn)
        target.request = request
        return target


def parsed(body: bytes) -> Json:
    try:
        data = json.loads(body or b"{}")
    except (ValueError, TypeError):
        return {}
    return data if isinstance(data, dict) else {}


def targets(body: bytes, arns_of: Callable[[bytes], list[str]]) -> list[str]:
    """The ARNs that a request names, each with its share of the request."""
    data = parsed(body)
    if isinstance(data.get("TableName"), str):
        return [Target(arn, data) for arn in arns_of(body)]
    batch = data.get("RequestItems")
    return [
        Target(arn, {"TableName": table, "Requests": requests})
        for table, requests in (batch.items() if isinstance(batch, dict) else ())
        for arn in arns_of(json.dumps({"RequestItems": {table: requests}}).encode())
    ]


def transaction_targets(
    body: bytes, checks_of: Callable[[bytes], list[tuple[str, str]]]
) -> list[tuple[str, str]]:
    """The ``(action, ARN)`` of every item of a transaction, each judged by its own key."""
    items = parsed(body).get("TransactItems")
    return [
        (action, Target(arn, item[_MEMBER_OF[action]]))
        for item in (items if isinstance(items, list) else [])
        for action, arn in checks_of(json.dumps({"TransactItems": [item]}).encode())
    ]


def leading_keys(action: str, request: Json, key_name: KeyName) -> list[str] | None:
    """The partition key values of a call, or None where it has none or they cannot be told.

    None is what a policy's ``Null`` condition refuses, so whatever is not understood here is refused.
    """
    name = key_name(request)
    if name is None:
        return None
    if action == "dynamodb:Query":
        return _texts([_queried(request, name)])
    if action == "dynamodb:PutItem":
        return _texts([_member(request.get("Item"), name)])
    if action in _BY_KEY:
        return _texts([_member(request.get("Key"), name)])
    requests = request.get("Requests")
    if action == "dynamodb:BatchGetItem" and isinstance(requests, dict) and isinstance(requests.get("Keys"), list):
        return _texts(_member(key, name) for key in requests["Keys"])
    if action == "dynamodb:BatchWriteItem" and isinstance(requests, list):
        return _texts(_member(_written(entry), name) for entry in requests)
    return None


def _member(attributes: Any, name: str) -> Any:
    return attributes.get(name) if isinstance(attributes, dict) else None


def _written(entry: Any) -> Any:
    put, delete = (_member(entry, member) for member in ("PutRequest", "DeleteRequest"))
    if put is not None and delete is not None:
        return None
    return _member(put, "Item") if put is not None else _member(delete, "Key")


def _queried(request: Json, name: str) -> Any:
    """The value that a query compares its partition key with, in either of the two syntaxes."""
    condition = _member(request.get("KeyConditions"), name)
    expression = request.get("KeyConditionExpression")
    if not isinstance(expression, str):
        values = _member(condition, "AttributeValueList")
        is_equality = _member(condition, "ComparisonOperator") == "EQ"
        return values[0] if is_equality and isinstance(values, list) and len(values) == 1 else None
    names = request.get("ExpressionAttributeNames")
    compared = [
        placeholder
        for attribute, placeholder in _EQUALITY.findall(expression)
        if (_member(names, attribute) if attribute.startswith("#") else attribute) == name
    ]
    return _member(request.get("ExpressionAttributeValues"), compared[0]) if len(compared) == 1 else None


def _texts(values: Iterable[Any]) -> list[str] | None:
    texts = [next(iter(value.values())) if isinstance(value, dict) and len(value) == 1 else None for value in values]
    return texts if texts and all(isinstance(text, str) for text in texts) else None
