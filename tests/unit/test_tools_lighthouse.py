"""What the tool reads in the reports of Lighthouse, and when it says that a page is not good enough."""

from typing import Any

import pytest
from tools.lighthouse import run


def report(performance: float = 1.0) -> dict[str, Any]:
    categories = {kind: {"score": 1.0, "auditRefs": []} for kind in run.KINDS}
    categories["performance"] = {
        "score": performance,
        "auditRefs": [{"id": "paint", "weight": 10}, {"id": "hint", "weight": 0}],
    }
    audits = {
        "paint": {"title": "First paint", "score": performance, "displayValue": "2 s"},
        "hint": {"title": "A hint", "score": 0},
    }
    return {"categories": categories, "audits": audits}


def test_scores_are_of_a_hundred_and_what_costs_points_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.scores(report(0.876)) == dict.fromkeys(run.KINDS, 100) | {"performance": 88}
    said = capsys.readouterr().err
    assert "performance: First paint 2 s" in said
    assert "hint" not in said
    assert run.scores(report()) == dict.fromkeys(run.KINDS, 100)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("lowest", "is_enough"), [(95, True), (94, False), (100, True)])
def test_one_low_score_is_not_enough(
    capsys: pytest.CaptureFixture[str], lowest: int, is_enough: bool
) -> None:
    assert run.told("home", dict.fromkeys(run.KINDS, 100) | {"seo": lowest}) is is_enough
    assert capsys.readouterr().out.startswith("ok " if is_enough else "LOW")


def test_the_pages_that_are_judged_are_four_and_the_compared_one_has_editions() -> None:
    assert run.pages().keys() == {"home", "search", "description", "comparison"}
    assert run.pages()["description"].split("/")[-1] in run.pages()["comparison"]
