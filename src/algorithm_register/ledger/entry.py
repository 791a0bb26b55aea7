"""An entry of the ledger: the canonical bytes of exactly six members, and their leaf hash."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from algorithm_register.kernel.canonical import canonical_text, parsed
from algorithm_register.kernel.days import moment, stamp
from algorithm_register.kernel.errors import ValueRefused

VERSION = 1
LONGEST = 1000
_LEAF = b"\x00"


@dataclass(frozen=True)
class Entry:
    """`subject` is the path of the permanent identifier without `/id/`; `digest` commits to the record."""

    sequence: int
    kind: str
    subject: str
    time: datetime
    digest: str

    @property
    def topic(self) -> str:
        """What the subject belongs to: its first two segments."""
        return topic_of(self.subject)

    def body(self) -> str:
        """The JCS text of the entry; its UTF-8 bytes are what the ledger hashes."""
        text = canonical_text(
            {
                "v": VERSION,
                "sequence": self.sequence,
                "kind": self.kind,
                "subject": self.subject,
                "time": stamp(self.time),
                "digest": self.digest,
            }
        )
        if len(text.encode()) > LONGEST:
            raise ValueRefused(
                f"An entry has at most {LONGEST} bytes.", field="subject", value=self.subject, limit=LONGEST
            )
        return text


def read_entry(body: str) -> Entry:
    """The entry that a stored body holds. Raises ValueError or KeyError where it is none."""
    members: dict[str, Any] = parsed(body)
    if members["v"] != VERSION:
        raise ValueError(f"an entry of version {members['v']}")
    return Entry(
        sequence=members["sequence"],
        kind=members["kind"],
        subject=members["subject"],
        time=moment(members["time"]),
        digest=members["digest"],
    )


def leaf_hash(body: str) -> str:
    """SHA-256(0x00 ‖ bytes), as RFC 6962, in hexadecimal."""
    return hashlib.sha256(_LEAF + body.encode()).hexdigest()


def topic_of(subject: str) -> str:
    """`algoritme/19357241` for every subject at or below that description."""
    return "/".join(subject.split("/")[:2])
