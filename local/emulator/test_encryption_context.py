import json
import unittest

from encryption_context import encryption_context


class EncryptionContext(unittest.TestCase):
    def test_each_pair_and_all_keys_are_condition_keys(self) -> None:
        body = json.dumps({"EncryptionContext": {"tenantId": "org_1", "kind": "key"}}).encode()
        expected = {
            "kms:EncryptionContext:tenantId": "org_1",
            "kms:EncryptionContext:kind": "key",
            "kms:EncryptionContextKeys": ["tenantId", "kind"],
        }
        self.assertEqual(encryption_context(body), expected)

    def test_a_request_without_a_context_has_no_keys(self) -> None:
        for body in (b"", b"{}", b"[]", b'{"EncryptionContext": {}}', b'{"EncryptionContext": 1}', b"\xff"):
            self.assertEqual(encryption_context(body), {})


if __name__ == "__main__":
    unittest.main()
