import json
import unittest
from typing import Any

from embedded_metrics import data_of


def document(**values: Any) -> str:
    directive = {"Namespace": "N", "Dimensions": [["a"], ["a", "b"]], "Metrics": [{"Name": "m", "Unit": "Count"}]}
    return json.dumps({"_aws": {"Timestamp": 5000, "CloudWatchMetrics": [directive]}, "a": "1", "b": "2", **values})


class EmbeddedMetrics(unittest.TestCase):
    def test_each_dimension_set_is_a_metric_of_its_own(self) -> None:
        found = list(data_of(document(m=3)))
        self.assertEqual([each.dimensions for each in found], [{"a": "1"}, {"a": "1", "b": "2"}])
        self.assertEqual({(each.namespace, each.name, each.at, each.unit) for each in found}, {("N", "m", 5.0, "Count")})
        self.assertEqual(found[0].values, [3.0])

    def test_a_list_of_values_is_one_datum(self) -> None:
        self.assertEqual(next(data_of(document(m=[1, 2]))).values, [1.0, 2.0])

    def test_every_metric_of_every_line_is_read(self) -> None:
        self.assertEqual(len(list(data_of(f"START\n{document(m=1)}\nplain\n{document(m=2)}\n"))), 4)

    def test_lines_that_are_no_such_document_are_left_alone(self) -> None:
        for line in ("", "_aws", '{"_aws": 1}', '{"_aws": {}}', '{"_aws"', document(), document(m="x")):
            self.assertEqual(list(data_of(line)), [], line)


if __name__ == "__main__":
    unittest.main()
