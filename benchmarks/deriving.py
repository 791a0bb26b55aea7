"""Derives `likeness.json`: what a real register is like, in numbers and permitted values only, without any text of it.

    python -m benchmarks.deriving FOLDER

The folder holds exports of a register: the listing, the Dutch entries, the full export and the list of public bodies.
"""

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.likeness import FILE
from benchmarks.words import TOPICS

Row = dict[str, Any]

_STEPS = 20
# What a register adds by itself, or draws from values whose shares are measured apart.
_NOT_WRITTEN = set(
    "organization category status publication_category standard_version lang algorithm_id".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_ITEM = re.compile(r"(?:^|\. )\d+: ")


def main(folder: Path) -> None:
    """Read the exports and write the numbers."""
    listing: list[Row] = json.loads((folder / "listing-2026-05-13.json").read_text(encoding="utf-8"))
    dutch = [json.loads(line) for line in _lines(folder / "register-nld-2026.jsonl")]
    full = _table(folder / "register-export-eng-2025-06.csv")
    kinds = {row["code"]: row["type"] for row in _table(folder / "organisations-tooi.csv")}
    texts = [" ".join(str(row[key]) for key in ("title", "doel", "juridische_basis")) for row in listing]
    numbers = {
        "fields": _fields(full) | _dutch_fields(listing),
        "organisations": _repeats(row["organisatie"] for row in listing),
        "kinds": _shares(kinds.get(code, "") for code in {row["url"].split("/")[-2] for row in listing}),
        "products": _repeats(row["title"] for row in listing),
        "same_text": _same_text(listing),
        "categories": _shares(row["publication_category"] for row in dutch),
        "statuses": _shares(row["status"] for row in dutch),
        "themes": _shares(theme for row in dutch for theme in _listed(row.get("category"))),
        "themes_each": _shares(len(_listed(row.get("category"))) for row in dutch if row.get("category")),
        "suppliers": _repeats(row["provider"].strip().lower() for row in dutch if row.get("provider")),
        "supplier_spellings": _spellings(row["provider"] for row in dutch if row.get("provider")),
        "references": {
            key: _shares(len(_ITEM.findall(row[key])) for row in full if row[key])
            for key in ("impacttoetsen_grouping", "lawful_basis_grouping", "source_data_grouping")
        },
        "ages": _quantiles((date(2026, 5, 13) - _day(row["laatst_gewijzigd"])).days for row in listing),
        "words": _words(texts),
        "terms": {term: _share(term in text.lower() for text in texts) for term in TOPICS},
    }
    FILE.write_text(json.dumps(numbers, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _fields(rows: Sequence[Row]) -> dict[str, Any]:
    """For each field how often it is filled and how long it is then: quantiles in characters."""
    keys = [key for key in rows[0] if key not in _NOT_WRITTEN]
    return {
        key: {
            "filled": _share(bool(row[key]) for row in rows),
            "lengths": _quantiles(len(row[key]) for row in rows if row[key]),
        }
        for key in keys
    }


def _dutch_fields(listing: Sequence[Row]) -> dict[str, Any]:
    """The same in the original words, where they are whole: translations are longer or shorter."""
    renamed = [
        {"name": row["title"], "goal": row["doel"], "lawful_basis": row["juridische_basis"]}
        for row in listing
    ]
    return _fields(renamed)


def _repeats(values: Iterable[str]) -> dict[str, int]:
    """How many values occur how many times."""
    times = Counter(Counter(values).values())
    return {str(count): times[count] for count in sorted(times)}


def _same_text(listing: Sequence[Row]) -> float:
    """Of rows that share their name with another, the share whose goal is also that of another such row."""
    names = Counter(row["title"] for row in listing)
    pairs = Counter((row["title"], row["doel"]) for row in listing)
    repeated = [row for row in listing if names[row["title"]] > 1]
    return _share(pairs[row["title"], row["doel"]] > 1 for row in repeated)


def _spellings(suppliers: Iterable[str]) -> float:
    """How many spellings a supplier has, on average, when letters and digits alone tell suppliers apart."""
    written = set(suppliers)
    return round(len(written) / len({re.sub(r"\W|bv$", "", name.lower()) for name in written}), 4)


def _words(texts: Sequence[str]) -> dict[str, Any]:
    """How often the most frequent words occur, how many stand in a sentence."""
    counts = Counter(word.lower() for text in texts for word in _WORD.findall(text))
    ranked = [count for _, count in counts.most_common()]
    total = sum(ranked)
    tops = [10, 30, 100, 300, 1000, 3000, 10000]
    return {
        "tokens": total,
        "distinct": len(ranked),
        "share_of_top": {str(top): round(sum(ranked[:top]) / total, 4) for top in tops},
        "in_sentence": _quantiles(
            len(words)
            for text in texts
            for sentence in re.split(r"[.!?] ", text)
            if (words := _WORD.findall(sentence))
        ),
    }


def _quantiles(values: Iterable[int]) -> list[int]:
    """The smallest, every twentieth part, the largest."""
    ordered = sorted(values)
    return [ordered[round(step * (len(ordered) - 1) / _STEPS)] for step in range(_STEPS + 1)]


def _shares(values: Iterable[object]) -> dict[str, float]:
    counts = Counter(str(value) for value in values)
    total = sum(counts.values())
    return {value: round(count / total, 4) for value, count in counts.most_common() if value}


def _share(held: Iterable[bool]) -> float:
    """The share that holds."""
    all_of_them = list(held)
    return round(sum(all_of_them) / len(all_of_them), 4)


def _listed(text: str | None) -> list[str]:
    return [each for each in _THEME_SPLIT.split(text or "") if each]


# A theme begins with a capital; "Economie, Ruimte en infrastructuur" are two.
_THEME_SPLIT = re.compile(r", (?=[A-Z])")


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()


def _table(file: Path) -> list[Row]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
