"""Where the indexes of one language stand on this node, and which of them serves.

    search/nl/lock                  who holds it writes
    search/nl/3f2a…/serving         the name of the folder that answers, replaced in one step
    search/nl/3f2a…/1, 2, …         generations; one that does not serve is still growing

The folder in the middle is named for the analysis, so that two releases never read each other's index.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from algorithm_register.search.index.analysis import index_fingerprint
from algorithm_register.search.index.generation import Generation


class Shelf:
    """The generations of one language below `root`."""

    def __init__(self, root: Path, language: str) -> None:
        self.language = language
        self._all = root / language
        self._own = self._all / index_fingerprint(language)[:16]
        self._pointer = self._own / "serving"
        self._known: dict[str, Generation] = {}

    @contextmanager
    def writing(self, *, wait: bool) -> Iterator[bool]:
        """Hold the right to write, across processes. Yields False when another has it and we do not wait."""
        self._own.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (self._all / "lock").open("a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True

    def serving(self) -> Generation | None:
        """The generation that answers, if there is one."""
        try:
            name = self._pointer.read_text(encoding="ascii").strip()
        except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
            return None
        return self._generation(name) if name in self._names() else None

    def growing(self) -> Generation | None:
        """The newest generation that does not answer yet, if there is one."""
        serving = self.serving()
        names = [name for name in self._names() if serving is None or name != serving.folder.name]
        return self._generation(max(names, key=int)) if names else None

    def begin(self, *, born: int) -> Generation:
        """An empty generation for a ledger of this length, in the place of any other that was growing."""
        self._clear()
        name = str(max((int(name) for name in self._names()), default=0) + 1)
        self._known[name] = Generation.begin(self._own / name, born=born)
        return self._known[name]

    def serve(self, generation: Generation) -> None:
        """Have this generation answer from now on, and take the others away."""
        written = self._pointer.with_suffix(".new")
        written.write_text(generation.folder.name, encoding="ascii")
        written.replace(self._pointer)
        self.tidy()

    def remove(self, generation: Generation) -> None:
        """Take a generation away."""
        self._known.pop(generation.folder.name, None)
        shutil.rmtree(generation.folder, ignore_errors=True)

    def tidy(self) -> None:
        """Take away whatever does not serve, also what other releases left: old files keep old words."""
        self._clear()
        for folder in self._all.iterdir():
            if folder.is_dir() and folder != self._own:
                shutil.rmtree(folder, ignore_errors=True)

    def forget(self) -> None:
        """Let go of open files."""
        self._known.clear()

    def _clear(self) -> None:
        serving = self.serving()
        for generation in map(self._generation, self._names()):
            if generation is not serving:
                self.remove(generation)

    def _generation(self, name: str) -> Generation:
        return self._known.setdefault(name, Generation(self._own / name))

    def _names(self) -> list[str]:
        try:
            return [name for name in os.listdir(self._own) if name.isascii() and name.isdigit()]
        except FileNotFoundError:
            return []
