"""What the emulator's policy evaluation leaves out: variables, leading keys, encryption contexts, and AWS's own names
of permissions, schedules and senders of mail."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from encryption_context import encryption_context
from leading_keys import PARTIQL, Target, leading_keys, targets, transaction_targets
from permissions import judged_action, mail_identity_arn, schedule_arn
from policy_variables import expand_all, expand_conditions


def close_gaps() -> None:
    _judge_as_aws_names_it()
    _expand_policy_variables()
    _carry_dynamodb_requests()
    _carry_encryption_contexts()
    _judge_leading_keys()


def _judge_as_aws_names_it() -> None:
    from ministack.core import iam_actions

    action_of, arn_of = iam_actions.extract_iam_action, iam_actions.extract_resource_arn

    def naming_action(*arguments: Any) -> str | None:
        return judged_action(action_of(*arguments))

    def naming_resource(
        service: str,
        method: str,
        path: str,
        headers: dict[str, Any],
        body: bytes,
        query: dict[str, Any],
        region: str,
        account: str,
    ) -> Any:
        named = None
        if service == "scheduler":
            named = schedule_arn(method, path, body, query, region, account)
        elif service == "ses":
            named = mail_identity_arn(path, body, region, account)
        return named or arn_of(service, method, path, headers, body, query, region, account)

    iam_actions.extract_iam_action, iam_actions.extract_resource_arn = naming_action, naming_resource


def _expand_policy_variables() -> None:
    from ministack.core import iam_evaluator

    first_match = iam_evaluator._first_match

    def expanding(ctx: Any, statements: list[Any], effect: str) -> Any:
        def value_of(key: str) -> Any:
            return iam_evaluator._resolve_condition_key(key, ctx)

        for each in statements:
            # Neither an effect nor an action has variables: most statements are passed over by these alone.
            if each.effect != effect or not iam_evaluator._action_matches(ctx.action, each.actions, each.not_actions):
                continue
            expanded = replace(
                each,
                resources=expand_all(each.resources, value_of),
                not_resources=expand_all(each.not_resources, value_of),
                conditions=expand_conditions(each.conditions, value_of),
            )
            if first_match(ctx, [expanded], effect):
                return expanded
        return None

    iam_evaluator._first_match = expanding


def _carry_dynamodb_requests() -> None:
    from ministack.core import iam_actions

    arns_of = iam_actions.dynamodb_resource_arns
    checks_of = iam_actions.dynamodb_transaction_checks

    iam_actions.dynamodb_resource_arns = lambda body, region, account: targets(
        body, lambda part: arns_of(part, region, account)
    )
    iam_actions.dynamodb_transaction_checks = lambda action, body, region, account: transaction_targets(
        body, lambda part: checks_of(action, part, region, account)
    )


def _carry_encryption_contexts() -> None:
    from ministack.core import iam_actions

    tag_context = iam_actions.request_tag_context

    def with_encryption_context(service: str, action: str, body: bytes, params: dict[str, Any]) -> dict[str, Any]:
        context = encryption_context(body) if service == "kms" else {}
        return {**tag_context(service, action, body, params), **context}

    iam_actions.request_tag_context = with_encryption_context


def _judge_leading_keys() -> None:
    from ministack.core import iam_evaluator

    enforce = iam_evaluator.enforce

    def enforcing(
        access_key: str,
        action: str,
        service: str,
        region: str,
        resource_arn: str = "*",
        service_context: dict[str, Any] | None = None,
    ) -> Any:
        context = dict(service_context or {})
        if isinstance(resource_arn, Target):
            keys = leading_keys(action, resource_arn.request, _partition_key_name)
            if keys is not None:
                context["dynamodb:LeadingKeys"] = keys
        denied = enforce(access_key, action, service, region, resource_arn, context)
        if denied is None and action in PARTIQL and not iam_evaluator.is_root_access_key(access_key):
            # A statement's keys are in its text, which nothing here reads: refused, as are all unknown keys.
            return iam_evaluator.EvalResult("Deny", reason="PartiQL is refused on the local stack")
        return denied

    iam_evaluator.enforce = enforcing


def _partition_key_name(request: dict[str, Any]) -> str | None:
    """The attribute that the request's index, or else its table, is partitioned by."""
    from ministack.services import dynamodb

    name = request.get("TableName")
    if not isinstance(name, str):
        return None
    table = dynamodb._tables.get(dynamodb._table_name_from_arn(name) if name.startswith("arn:") else name)
    if table is None:
        return None
    index = request.get("IndexName")
    if index is None:
        return str(table["pk_name"])
    indexes = [*(table.get("GlobalSecondaryIndexes") or []), *(table.get("LocalSecondaryIndexes") or [])]
    schemas = [each["KeySchema"] for each in indexes if each.get("IndexName") == index]
    hashes = [key["AttributeName"] for schema in schemas for key in schema if key["KeyType"] == "HASH"]
    return hashes[0] if hashes else None
