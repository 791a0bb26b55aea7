"""Data about a page stands between the tags of a script: no text in it may end that element or change on the way."""

import json
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from algorithm_register.website.findability import structured

TEXTS = st.text() | st.sampled_from(["</script>", "<!--", "<script>", "]]>", "\u2028", "\\u003c", "&lt;"])


class Scripts(HTMLParser):
    """What stands between the tags of scripts, as a browser takes a page apart."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.elements.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.lists(TEXTS, max_size=4).map("".join))
def test_any_text_comes_out_as_it_went_in(text):
    read = Scripts()
    read.feed(f"<script>{structured.written({'name': text})}</script><p></p>")
    read.close()
    assert read.elements == ["script", "p"]
    assert json.loads(read.text)["name"] == text
