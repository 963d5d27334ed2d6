import unittest

from policy_variables import NOTHING, expand, expand_all, expand_conditions


class PolicyVariables(unittest.TestCase):
    def value_of(self, key: str) -> object:
        return {"aws:PrincipalTag/TenantId": "org_1", "wild": "*", "many": ["a", "b"], "empty": ""}.get(key)

    def test_a_variable_becomes_its_value(self) -> None:
        self.assertEqual(expand("T#${aws:PrincipalTag/TenantId}#*", self.value_of), "T#org_1#*")

    def test_a_variable_in_a_resource_confines_it_to_a_folder(self) -> None:
        objects = expand("arn:aws:s3:::bucket/${aws:PrincipalTag/TenantId}/*", self.value_of)
        self.assertEqual(objects, "arn:aws:s3:::bucket/org_1/*")

    def test_text_without_variables_stays(self) -> None:
        self.assertEqual(expand("arn:aws:s3:::bucket/*", self.value_of), "arn:aws:s3:::bucket/*")

    def test_an_absent_key_matches_nothing(self) -> None:
        self.assertEqual(expand("T#${aws:PrincipalTag/Other}*", self.value_of), NOTHING)

    def test_a_default_stands_in_for_an_absent_key_alone(self) -> None:
        self.assertEqual(expand("${absent, 'x'}/${aws:PrincipalTag/TenantId, 'x'}", self.value_of), "x/org_1")

    def test_a_wildcard_in_a_value_never_becomes_a_pattern(self) -> None:
        self.assertEqual(expand("T#${wild}", self.value_of), NOTHING)

    def test_a_key_with_several_values_matches_nothing(self) -> None:
        self.assertEqual(expand("T#${many}", self.value_of), NOTHING)

    def test_an_empty_value_is_a_value(self) -> None:
        self.assertEqual(expand("T#${empty}", self.value_of), "T#")

    def test_an_escaped_dollar_is_a_dollar(self) -> None:
        self.assertEqual(expand("a${$}b", self.value_of), "a$b")

    def test_lists_and_conditions_are_expanded_throughout(self) -> None:
        self.assertEqual(expand_all(["${empty}", 1], self.value_of), ["", 1])
        conditions = {"StringLike": {"key": ["${aws:PrincipalTag/TenantId}"]}, "Null": {"key": "false"}}
        expected = {"StringLike": {"key": ["org_1"]}, "Null": {"key": "false"}}
        self.assertEqual(expand_conditions(conditions, self.value_of), expected)


if __name__ == "__main__":
    unittest.main()
