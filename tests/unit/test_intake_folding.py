"""Folding gives one description, whatever the order in which its rows came."""

from dataclasses import dataclass, field
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from algorithm_register.intake.folding import Certainty, fold
from algorithm_register.standards.canonicalisation import Value


@dataclass
class Row:
    source: str = "listing"
    rank: int = 1
    stated_on: date | None = None
    language: str = "nl"
    organisation_code: str = "gm9901"
    organisation_name: str = "Gemeente Noorderhaaks"
    certainty: int = Certainty.FOUND
    content: dict[str, Value] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)
    came_on: date = date(2026, 1, 1)

    @property
    def day(self) -> date | None:
        return min(self.stated_on, self.came_on) if self.stated_on else None


def test_the_newest_row_has_the_last_word_field_by_field():
    old = Row(stated_on=date(2024, 1, 1), rank=3, content={"name": "Oud", "goal": "Blijft"})
    new = Row(stated_on=date(2025, 1, 1), source="nld-jsonl", content={"name": "Nieuw"})
    folded = fold([new, old])
    assert folded.content == {"name": "Nieuw", "goal": "Blijft"}
    assert folded.stated_on == date(2025, 1, 1)
    assert folded.sources == "listing, nld-jsonl"


def test_of_one_day_the_fuller_shape_has_the_last_word_then_the_name_of_the_source():
    day = date(2025, 1, 1)
    poor, full = Row(stated_on=day, content={"name": "A"}), Row(stated_on=day, rank=2, content={"name": "B"})
    assert fold([full, poor]).content == {"name": "B"}
    first, second = Row(source="a", content={"name": "A"}), Row(source="b", content={"name": "B"})
    assert fold([second, first]).content == {"name": "B"}


def test_a_row_without_a_day_is_the_oldest():
    undated, dated = (
        Row(rank=3, content={"name": "A"}),
        Row(stated_on=date(1990, 1, 1), content={"name": "B"}),
    )
    assert fold([undated, dated]).content == {"name": "B"}
    assert fold([undated]).stated_on is None


def test_a_row_that_is_dated_ahead_is_as_old_as_the_day_on_which_it_came():
    ahead = Row(stated_on=date(2999, 1, 1), came_on=date(2024, 1, 1), rank=3, content={"name": "A"})
    later = Row(stated_on=date(2025, 1, 1), content={"name": "B"})
    folded = fold([later, ahead])
    assert (folded.content, folded.stated_on) == ({"name": "B"}, date(2025, 1, 1))
    alone = fold([ahead])
    assert (alone.stated_on, alone.day) == (date(2999, 1, 1), date(2024, 1, 1))


def test_rows_in_another_language_than_the_newest_stay_out():
    frisian = Row(language="fy", content={"name": "Frysk", "goal": "Doel"})
    dutch = Row(stated_on=date(2025, 1, 1), content={"name": "Nederlands"})
    folded = fold([frisian, dutch])
    assert (folded.language, folded.content) == ("nl", {"name": "Nederlands"})


def test_the_names_of_sources_fit_a_record() -> None:
    rows = [Row(source=letter * 40, content={"name": "A"}) for letter in "abc"]
    assert fold(rows).sources == f"{'b' * 40}, {'c' * 40}, …"
    assert fold([Row(source="a"), Row(source="b" * 100)]).sources == "b" * 100


def test_the_best_known_code_wins_over_a_newer_row():
    stated = Row(certainty=Certainty.STATED, organisation_code="gm9901")
    made = Row(certainty=Certainty.MADE, organisation_code="x-noorderhaaks", stated_on=date(2025, 1, 1))
    assert fold([made, stated]).organisation_code == "gm9901"


DAYS = st.none() | st.dates(date(2023, 1, 1), date(2023, 1, 4))
ROWS = st.builds(
    Row,
    source=st.sampled_from("abcd"),
    rank=st.integers(1, 3),
    stated_on=DAYS,
    language=st.sampled_from(["nl", "nl", "fy"]),
    organisation_code=st.sampled_from(["gm9901", "gm9902"]),
    certainty=st.sampled_from(list(Certainty)),
    content=st.dictionaries(st.sampled_from(["name", "goal", "risks"]), st.text(max_size=3)),
)


@given(st.lists(ROWS, min_size=1, max_size=5, unique_by=lambda row: row.source), st.randoms())
def test_any_order_of_rows_folds_to_the_same(rows, random):
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert fold(shuffled) == fold(rows)
