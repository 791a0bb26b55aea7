"""Builds the word lists that search uses, from the dictionaries in npm, when these or the way of making it changed."""

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.node_packages import LOCK, PACKAGES, ROOT, digest, ensure
from words.expanding import Form, forms, rules

from algorithm_register.search.language import wordlists
from algorithm_register.search.language.wordlists import BUILT, LANGUAGES, Mark, fold, list_file

STAMP = BUILT / ".stamp"
SHORTEST, LONGEST = 2, 40


def main() -> None:
    """Make the lists and lay the licences beside them; do nothing when they are up to date."""
    now = digest(sources())
    is_built = all(list_file(BUILT, language).exists() for language in LANGUAGES)
    if is_built and STAMP.exists() and STAMP.read_text(encoding="ascii") == now:
        print("The word lists are up to date.")
        return
    ensure()
    print("Building the word lists.")
    BUILT.mkdir(exist_ok=True)
    for language in LANGUAGES:
        build(language)
    STAMP.write_text(now, encoding="ascii")


def sources() -> list[Path]:
    """Every file that the lists depend on; the lock stands for the dictionaries."""
    return [*sorted((ROOT / "words").glob("*.py")), Path(wordlists.__file__), LOCK]


def build(language: str) -> None:
    """Make the list of one language."""
    package = PACKAGES / f"dictionary-{language}"
    read = {part: (package / f"index.{part}").read_text(encoding="utf-8") for part in ("aff", "dic")}
    write(list_file(BUILT, language), lines(forms(read["dic"], rules(read["aff"]))))
    shutil.copyfile(package / "license", BUILT / f"licence-{language}.txt")


def lines(found: Iterable[Form]) -> Iterator[str]:
    """Each folded word once, sorted, with its marks; what holds more than plain letters is left out."""
    marks: dict[str, set[Mark | None]] = {}
    for form in found:
        word = fold(form.text)
        if word.isascii() and word.isalpha() and SHORTEST <= len(word) <= LONGEST:
            marks.setdefault(word, set()).update(marks_of(form))
    for word in sorted(marks):
        told = "".join(sorted(without_weaker(marks[word])))
        yield f"{word}\t{told}\n" if told else f"{word}\n"


def marks_of(form: Form) -> Iterator[Mark | None]:
    """What one form says of its word; None stands for a word that may be used alone and without a capital."""
    if not form.is_alone:
        yield Mark.PART
    else:
        yield Mark.NAME if form.text[0].isupper() else None
    if form.may_begin:
        yield Mark.BEGINS
    if form.may_end:
        yield Mark.ENDS


def without_weaker(marks: set[Mark | None]) -> set[Mark]:
    """The marks that hold: a word that is also a name is a word, a name that is also a part is a name."""
    weaker = {Mark.NAME, Mark.PART} if None in marks else {Mark.PART} if Mark.NAME in marks else set()
    return {mark for mark in marks if mark is not None} - weaker


def write(file: Path, text: Iterable[str]) -> None:
    """Put the list in its place at once: who reads the former one goes on reading that."""
    content = "".join(text).encode("ascii")
    new = file.with_suffix(".new")
    new.write_bytes(f"#{hashlib.sha256(content).hexdigest()}\n".encode() + content)
    new.replace(file)


if __name__ == "__main__":
    main()
