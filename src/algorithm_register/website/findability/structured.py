"""What a page is about, in the words of schema.org, for search engines and other machines.

Only what the page itself shows is told (docs/decisions/0015). Addresses are absolute.
"""

import json
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from algorithm_register.organisations.selectors import OrganisationView
from algorithm_register.register.records import PublicRecord

Node: TypeAlias = Mapping[str, object]

_CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
# What could end the element around the data, or a line of a script.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def site(*, name: str, about: str, language: str, address: str, search: str) -> Node:
    """The register itself; `search` is the address of an answer, to which the words are added."""
    return {
        "@type": "WebSite",
        "@id": f"{address}#register",
        "url": address,
        "name": name,
        "description": about,
        "inLanguage": language,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{words}}"},
            "query-input": "required name=words",
        },
    }


def organisation(body: OrganisationView, *, permanent: str, address: str) -> Node:
    """A public body; `permanent` names it for ever, `address` is its page in this register."""
    return _stated(
        {
            "@type": "GovernmentOrganization",
            "@id": permanent,
            "name": body.name,
            "alternateName": body.abbreviation,
            "identifier": body.code,
            "sameAs": body.uri,
            "mainEntityOfPage": address,
        }
    )


def description(
    record: PublicRecord, language: str, *, publisher: Node, permanent: str, address: str, register: str
) -> Node:
    """The text about an algorithm, in the words that readers of a language see."""
    shown = record.in_language(language)
    themes = shown.content.get("category")
    return _stated(
        {
            "@type": "DigitalDocument",
            "@id": permanent,
            "url": address,
            "identifier": record.number,
            "name": shown.content.get("name"),
            "abstract": shown.content.get("description_short"),
            "keywords": themes if isinstance(themes, list) else None,
            "inLanguage": language if "name" in shown.translated else record.language,
            "version": str(record.edition),
            "dateModified": record.in_force_from.isoformat(),
            "publisher": publisher,
            "isPartOf": {"@type": "WebSite", "@id": f"{register}#register", "url": register},
            "isAccessibleForFree": True,
            # A text that was taken over has the licence of its source, which is not known here.
            "license": None if record.origin == "imported" else _CC0,
        }
    )


def path(steps: Iterable[tuple[str, str]]) -> Node:
    """The path to a page: address and name of each step, the page itself last."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": name, "item": address}
            for at, (address, name) in enumerate(steps, start=1)
        ],
    }


def written(node: Node) -> str:
    """The data as text that can stand between the tags of a script, whatever it says."""
    whole = {"@context": "https://schema.org", **node}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def _stated(node: Node) -> Node:
    """Without what is empty."""
    return {key: value for key, value in node.items() if value not in (None, "", [])}
