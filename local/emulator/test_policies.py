from __future__ import annotations

import json
import unittest
from typing import Any

from policies import remembering


class Remembering(unittest.TestCase):
    def setUp(self) -> None:
        self.read: list[Any] = []

        def parse(document: Any) -> list[Any]:
            self.read.append(document)
            return list(json.loads(document) if isinstance(document, str) else document)

        self.parse = remembering(parse)

    def test_a_text_is_read_once(self) -> None:
        self.assertEqual([self.parse("[1]"), self.parse("[1]")], [[1], [1]])
        self.assertEqual(self.read, ["[1]"])

    def test_another_text_is_another_policy(self) -> None:
        self.assertEqual([self.parse("[1]"), self.parse("[2]")], [[1], [2]])

    def test_what_is_no_text_is_read_every_time(self) -> None:
        document = [1]
        self.parse(document)
        document.append(2)
        self.assertEqual(self.parse(document), [1, 2])

    def test_a_reader_may_change_what_it_was_given(self) -> None:
        self.parse("[1]").append(2)
        self.assertEqual(self.parse("[1]"), [1])


if __name__ == "__main__":
    unittest.main()
