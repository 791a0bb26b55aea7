"""The verbs of the register, one service each: check, change, record in ledger and journal."""

from algorithm_register.register.services.confirm import confirm_description
from algorithm_register.register.services.describe import register_description
from algorithm_register.register.services.importing import record_imported_edition
from algorithm_register.register.services.publish import publish_edition
from algorithm_register.register.services.redact import redact_edition
from algorithm_register.register.services.restore import restore_description
from algorithm_register.register.services.translate import record_translation
from algorithm_register.register.services.views import DescriptionView, EditionView, TranslationRef
from algorithm_register.register.services.withdraw import withdraw_description

__all__ = [
    "DescriptionView",
    "EditionView",
    "TranslationRef",
    "confirm_description",
    "publish_edition",
    "record_imported_edition",
    "record_translation",
    "redact_edition",
    "register_description",
    "restore_description",
    "withdraw_description",
]
