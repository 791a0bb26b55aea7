"""A comparison as data: keys of the standard and the ledger, no words of ours (docs/reference/addresses.md)."""

from collections.abc import Mapping
from typing import Any

from algorithm_register.kernel.days import stamp
from algorithm_register.register.records import PublicRecord
from algorithm_register.standards.comparison import State
from algorithm_register.standards.differences.answers import Choices, Difference, Items, Whole, Words
from algorithm_register.standards.differences.difference import Runs
from algorithm_register.standards.differences.items import ItemChange
from algorithm_register.website import addresses
from algorithm_register.website.comparing.records import ComparedPart, Comparison

Json = Mapping[str, Any]


def comparison_data(comparison: Comparison, root: str) -> Json:
    """Everything that a page of the comparison tells; `root` is the address of the site."""
    return {
        "number": comparison.after.number,
        "from": _edition(comparison.before, root),
        "to": _edition(comparison.after, root),
        "tally": {_key(state): count for state, count in comparison.tally().items()},
        "parts": [_part(part) for part in comparison.parts if part.compared.state is not State.EMPTY],
    }


def _edition(record: PublicRecord, root: str) -> Json:
    return {
        "id": root + addresses.permanent(record.number, record.edition),
        "edition": record.edition,
        "language": record.language,
        "standard": record.standard,
        "organisation": {"code": record.organisation_code, "name": record.organisation_name},
        "origin": record.origin,
        "source": record.source,
        "reason": record.reason,
        "in_force_from": record.in_force_from.isoformat(),
        "recorded_at": stamp(record.recorded_at),
    }


def _part(part: ComparedPart) -> Json:
    compared = part.compared
    return {
        "name": part.name,
        "kind": compared.field.kind.value,
        "state": _key(compared.state),
        "shown": part.is_seen,
        **({"barrier": compared.barrier.value} if compared.barrier else {}),
        **({"difference": _difference(compared.difference)} if compared.difference else {}),
    }


def _key(state: State) -> str:
    return state.value.replace(" ", "_")


def _difference(difference: Difference) -> Json:
    match difference:
        case Words(runs, is_markup_only):
            return {"text": _runs(runs), "layout_only": is_markup_only}
        case Choices(values):
            return {"values": [{"change": change.value, "value": value} for change, value in values]}
        case Items(changes):
            return {"items": [_item(change) for change in changes]}
        case Whole(before, after):
            return {"before": before, "after": after}


def _item(change: ItemChange) -> Json:
    return {
        "before": _placed(change.before, change.before_at),
        "after": _placed(change.after, change.after_at),
        "moved": change.has_moved,
        "title": _runs(change.title),
    }


def _placed(item: Mapping[str, str] | None, place: int | None) -> Json | None:
    return None if item is None else {"place": place, **item}


def _runs(runs: Runs) -> list[Json]:
    return [{"change": run.change.value, "text": run.text} for run in runs]
