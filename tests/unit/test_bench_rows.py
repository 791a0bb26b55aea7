"""The synthetic register of the bench: the same every time, in the likeness of a real one, and fit for the standard."""

import random
from collections import Counter

import pytest
from benchmarks.likeness import Spread, likeness
from benchmarks.measuring import Times, quantile, summary
from benchmarks.questions import address, questions
from benchmarks.rows import TODAY, plan, rows

from algorithm_register.kernel.numbers import is_national
from algorithm_register.standards.findings import Severity
from algorithm_register.standards.loading import standard
from algorithm_register.standards.validation import findings_on

COUNT = 120


def made():
    return list(rows(plan(COUNT), 0, COUNT))


def test_the_same_number_of_descriptions_gives_the_same_register():
    assert made() == made()


def test_made_up_descriptions_pass_the_standard():
    refusing = {
        (finding.field, finding.code)
        for row in made()
        for finding in findings_on(row.content, standard("1.0"), unknown={})
        if finding.severity is Severity.REFUSES
    }
    assert refusing == set()


def test_numbers_are_valid_and_no_two_are_the_same():
    numbers = [row.number for row in made()]
    assert all(map(is_national, numbers))
    assert len(set(numbers)) == COUNT


def test_products_come_round_at_several_organisations_with_nearly_the_same_text():
    products = Counter(plan(1000).products)
    shared = sum(times for times in products.values() if times > 1)
    assert 200 < shared < 800
    assert products.most_common(1)[0][1] > 5


def test_nothing_is_in_force_after_the_day_of_the_listing():
    assert all(row.in_force_from <= TODAY for row in made())


def test_questions_find_about_as_much_as_in_a_real_register():
    texts = [str(row.content).lower() for row in rows(plan(1000), 0, 1000)]
    for term in ("bijstand", "fraude", "kenteken"):
        share = sum(term in text for text in texts) / 1000
        assert share == pytest.approx(likeness().share("terms", term), abs=0.03)


def test_every_question_has_an_address():
    assert len({address(asked) for asked in questions(COUNT)}) == len(questions(COUNT))


def test_a_spread_never_leaves_its_quantiles():
    dice = random.Random(1)  # noqa: S311 - the same every time
    drawn = [Spread([3, 5, 90]).draw(dice) for _ in range(500)]
    assert min(drawn) >= 3
    assert max(drawn) <= 90
    assert 200 < sum(each <= 5 for each in drawn) < 300


def test_times_are_told_by_kind_and_the_first_apart():
    first, second, *_ = questions(COUNT)
    later = {first: [1.0, 2.0, 3.0], second: [4.0, 5.0, 6.0]}
    times = Times(first={first: 9.0, second: 8.0}, later=later, processor={first: [0.5], second: [1.5]})
    told = summary(times)
    assert (told.p50, told.p95, told.first_p95) == (4.0, 6.0, 9.0)
    assert told.processor_p95 == 1.5
    assert told.queries is None
    assert quantile([1.0], 0.95) == 1.0
