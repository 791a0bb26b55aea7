"""What text may hold, what of rich text is markup, and that none of it is lost or made up."""

import html
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algorithm_register.standards.text import has_foreign_markup, normalised, plain, sanitised

patient = settings(deadline=None)  # a busy machine is no failure

ANY_TEXT = st.text(st.characters(exclude_categories=()))
PIECES = [
    *(
        "<p>",
        "</p>",
        "<ul>",
        "<li>",
        "<br>",
        "<div>",
        "</div>",
        "<p/",
        "<table>",
        "<td>",
        "<b>",
        "</b>",
        "<o:p>",
    ),
    *(
        "<script>",
        "</script>",
        "<style>",
        "<!--",
        "-->",
        "<svg>",
        "<math>",
        "<textarea>",
        "<noscript>",
        "<select>",
    ),
    *(
        "<plaintext>",
        "<template>",
        "<form>",
        "<a ",
        "<img ",
        "<",
        ">",
        '"',
        "'",
        "=",
        "&",
        "&amp;",
        "&lt;",
        "&#60;",
    ),
    *(
        "&#x338;",
        "&nbsp;",
        "&#1;",
        "\u0338",
        "é",
        "e\u0301",
        "\ud800",
        "\x00",
        "\x0b",
        "\r\n",
        "\n",
        " ",
        "/",
        "@",
    ),
    *("<https://noorderhaaks.example>", "<naam>", "]]>", "<![CDATA[", "<?", "<!", "onclick=x"),
]
ANY_HTML = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map("".join)


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("  Parkeren \t\n", "Parkeren"),
        ("een\r\ntwee\rdrie", "een\ntwee\ndrie"),
        ("een\ttwee", "een\ttwee"),
        ("e\u0301e\u0301n", "één"),
        ("a\x00b\x07c\x7fd\x9fe", "abcde"),
        ("half \ud83d paar", "half  paar"),
        ("\ud83d\ude42", "🙂"),
        ("\xa0", ""),
        ("1 < 2 & \"drie\" 'vier'", "1 < 2 & \"drie\" 'vier'"),
        ("&lt;img src=x onerror=alert(1)&gt;", "&lt;img src=x onerror=alert(1)&gt;"),
    ],
)
def test_text_is_normalised_before_it_is_recorded(text, becomes):
    assert normalised(text) == becomes


@patient
@given(ANY_TEXT)
def test_normalised_text_is_what_the_ledger_may_hold(text):
    result = normalised(text)
    assert normalised(result) == result == result.strip() == unicodedata.normalize("NFC", result)
    assert all(char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs") for char in result)
    result.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("<p>een</p><ul><li>twee</li></ul><div>drie<br>vier</div>",) * 2,
        ('<p class="x" onclick="y()">een <b>twee</b></p>', "<p>een twee</p>"),
        ("een<script>alert(1)</script><style>p{}</style> twee", "een twee"),
        ("een<!-- stil --> twee", "een twee"),
        ("<img src=x onerror=alert(1)>", ""),
        ("&lt;img src=x onerror=alert(1)&gt;",) * 2,
        ("&amp;lt;b&amp;gt;",) * 2,
        ("eerste regel\n\nderde regel",) * 2,
        ("1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2"),
        ("zie <https://noorderhaaks.example/a?b=1>", "zie &lt;https://noorderhaaks.example/a?b=1&gt;"),
        ("mail <info@noorderhaaks.example>", "mail &lt;info@noorderhaaks.example&gt;"),
        ("Geachte <naam>, als x<y dan", "Geachte &lt;naam&gt;, als x&lt;y dan"),
        ("bedragen <p", "bedragen &lt;p"),
        ("voor <!-- nooit gesloten", "voor &lt;!-- nooit gesloten"),
        ("<p>uit Word<o:p></o:p></p>", "<p>uit Word</p>"),
        ("<p>&#1;e&#769;</p>", "<p>é</p>"),
    ],
)
def test_rich_text_keeps_blocks_and_text_and_nothing_else(text, becomes):
    assert sanitised(text) == becomes


@patient
@given(ANY_HTML)
def test_sanitised_text_holds_allowed_tags_only_and_stays_as_it_is(text):
    check_sanitised(text)


@pytest.mark.proof
@settings(max_examples=30 * settings().max_examples)
@given(ANY_HTML)
def test_sanitised_text_holds_allowed_tags_only_whatever_is_tried(text):
    check_sanitised(text)


def check_sanitised(text: str) -> None:
    result = sanitised(text)
    assert sanitised(result) == result == normalised(result)
    assert all(re.fullmatch(r"</?(?:div|br|p|ul|ol|li)>", tag) for tag in re.findall(r"<[^>]*>?", result))
    assert not has_foreign_markup(result)


@patient
@given(ANY_TEXT.filter(lambda text: ">" not in text))
def test_text_without_tags_is_never_lost(text):
    letters = [char for char in normalised(text) if char.isalnum()]
    if "&" not in text:
        assert [char for char in plain(text) if char.isalnum()] == letters


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("<p>een</p><p>twee &amp; drie</p>", "een twee & drie"),
        ("<ul>\n<li>een</li>\n<li>twee</li></ul>", "een twee"),
        ("1 < 2", "1 < 2"),
        ("&lt;img src=x&gt;", "<img src=x>"),
        ("&amp;lt;", "&lt;"),
        ("<p> </p><!-- -->", ""),
        ("eerste\ntweede", "eerste\ntweede"),
    ],
)
def test_plain_is_the_text_a_reader_sees(text, becomes):
    assert plain(text) == becomes


ODD_PIECES = [
    "Een",
    " ",
    "\n",
    ">",
    "\u0338",
    "e\u0301",
    "\xa0",
    "\ufeff",
    "\ufffe",
    "</p>",
    "<ul>",
    "<br>",
    "&amp;",
    "<b>",
]
SOME_TEXT = st.lists(st.sampled_from(ODD_PIECES) | st.text(max_size=2), max_size=3).map("".join)
BLOCKS = st.builds("<p>{}</p>".format, SOME_TEXT) | st.builds(
    "<ul> <li>{}</li>\n<li>{}</li></ul>".format, SOME_TEXT, SOME_TEXT
)


@settings(max_examples=10 * settings().max_examples)
@given(st.lists(BLOCKS | SOME_TEXT, max_size=5).map("".join))
def test_plain_text_is_that_of_the_sanitised_text_however_it_was_found(text):
    pieces = (html.unescape(piece).strip() for piece in re.split(r"<[^>]*>", sanitised(text)))
    assert plain(text) == " ".join(piece for piece in pieces if piece)


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("<p>een</p><br/><BR>", False),
        ("<https://noorderhaaks.example> 1 < 2", False),
        ("<p class=x>een</p>", True),
        ("<b>een</b>", True),
        ("<script>x</script>", True),
        ("<!-- een -->", True),
    ],
)
def test_markup_that_is_taken_away_is_noticed(text, foreign):
    assert has_foreign_markup(text) is foreign
