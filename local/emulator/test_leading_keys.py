import json
import unittest
from typing import Any

from leading_keys import Target, leading_keys, targets, transaction_targets


def text(value: str) -> dict[str, str]:
    return {"S": value}


def keys(action: str, request: dict[str, Any]) -> list[str] | None:
    return leading_keys(f"dynamodb:{action}", request, lambda each: "gsi1pk" if each.get("IndexName") else "pk")


class LeadingKeys(unittest.TestCase):
    def test_single_item_actions_have_the_key_of_their_item(self) -> None:
        key = {"pk": text("T#a"), "sk": text("x")}
        for action in ("GetItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"):
            self.assertEqual(keys(action, {"Key": key}), ["T#a"])
        self.assertEqual(keys("PutItem", {"Item": key}), ["T#a"])

    def test_a_key_in_the_wrong_place_counts_for_nothing(self) -> None:
        key = {"pk": text("T#a")}
        self.assertIsNone(keys("PutItem", {"Key": key}))
        self.assertIsNone(keys("GetItem", {"Item": key}))
        self.assertIsNone(keys("Scan", {"Key": key, "Item": key}))

    def test_an_item_without_its_key_has_none(self) -> None:
        self.assertIsNone(keys("PutItem", {"Item": {"sk": text("x")}}))
        self.assertIsNone(keys("GetItem", {}))

    def test_numbers_and_binaries_are_compared_as_their_text(self) -> None:
        self.assertEqual(keys("GetItem", {"Key": {"pk": {"N": "7"}}}), ["7"])
        self.assertIsNone(keys("GetItem", {"Key": {"pk": {"S": "a", "N": "7"}}}))

    def test_a_batch_has_the_keys_of_all_its_items(self) -> None:
        self.assertEqual(
            keys("BatchGetItem", {"Requests": {"Keys": [{"pk": text("T#a")}, {"pk": text("T#b")}]}}), ["T#a", "T#b"]
        )
        writes = [{"PutRequest": {"Item": {"pk": text("T#a")}}}, {"DeleteRequest": {"Key": {"pk": text("T#b")}}}]
        self.assertEqual(keys("BatchWriteItem", {"Requests": writes}), ["T#a", "T#b"])

    def test_a_batch_with_one_item_that_is_not_understood_has_none(self) -> None:
        self.assertIsNone(keys("BatchGetItem", {"Requests": {"Keys": [{"pk": text("T#a")}, {}]}}))
        both = {"PutRequest": {"Item": {"pk": text("T#a")}}, "DeleteRequest": {"Key": {"pk": text("T#b")}}}
        self.assertIsNone(keys("BatchWriteItem", {"Requests": [both]}))
        self.assertIsNone(keys("BatchWriteItem", {"Requests": []}))

    def test_a_query_has_the_value_that_its_key_is_compared_with(self) -> None:
        values = {":a": text("T#a"), ":b": text("T#b")}
        for expression in ("pk = :a", "pk=:a AND begins_with(sk, :b)", "(pk = :a) AND sk BETWEEN :b AND :b"):
            request = {"KeyConditionExpression": expression, "ExpressionAttributeValues": values}
            self.assertEqual(keys("Query", request), ["T#a"], expression)

    def test_a_query_may_name_its_key_by_a_placeholder(self) -> None:
        request = {
            "KeyConditionExpression": "#k = :a",
            "ExpressionAttributeNames": {"#k": "pk"},
            "ExpressionAttributeValues": {":a": text("T#a")},
        }
        self.assertEqual(keys("Query", request), ["T#a"])
        self.assertIsNone(keys("Query", {**request, "ExpressionAttributeNames": {"#k": "sk"}}))

    def test_a_query_of_an_index_is_judged_by_the_key_of_the_index(self) -> None:
        values = {":a": text("T#a"), ":b": text("T#b")}
        request = {"IndexName": "gsi1", "KeyConditionExpression": "gsi1pk = :a", "ExpressionAttributeValues": values}
        self.assertEqual(keys("Query", request), ["T#a"])
        self.assertIsNone(keys("Query", {**request, "KeyConditionExpression": "pk = :a"}))

    def test_a_query_that_compares_its_key_twice_has_none(self) -> None:
        values = {":a": text("T#a"), ":b": text("T#b")}
        expression = {"KeyConditionExpression": "pk = :a AND pk = :b", "ExpressionAttributeValues": values}
        self.assertIsNone(keys("Query", expression))

    def test_the_older_query_syntax_is_read_too(self) -> None:
        condition = {"AttributeValueList": [text("T#a")], "ComparisonOperator": "EQ"}
        self.assertEqual(keys("Query", {"KeyConditions": {"pk": condition}}), ["T#a"])
        self.assertIsNone(keys("Query", {"KeyConditions": {"pk": {**condition, "ComparisonOperator": "GE"}}}))

    def test_an_unknown_table_has_no_keys(self) -> None:
        self.assertIsNone(leading_keys("dynamodb:GetItem", {"Key": {"pk": text("T#a")}}, lambda _: None))


class Targets(unittest.TestCase):
    def test_each_table_of_a_batch_is_judged_by_its_own_items(self) -> None:
        body = json.dumps({"RequestItems": {"one": {"Keys": [1]}, "two": {"Keys": [2]}}}).encode()
        found = targets(body, lambda part: [f"arn:{table}" for table in json.loads(part)["RequestItems"]])
        self.assertEqual(found, ["arn:one", "arn:two"])
        requests = [each.request for each in found if isinstance(each, Target)]
        self.assertEqual([each["Requests"] for each in requests], [{"Keys": [1]}, {"Keys": [2]}])

    def test_each_item_of_a_transaction_is_judged_by_its_own_key(self) -> None:
        items = [{"Put": {"TableName": "t", "Item": {"pk": text("T#a")}}}, {"Update": {"TableName": "t", "Key": {}}}]
        actions = {"Put": "dynamodb:PutItem", "Update": "dynamodb:UpdateItem"}

        def checks(part: bytes) -> list[tuple[str, str]]:
            return [(actions[member], "arn:t") for item in json.loads(part)["TransactItems"] for member in item]

        found = transaction_targets(json.dumps({"TransactItems": items}).encode(), checks)
        self.assertEqual([action for action, _ in found], ["dynamodb:PutItem", "dynamodb:UpdateItem"])
        put = found[0][1]
        self.assertEqual(put.request if isinstance(put, Target) else None, items[0]["Put"])

    def test_a_body_that_is_no_request_names_nothing(self) -> None:
        for body in (b"", b"[]", b"{", b'{"TransactItems": 1}'):
            self.assertEqual(targets(body, lambda _: []), [])
            self.assertEqual(transaction_targets(body, lambda _: []), [])


if __name__ == "__main__":
    unittest.main()
