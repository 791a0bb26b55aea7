"""How text becomes words to match: one chain for each language, and the fields with their weights.

All that shapes an index goes into its fingerprint: another chain, weight or layout means another index.
"""

from collections.abc import Mapping
from functools import cache
from importlib.metadata import version

import tantivy

from algorithm_register.kernel.canonical import fingerprint
from algorithm_register.search.language.variants import variants
from algorithm_register.standards.loading import standard, versions

# Folding comes before stemming, so that a word typed without its accents has the same stem.
CHAINS = {
    "nl": ("lowercase", "ascii_fold", "dutch"),
    "en": ("lowercase", "ascii_fold", "english"),
}

# Who publishes weighs less than the theme and more than the goal.
PUBLISHER = "publisher"
PUBLISHER_WEIGHT = 3.5

# Raise when `documents` lays out its texts in another way.
LAYOUT = 1
WORDS = "words"
_PLAIN = {"lowercase": tantivy.Filter.lowercase, "ascii_fold": tantivy.Filter.ascii_fold}


@cache
def analyzer(language: str) -> tantivy.TextAnalyzer:
    """The chain of a language that has an index."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in CHAINS[language]:
        plain = _PLAIN.get(step)
        builder = builder.filter(plain() if plain else tantivy.Filter.stemmer(step))
    return builder.build()


def alternatives(text: str, language: str) -> list[list[str]]:
    """The stems of a text in sequence; a text of one word may be met by any of several, its own first."""
    words = analyzer(language)
    own = words.analyze(text)
    others = [words.analyze(form) for form in variants(text.lower(), language)] if len(own) == 1 else []
    return [
        stems for index, stems in enumerate([own, *others]) if stems and stems not in [own, *others][:index]
    ]


@cache
def boosts() -> Mapping[str, float]:
    """What a match weighs, by field of the index: one for each weight, one for the publisher."""
    weights = {
        field.weight for each in versions() for field in standard(each).fields.values() if field.weight
    }
    return {PUBLISHER: PUBLISHER_WEIGHT} | {text_field(weight): float(weight) for weight in weights}


def text_field(weight: int) -> str:
    """The field of the index that holds all texts of this weight."""
    return f"text_{weight}"


@cache
def schema() -> tantivy.Schema:
    """The fields of an index: texts by weight to match, hardly anything to read back.

    No text is stored: snippets are made from the record, so an index cannot show what the register removed.
    """
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("number", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("organisation", tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("newest", fast=True)
    builder.add_unsigned_field("day", fast=True)
    builder.add_text_field("cursor", stored=True, tokenizer_name="raw", index_option="basic")
    for name in boosts():
        builder.add_text_field(name, tokenizer_name=WORDS, index_option="position")
    return builder.build()


def register_words(index: tantivy.Index, language: str) -> None:
    """Give an index its chain; tantivy forgets it whenever an index is opened."""
    index.register_tokenizer(WORDS, analyzer(language))


def index_fingerprint(language: str) -> str:
    """What an index of this language depends on, in 64 hexadecimal digits."""
    fields = {
        each: {
            key: [field.kind, field.weight] for key, field in standard(each).fields.items() if field.weight
        }
        for each in versions()
    }
    return fingerprint(
        {
            "engine": version("tantivy"),
            "chain": list(CHAINS[language]),
            "fields": fields,
            "publisher": str(PUBLISHER_WEIGHT),
            "layout": LAYOUT,
        }
    )
