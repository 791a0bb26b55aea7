"""Markup that pages share: no text of a publisher becomes markup that we did not allow."""

import html
import re
import time
from html.parser import HTMLParser

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from algorithm_register.standards.model import Field, Kind
from algorithm_register.ui import links, markup, signs

ALLOWED = {"p", "br", "ul", "ol", "li", "div"}


class Tags(HTMLParser):
    """Collects the tags of a piece of markup, with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def field(kind: Kind, **labels: dict[str, str]) -> Field:
    return Field(key="any", kind=kind, label={}, help={}, value_labels=labels)


def test_rich_text_keeps_its_blocks_and_loses_everything_else():
    assert (
        markup.rich('<p onclick="x()">a<script>b</script></p><ul><li>c</li></ul>')
        == "<p>a</p><ul><li>c</li></ul>"
    )


def test_rich_text_without_blocks_keeps_its_lines():
    assert markup.rich("one\ntwo\n\nthree") == "<p>one<br>two</p>\n\n<p>three</p>"


def test_plain_text_stays_literal_and_keeps_its_lines():
    assert markup.plain("1 < 2\n<b>x</b> &lt;") == "<p>1 &lt; 2<br>&lt;b&gt;x&lt;/b&gt; &amp;lt;</p>"


@given(st.text() | st.from_regex(r"(<[a-z]{1,6}( [a-z]+=[\"'x]*)?/?>|&[a-z]+;|\n|a){1,12}"))
def test_no_rich_text_brings_a_tag_or_an_attribute_of_its_own(text):
    for tag, attributes in Tags(markup.rich(text)).found:
        assert tag in ALLOWED | {"a"}
        assert not attributes or (tag == "a" and attributes.keys() == {"class", "href"})


@given(st.text(), st.text())
def test_only_web_addresses_become_links(address, text):
    for tag, attributes in Tags(links.link(address, text)).found:
        assert tag in {"a", "wbr"}
        assert str(attributes.get("href", "http://")).startswith(("http://", "https://"))


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//host/x", "http://", "https://[", "x"]
)
def test_an_address_that_is_not_of_the_web_stands_as_text(address):
    assert "<a" not in links.link(address, "Besluit")


def test_an_email_address_can_be_written_to_and_may_break_in_a_narrow_column():
    assert links.contact("a@b.example") == '<a class="nl-link" href="mailto:a@b.example">a@<wbr>b.example</a>'


def hrefs(shown: str) -> list[str]:
    return [str(attributes["href"]) for tag, attributes in Tags(shown).found if tag == "a"]


def words(shown: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", shown))


@pytest.mark.parametrize(
    ("value", "addresses"),
    [
        ("E-mail: loket@b.example  Tel: 14010", ["mailto:loket@b.example"]),
        ("fg@b.example en privacy@b.example.", ["mailto:fg@b.example", "mailto:privacy@b.example"]),
        ("Via het formulier: https://b.example/contact?a=1&b=2", ["https://b.example/contact?a=1&b=2"]),
        ("https://b.example/@loket", ["https://b.example/@loket"]),
        ("loket@b", []),
        ("Bel 14010 <b>", []),
    ],
)
def test_of_a_contact_in_words_each_address_is_a_link_and_the_words_stay(value, addresses):
    assert hrefs(links.contact(value)) == addresses
    assert words(links.contact(value)) in {value, value.removeprefix("https://")}


def test_two_web_addresses_in_one_answer_are_two_links():
    two = "https://a.example/x  https://b.example/y."
    assert hrefs(links.link(two)) == ["https://a.example/x", "https://b.example/y"]
    assert words(links.link(two, "Besluit")) == f"Besluit ({two})"


def test_a_word_of_a_hundred_thousand_letters_is_read_at_once():
    began = time.process_time()
    links.contact("bel " + "w" * 100_000)
    assert time.process_time() - began < 1


def test_an_email_address_adds_nothing_to_the_letter():
    assert hrefs(links.contact("a?bcc=c&b@b.example")) == ["mailto:a%3Fbcc%3Dc%26b@b.example"]


@given(st.text(alphabet=list("<>&;\"'ab@.:/ \n")) | st.text())
def test_a_contact_in_words_brings_no_markup_of_its_own(text):
    shown = links.contact(f"x {text} a@b.example")
    assert {tag for tag, _ in Tags(shown).found} <= {"a", "wbr"}
    assert all(href.startswith(("mailto:", "http://", "https://")) for href in hrefs(shown))


def test_hits_are_marked_and_everything_is_escaped():
    runs = (("1 < 2 ", False), ("parkeer<", True))
    assert markup.marked(runs) == '1 &lt; 2 <mark class="utrecht-mark">parkeer&lt;</mark>'


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        (Kind.TEXT, "a\nb", "<p>a<br>b</p>"),
        (Kind.MONTH, "2023-03", "<p>maart 2023</p>"),
        (Kind.LANGUAGE, "nl", "<p>Nederlands</p>"),
        (Kind.CHOICES, ["DPIA", "IAMA"], "<ul><li>DPIA</li><li>IAMA</li></ul>"),
        (
            Kind.REFERENCES,
            [{"title": "Wet", "link": "https://wet.example"}, {"title": "Besluit"}],
            '<ul><li><a class="nl-link" href="https://wet.example">Wet</a></li><li>Besluit</li></ul>',
        ),
    ],
)
def test_a_value_is_shown_as_its_kind_asks(kind, value, shown):
    with translation.override("nl"):
        assert markup.field_value(field(kind), value, "nl") == shown


def test_a_choice_is_shown_in_the_language_of_the_page():
    asked = field(Kind.CHOICE, Verkeer={"en": "Traffic"})
    assert markup.field_value(asked, "Verkeer", "en") == "<p>Traffic</p>"
    assert markup.field_value(asked, "Verkeer", "nl") == "<p>Verkeer</p>"


def test_a_category_is_told_by_letter_fill_and_word():
    sign = signs.category_sign("Hoog-risico AI-systeem")
    assert markup.tile(sign) == '<span class="reg-tile reg-tile--a" aria-hidden="true">A</span>'
    with translation.override("nl"):
        assert str(sign.word) == "Hoog-risico AI-systeem"


def test_a_status_that_the_standard_does_not_know_is_shown_as_it_is():
    assert "In proef &lt;2&gt;" in markup.state(signs.status_sign("In proef <2>"))


@pytest.mark.parametrize(
    ("text", "address", "after"),
    [
        ("Zie https://wetten.example/a?b=1&amp;c=2.", "https://wetten.example/a?b=1&amp;c=2", "."),
        ("(https://wetten.example/a)", "https://wetten.example/a", ")"),
        ("<p>http://wetten.example</p>", "http://wetten.example", "</p>"),
        ("<ul><li>HTTPS://wetten.example/é</li></ul>", "HTTPS://wetten.example/é", "</li>"),
    ],
)
def test_a_web_address_in_rich_text_becomes_a_link_and_the_marks_around_it_stay_outside(text, address, after):
    assert f'<a class="nl-link reg-address" href="{address}">{address}</a>{after}' in markup.rich(text)


@given(st.text(alphabet=list("<>&;\"'ahrefjvscript:/. https")) | st.text())
def test_a_link_in_rich_text_is_the_only_markup_that_is_added(text):
    shown = markup.rich(f"https://a.example/{text}")
    found = re.findall(r'<a class="nl-link reg-address" href="(https?://[^"<>]*)">', shown, re.IGNORECASE)
    assert shown.count("<a ") == len(found) == shown.count("</a>")


def test_an_address_is_shown_as_people_say_it():
    assert links.link("https://noorderhaaks.example/verwerkingen/") == (
        '<a class="nl-link reg-address" href="https://noorderhaaks.example/verwerkingen/">'
        "noorderhaaks.example/<wbr>verwerkingen</a>"
    )
