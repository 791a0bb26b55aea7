"""What stands where the name of a description should: it is not public, or nobody filled it in."""

from django.utils.translation import gettext

from algorithm_register.register.records import CONTENT, PublicRecord


def nameless(record: PublicRecord) -> str:
    """Words of ours, in the language of the page, for a record without a name."""
    is_redacted = f"{CONTENT}name" in record.redacted
    return gettext("Name not public") if is_redacted else gettext("Name not filled in")
