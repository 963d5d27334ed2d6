from __future__ import annotations

import queue
import unittest

from lambdas import failure_of, lines_to_mark


class LogMarks(unittest.TestCase):
    def log(self, *lines: str) -> queue.Queue[str]:
        waiting: queue.Queue[str] = queue.Queue()
        for line in lines:
            waiting.put(line)
        return waiting

    def test_the_log_ends_at_the_mark(self) -> None:
        waiting = self.log("one", "two", "\x04end of invocation", "later")
        self.assertEqual(lines_to_mark(waiting), "one\ntwo")
        self.assertEqual(waiting.get_nowait(), "later")

    def test_a_last_line_without_its_end_is_kept(self) -> None:
        self.assertEqual(lines_to_mark(self.log("one\x04end of invocation")), "one")

    def test_a_process_that_died_leaves_what_it_wrote(self) -> None:
        self.assertEqual(lines_to_mark(self.log("one"), patience_seconds=0.01), "one")


class Errors(unittest.TestCase):
    def test_an_error_that_was_passed_on_is_one_again(self) -> None:
        passed = {"status": "ok", "log": "", "result": {"\x04failed": {"error": "no", "trace": "at"}}}
        self.assertEqual(failure_of(passed), {"status": "error", "log": "", "error": "no", "trace": "at"})

    def test_any_other_answer_stays_as_it_is(self) -> None:
        for answer in ({"status": "ok", "result": {"error": "mine"}}, {"status": "ok"}, {"status": "error"}):
            self.assertEqual(failure_of(answer), answer)


if __name__ == "__main__":
    unittest.main()
