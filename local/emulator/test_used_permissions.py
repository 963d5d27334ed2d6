import json
import tempfile
import unittest
from pathlib import Path

from used_permissions import Record


def session(role: str, name: str = "org_1") -> str:
    return f"arn:aws:sts::000000000000:assumed-role/{role}/{name}"


class UsedPermissions(unittest.TestCase):
    def setUp(self) -> None:
        self.path = Path(tempfile.mkdtemp()) / "used.json"
        self.record = Record(self.path)

    def test_calls_are_counted_by_role_action_and_resource(self) -> None:
        for _ in range(2):
            self.record.add(session("serving"), "dynamodb:GetItem", "arn:aws:dynamodb:eu-west-1:1:table/t/index/list")
        expected = {"serving": {"dynamodb:GetItem": {"arn:aws:dynamodb:eu-west-1:1:table/t/index/list": 2}}}
        self.assertEqual(self.record.used, expected)

    def test_what_is_endless_is_recorded_by_what_it_is_in(self) -> None:
        for name in ("one", "two"):
            self.record.add(session("a"), "scheduler:CreateSchedule", f"arn:aws:scheduler:eu-west-1:1:schedule/g/{name}")
            self.record.add(session("a"), "s3:GetObject", f"arn:aws:s3:::bucket/{name}")
        self.assertEqual(
            self.record.used["a"],
            {
                "scheduler:CreateSchedule": {"arn:aws:scheduler:eu-west-1:1:schedule/g/*": 2},
                "s3:GetObject": {"arn:aws:s3:::bucket/*": 2},
            },
        )

    def test_who_is_no_session_of_a_role_or_only_tries_is_left_out(self) -> None:
        for caller in ("arn:aws:iam::1:root", "arn:aws:iam::1:user/u", session("a", "unrecorded")):
            self.record.add(caller, "sqs:SendMessage", "arn:aws:sqs:eu-west-1:1:q")
        self.assertEqual(self.record.used, {})

    def test_a_record_goes_on_where_it_was_left(self) -> None:
        self.record.add(session("a"), "kms:Sign", "arn:aws:kms:eu-west-1:1:key/k")
        self.record.write()
        again = Record(self.path)
        again.add(session("a"), "kms:Sign", "arn:aws:kms:eu-west-1:1:key/k")
        again.write()
        self.assertEqual(json.loads(self.path.read_text())["a"]["kms:Sign"], {"arn:aws:kms:eu-west-1:1:key/k": 2})


if __name__ == "__main__":
    unittest.main()
