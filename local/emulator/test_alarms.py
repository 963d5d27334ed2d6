import unittest
from typing import Any

from alarms import dimensions_of, judge


def state(values: list[tuple[float, float]], **alarm: Any) -> str:
    defaults = {
        "StateValue": "OK",
        "Threshold": 3,
        "ComparisonOperator": "GreaterThanOrEqualToThreshold",
        "Period": 60,
        "EvaluationPeriods": 1,
    }
    points = [{"Timestamp": 1000 - age, "Value": value} for age, value in values]
    return judge({**defaults, **alarm}, points, 1000, lambda each: float(sum(point["Value"] for point in each)))


class Alarms(unittest.TestCase):
    def test_the_sum_of_a_period_breaches(self) -> None:
        self.assertEqual(state([(1, 1), (30, 2)]), "ALARM")
        self.assertEqual(state([(1, 1), (30, 1)]), "OK")

    def test_points_before_the_window_do_not_count(self) -> None:
        self.assertEqual(state([(1, 1), (61, 9)]), "OK")

    def test_m_of_n_periods_must_breach(self) -> None:
        two_of_three = {"EvaluationPeriods": 3, "DatapointsToAlarm": 2}
        self.assertEqual(state([(1, 9), (61, 0), (121, 9)], **two_of_three), "ALARM")
        self.assertEqual(state([(1, 9), (61, 0), (121, 0)], **two_of_three), "OK")
        self.assertEqual(state([(1, 9), (61, 0)], EvaluationPeriods=2), "OK")

    def test_missing_data_are_treated_as_the_alarm_says(self) -> None:
        expected = {"missing": "INSUFFICIENT_DATA", "notBreaching": "OK", "breaching": "ALARM", "ignore": "OK"}
        for treatment, result in expected.items():
            self.assertEqual(state([], TreatMissingData=treatment), result)

    def test_an_operator_of_anomaly_detection_changes_nothing(self) -> None:
        self.assertEqual(state([(1, 9)], ComparisonOperator="GreaterThanUpperThreshold"), "OK")

    def test_dimensions_are_a_mapping(self) -> None:
        self.assertEqual(dimensions_of({"Dimensions": [{"Name": "a", "Value": "1"}]}), {"a": "1"})
        self.assertEqual(dimensions_of({}), {})


if __name__ == "__main__":
    unittest.main()
