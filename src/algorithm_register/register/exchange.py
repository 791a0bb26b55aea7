"""The exchange form of a standard: recorded content, with what the register itself knows written beside it."""

from collections.abc import Mapping
from datetime import date

from algorithm_register.kernel.languages import exchanged_language
from algorithm_register.kernel.numbers import is_national
from algorithm_register.ledger.commitment import Part
from algorithm_register.standards.loading import standard


def exchange_form(
    content: Mapping[str, Part],
    *,
    organization: str,
    language: str,
    version: str,
    number: str,
    published_on: date,
) -> dict[str, Part]:
    """Filled answers under the keys of the standard, in its order; what is empty is absent.

    The generated fields come from the record. A local number is no `lars`, so it is left out.
    """
    generated: dict[str, Part] = {
        "organization": organization,
        "lang": exchanged_language(language),
        "standard_version": version,
        "lars": number if is_national(number) else "",
        "publication_dt": published_on.isoformat(),
    }
    answers = {**content, **generated}
    return {key: answer for key in standard(version).fields if (answer := answers.get(key))}
