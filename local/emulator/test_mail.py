from __future__ import annotations

import tempfile
import unittest
from email.mime.text import MIMEText
from pathlib import Path

from mail import keep


def message(text: str) -> str:
    mail = MIMEText(text, "plain", "utf-8")
    mail["From"] = "no-reply@example.com"
    mail["To"] = "ada@example.com"
    mail["Subject"] = "Grüße"
    return mail.as_string()


class Mails(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.directory = Path(folder.name) / "mail"

    def test_each_mail_is_a_file_in_the_order_of_sending(self) -> None:
        for number in range(1, 12):
            path = keep(self.directory, ["ada@example.com"], message("Hello"))
            self.assertEqual(path.name, f"{number}-ada@example.com.eml")
        self.assertEqual(len(list(self.directory.iterdir())), 11)

    def test_a_mail_is_read_as_it_was_written(self) -> None:
        link = "https://example.com/reset#token=" + "x" * 120
        text = keep(self.directory, ["ada@example.com"], message(f"Für dich:\n\n{link}\n")).read_text("utf-8")
        self.assertIn("From: no-reply@example.com", text)
        self.assertIn("Für dich:", text)
        self.assertIn(link, text)

    def test_no_recipient_leads_out_of_the_folder(self) -> None:
        path = keep(self.directory, ["../../etc/passwd"], message("Hello"))
        self.assertEqual(path.parent, self.directory)
        self.assertEqual(path.name, "1-.._.._etc_passwd.eml")


if __name__ == "__main__":
    unittest.main()
