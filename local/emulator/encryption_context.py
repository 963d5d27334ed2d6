"""``kms:EncryptionContext:…`` and ``kms:EncryptionContextKeys``, which the emulator leaves out of its decisions.

https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
"""

from __future__ import annotations

import json
from typing import Any


def encryption_context(body: bytes) -> dict[str, Any]:
    """The condition keys of a KMS request, or nothing where it has no encryption context."""
    try:
        context = json.loads(body or b"{}").get("EncryptionContext")
    except (ValueError, TypeError, AttributeError):
        return {}
    if not isinstance(context, dict) or not context:
        return {}
    return {
        **{f"kms:EncryptionContext:{key}": value for key, value in context.items()},
        "kms:EncryptionContextKeys": list(context),
    }
