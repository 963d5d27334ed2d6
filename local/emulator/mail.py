"""Mails that the emulator takes: each is a file that a mail program opens, and none leaves the machine.

MAIL_DIRECTORY names the folder; without it mails are taken and forgotten, as the emulator does by itself.
"""

from __future__ import annotations

import os
import re
from email.message import EmailMessage
from email.parser import Parser
from email.policy import SMTP, default
from pathlib import Path

_UNSAFE = re.compile(r"[^A-Za-z0-9@._+-]")
_NUMBER = re.compile(r"(\d+)-")


def close_gaps() -> None:
    directory = os.environ.get("MAIL_DIRECTORY")
    if not directory:
        return
    from ministack.services import ses, ses_v2

    def relaying(_source: str, recipients: list[str], message: str) -> None:
        keep(Path(directory), recipients, message)

    ses._smtp_relay = ses_v2._smtp_relay = relaying


def keep(directory: Path, recipients: list[str], message: str) -> Path:
    """Writes a mail as the next file of the folder, `<number>-<recipient>.eml`, in the order of sending."""
    directory.mkdir(parents=True, exist_ok=True)
    numbers = [int(found[1]) for each in directory.iterdir() if (found := _NUMBER.match(each.name))]
    recipient = _UNSAFE.sub("_", recipients[0] if recipients else "nobody")[:100]
    path = directory / f"{max(numbers, default=0) + 1}-{recipient}.eml"
    # Whole or not there: whoever waits for a mail may look at any moment.
    unfinished = path.with_suffix(".part")
    unfinished.write_bytes(readable(message).as_bytes())
    unfinished.rename(path)
    return path


def readable(message: str) -> EmailMessage:
    """The same mail with its text as text: the emulator's own is in base64, which nobody reads."""
    given = Parser(policy=default).parsestr(message)
    text = given.get_body(("plain", "html")) if isinstance(given, EmailMessage) else None
    mail = EmailMessage(SMTP)
    for name in ("From", "To", "Cc", "Subject", "Message-ID"):
        if given[name] is not None:
            mail[name] = str(given[name])
    content = text.get_content() if text is not None else ""
    mail.set_content(content, subtype=text.get_content_subtype() if text is not None else "plain", cte="8bit")
    return mail
