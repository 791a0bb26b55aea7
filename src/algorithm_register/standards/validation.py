"""Validation: what the rules of a standard have to say about content. It finds and never raises."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from algorithm_register.standards.findings import Finding, finding
from algorithm_register.standards.model import Field, Item, Kind, Profile, Questions, Severity, Texts
from algorithm_register.standards.text import plain

_MONTH = re.compile(r"(?!0000)[0-9]{4}-(0[1-9]|1[0-2])")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EMAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]")
_HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W_](?:[\w-]{0,61}[^\W_])?\.?")
# Spaces, control characters, brackets, and characters that cannot be seen or that turn the reading order.
_NOT_IN_A_URL = re.compile(r"""[\s\x00-\x20\x7f<>"\\^`{|}\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]""")


def findings_on(
    content: Mapping[str, object],
    standard: Questions,
    *,
    profile: str = "delivery",
    unknown: Mapping[str, str] | None = None,
) -> tuple[Finding, ...]:
    """What one profile of the standard finds in the content, in the order of its fields.

    Anything may stand in the content. Generated fields are not judged: the record fills them. `unknown` are
    the keys that the standard does not know and that were set apart; each is a finding too.
    """
    return tuple(_Judgement(content, standard, standard.profile(profile)).findings(unknown or {}))


def is_month(text: str) -> bool:
    """Whether the text is a month that exists, as `YYYY-MM`."""
    return _MONTH.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """Whether the text is a day that exists, as `YYYY-MM-DD`."""
    if _DATE.fullmatch(text) is None:
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_url(text: str, schemes: tuple[str, ...] = ("http", "https")) -> bool:
    """Whether the text is one full web address with a host and without a name or password before it."""
    if _NOT_IN_A_URL.search(text):
        return False
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    return parts.scheme in schemes and "@" not in parts.netloc and _HOST.fullmatch(host) is not None


def is_email(text: str) -> bool:
    """Whether the text is one e-mail address."""
    return _EMAIL.fullmatch(text) is not None


def is_contact(text: str) -> bool:
    """Whether the text is one e-mail address or one web address that starts with https://."""
    return is_email(text) or is_url(text, schemes=("https",))


@dataclass(frozen=True)
class _Judgement:
    """One profile at work on one content."""

    content: Mapping[str, object]
    standard: Questions
    profile: Profile

    def findings(self, unknown: Mapping[str, str]) -> Iterator[Finding]:
        for field in self.standard.fields.values():
            if not field.generated:
                yield from self._on_field(field)
        yield from self._on_orders()
        yield from self._on_expectations()
        strangers = [key for key in self.content if key not in self.standard.fields]
        for key in dict.fromkeys([*strangers, *unknown]):
            yield finding(str(key), "unknown-key", self.profile.severity)

    def _on_field(self, field: Field) -> Iterator[Finding]:
        value = self.content.get(field.key)
        if isinstance(value, str) and field.kind is Kind.RICH_TEXT:
            value = plain(value)  # a limit counts the text without markup, and markup alone is no answer
        if is_empty(value):
            if field.key in self.profile.required:
                yield self._found(field.key, "missing", field.label)
        elif isinstance(value, str):
            yield from self._on_text(field, value)
        elif isinstance(value, list | tuple) and field.kind is Kind.CHOICES:
            yield from self._on_choices(field, value)
        elif isinstance(value, list | tuple) and field.items:
            for place, row in enumerate(value):
                yield from self._on_row(f"{field.key}.{place}", field, row)
        else:
            yield self._found(field.key, "wrong-type", field.label, limit=field.kind.value)

    def _on_text(self, field: Field, text: str) -> Iterator[Finding]:
        yield from self._on_length(field.key, field.key, field, text)
        code, is_right = _TESTS.get(field.kind, ("", _anything))
        if not is_right(text, field):
            permitted = ", ".join(field.values) or None
            yield self._found(field.key, code, field.label, limit=permitted, value=text)
        pattern = self.profile.patterns.get(field.key)
        if pattern and not re.fullmatch(pattern, text, re.ASCII):
            yield self._found(field.key, "wrong-form", field.label, limit=pattern, value=text)

    def _on_length(self, path: str, key: str, rule: Field | Item, text: str) -> Iterator[Finding]:
        limit = self.profile.limits.get(key, rule.limit)
        if limit is not None and len(text) > limit:
            yield self._found(path, "too-long", rule.label, limit=limit, value=len(text))

    def _on_choices(self, field: Field, choices: list[object] | tuple[object, ...]) -> Iterator[Finding]:
        permitted = ", ".join(field.values)
        for place, choice in enumerate(choices):
            if not isinstance(choice, str):
                yield self._found(f"{field.key}.{place}", "wrong-type", field.label, limit=permitted)
            elif choice not in field.values:
                yield self._found(
                    f"{field.key}.{place}", "not-permitted", field.label, limit=permitted, value=choice
                )
            elif choice in choices[:place]:
                yield self._found(f"{field.key}.{place}", "repeated", field.label, value=choice)

    def _on_row(self, path: str, field: Field, row: object) -> Iterator[Finding]:
        if not isinstance(row, Mapping):
            yield self._found(path, "wrong-type", field.label, limit=field.kind.value)
            return
        for part, item in field.items.items():
            yield from self._on_part(f"{path}.{part}", f"{field.key}.{part}", item, row.get(part))
        for key in row:
            if key not in field.items:
                yield self._found(f"{path}.{key}", "unknown-key", None)

    def _on_part(self, path: str, key: str, item: Item, value: object) -> Iterator[Finding]:
        if is_empty(value):
            if item.required:
                yield self._found(path, "missing", item.label)
        elif not isinstance(value, str):
            yield self._found(path, "wrong-type", item.label, limit=Kind.TEXT.value)
        else:
            yield from self._on_length(path, key, item, value)
            if item.key == "link" and not is_url(value):
                yield self._found(path, "not-a-url", item.label, value=value)

    def _on_orders(self) -> Iterator[Finding]:
        for order in self.standard.orders:
            first, second = self.content.get(order.first), self.content.get(order.second)
            if _is_a_month(first) and _is_a_month(second) and str(first) > str(second):
                label = self.standard.field(order.second).label
                yield self._found(
                    order.second, "end-before-begin", label, limit=str(first), value=str(second)
                )

    def _on_expectations(self) -> Iterator[Finding]:
        for rule in self.standard.expectations:
            if self.content.get(rule.field) == rule.value and is_empty(self.content.get(rule.expected)):
                label = self.standard.field(rule.expected).label
                yield finding(rule.expected, "expected", Severity.WARNS, label=label, limit=rule.value)

    def _found(
        self,
        path: str,
        code: str,
        label: Texts | None,
        *,
        limit: str | int | None = None,
        value: str | int | None = None,
    ) -> Finding:
        return finding(path, code, self.profile.severity, label=label, limit=limit, value=value)


def is_empty(value: object) -> bool:
    """Whether a value is no answer: absent, nothing in a list, or text of spaces."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or (isinstance(value, list | tuple | dict) and not value)


def _is_a_month(value: object) -> bool:
    return isinstance(value, str) and is_month(value)


def _anything(text: str, field: Field) -> bool:
    return True


# The test that a text must pass, by the kind of its field, and the code of the finding when it does not.
_TESTS: Mapping[Kind, tuple[str, Callable[[str, Field], bool]]] = {
    Kind.CHOICE: ("not-permitted", lambda text, field: text in field.values),
    Kind.CHOICES: ("not-permitted", lambda text, field: False),  # one text is no list of choices
    Kind.REFERENCES: ("wrong-type", lambda text, field: False),
    Kind.BLANKS: ("wrong-type", lambda text, field: False),
    Kind.DATE: ("not-a-date", lambda text, field: is_date(text)),
    Kind.MONTH: ("not-a-month", lambda text, field: is_month(text)),
    Kind.URL: ("not-a-url", lambda text, field: is_url(text)),
    Kind.CONTACT: ("not-a-contact", lambda text, field: is_contact(text)),
}
