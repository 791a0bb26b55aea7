"""Builds the word lists that search uses, from the dictionaries in npm, when these or the way of making it changed."""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tools.node_packages import LOCK, PACKAGES, ROOT, digest, ensure
from words.expanding import Form, forms, rules

from algorithm_register.search.language import wordlists
from algorithm_register.search.language.wordlists import BUILT, LANGUAGES, Mark, fold, list_file, write_list

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
    write_list(list_file(BUILT, language), marked(forms(read["dic"], rules(read["aff"]))))
    shutil.copyfile(package / "license", BUILT / f"licence-{language}.txt")


def marked(found: Iterable[Form]) -> Mapping[str, set[Mark]]:
    """What is known of each folded word; what holds more than plain letters is left out."""
    marks: dict[str, set[Mark]] = {}
    for form in found:
        word = fold(form.text)
        if word.isascii() and word.isalpha() and SHORTEST <= len(word) <= LONGEST:
            marks.setdefault(word, set()).update(marks_of(form))
    return {word: known - {Mark.NAME} if Mark.WORD in known else known for word, known in marks.items()}


def marks_of(form: Form) -> Iterator[Mark]:
    """What one form says of its word: nothing that it is, unless it may be used alone."""
    if form.is_alone:
        yield Mark.NAME if form.text[0].isupper() else Mark.WORD
    if form.may_begin:
        yield Mark.BEGINS
    if form.may_end:
        yield Mark.ENDS


if __name__ == "__main__":
    main()
