"""What a reader can do: as a description states it, else in the general way of the organisation. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from algorithm_register.ledger.commitment import Part
from algorithm_register.organisations.profiles import ProfileText, ProfileView
from algorithm_register.register.records import EXTENSION, PublicRecord
from algorithm_register.standards.loading import extension
from algorithm_register.standards.validation import is_email, is_url

_REGISTER = extension("register")


@dataclass(frozen=True)
class Way:
    """One thing to do. `text` is rich text in `language`; where it and `href` are empty, nobody states how.

    `is_general` where these are the words of the organisation for all its algorithms. `is_redacted` where the words
    were taken out of public view, for the public `reason`.
    """

    title: str
    text: str = ""
    language: str = ""
    href: str = ""
    is_general: bool = False
    is_redacted: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Contact:
    """Where a reader can turn to: an e-mail address, a page, or words; nothing where nobody states it."""

    value: str
    kind: Literal["mail", "page", "words", "nothing"]
    language: str
    is_general: bool

    def letter(self, subject: str, body: str) -> str:
        """The address of a letter that is written already, as far as the register can."""
        return f"mailto:{quote(self.value, safe='@')}?subject={quote(subject)}&body={quote(body)}"


@dataclass(frozen=True)
class Ways:
    """What a reader can do, in the words of a record and of a profile."""

    record: PublicRecord
    profile: ProfileView
    language: str
    reasons: Mapping[str, str]

    def objection(self) -> Way:
        """How to object."""
        return self._way("objection", self.profile.objection)

    def question(self) -> Way:
        """How to ask; where nothing is said, the contact is the way."""
        return self._way("question", None)

    def complaint(self) -> Way:
        """How to complain."""
        return self._way("complaint", self.profile.complaint)

    def contact(self) -> Contact:
        """Whom to ask."""
        stated = _text(self.record.content, "contact_email")
        if stated:
            return Contact(stated, _kind(stated), self.record.language, is_general=False)
        general = self.profile.contact
        if general is not None:
            return Contact(general.text, _kind(general.text), general.language, is_general=True)
        return Contact("", "nothing", self.language, is_general=False)

    def _way(self, key: str, general: ProfileText | None) -> Way:
        title, part = _REGISTER.field(key).label[self.language], f"{EXTENSION}register/{key}"
        text, href = (_text(self.record.answers(), name) for name in (key, f"{key}_url"))
        if part in self.record.redacted:
            return Way(title, href=href, is_redacted=True, reason=self.reasons.get(part, ""))
        if text or href or general is None:
            return Way(title, text, self.record.language, href)
        return Way(title, general.text, general.language, is_general=True)


def _kind(contact: str) -> Literal["mail", "page", "words"]:
    if is_email(contact):
        return "mail"
    return "page" if is_url(contact) else "words"


def _text(answers: Mapping[str, Part], key: str) -> str:
    value = answers.get(key, "")
    return value if isinstance(value, str) else ""
