"""The short names of impact assessments, as they fit in a row."""

from algorithm_register.website.rows import assessments


def test_an_assessment_is_called_by_its_abbreviation_else_by_a_short_title():
    references = [
        {"title": "Data Protection Impact Assessment (DPIA)", "link": "https://noorderhaaks.example/dpia"},
        {"title": "Pre-scan DPIA"},
        {"title": "Een uitgebreide eigen toets van de gemeente"},
        {"title": "Nog een toets (DPIA)"},
    ]
    assert list(assessments(references)) == ["DPIA", "Pre-scan DPIA"]


def test_what_a_source_wrote_as_plain_text_names_no_assessment():
    assert list(assessments("DPIA uitgevoerd")) == []
    assert list(assessments(None)) == []
