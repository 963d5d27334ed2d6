import json
import unittest
from typing import Any

from permissions import judged_action, mail_identity_arn, schedule_arn


def arn(method: str, path: str, body: object = None, query: dict[str, Any] | None = None) -> str | None:
    return schedule_arn(method, path, json.dumps(body or {}).encode(), query or {}, "eu-west-1", "1")


class Permissions(unittest.TestCase):
    def test_a_batch_of_messages_needs_the_permission_for_one(self) -> None:
        for action in ("SendMessage", "DeleteMessage", "ChangeMessageVisibility"):
            self.assertEqual(judged_action(f"sqs:{action}Batch"), f"sqs:{action}")

    def test_every_other_action_is_its_own_permission(self) -> None:
        for action in ("sqs:SendMessage", "sqs:ReceiveMessage", "dynamodb:BatchGetItem", "sns:PublishBatch", None):
            self.assertEqual(judged_action(action), action)

    def test_a_schedule_is_one_of_the_group_that_its_body_names(self) -> None:
        for method in ("POST", "PUT"):
            found = arn(method, "/schedules/one", {"GroupName": "ours"}, {"groupName": ["other"]})
            self.assertEqual(found, "arn:aws:scheduler:eu-west-1:1:schedule/ours/one")

    def test_a_schedule_that_is_looked_at_or_deleted_is_one_of_the_group_in_the_query(self) -> None:
        for method in ("GET", "DELETE"):
            found = arn(method, "/schedules/one", {"GroupName": "other"}, {"groupName": ["ours", "late"]})
            self.assertEqual(found, "arn:aws:scheduler:eu-west-1:1:schedule/ours/one")

    def test_a_schedule_without_a_group_is_one_of_the_default_group(self) -> None:
        for method in ("POST", "GET"):
            self.assertEqual(arn(method, "/schedules/one"), "arn:aws:scheduler:eu-west-1:1:schedule/default/one")

    def test_a_mail_is_sent_as_the_domain_it_comes_from(self) -> None:
        def sent(sender: object, path: str = "/v2/email/outbound-emails") -> str | None:
            return mail_identity_arn(path, json.dumps({"FromEmailAddress": sender}).encode(), "eu-west-1", "1")

        domain = "arn:aws:ses:eu-west-1:1:identity/example.com"
        self.assertEqual(sent("no-reply@Example.com"), domain)
        self.assertEqual(sent("Promptgate <no-reply@example.com>"), domain)
        for sender in ("example.com", "no-reply@", "", None):
            self.assertIsNone(sent(sender))
        self.assertIsNone(sent("no-reply@example.com", "/v2/email/identities"))

    def test_what_is_no_schedule_is_left_to_the_emulator(self) -> None:
        for path in ("/schedules", "/schedule-groups/ours", "/tags/arn"):
            self.assertIsNone(arn("GET", path))
        broken = schedule_arn("POST", "/schedules/one", b"{", {}, "eu-west-1", "1")
        self.assertEqual(broken, "arn:aws:scheduler:eu-west-1:1:schedule/default/one")


if __name__ == "__main__":
    unittest.main()
