"""Makes up organisations and descriptions in the likeness of a real register; the same number, the same rows."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from benchmarks.likeness import Likeness, likeness
from benchmarks.words import SEED, TOPICS, Writer, made_up

from algorithm_register.kernel.numbers import check_digit
from algorithm_register.ledger.commitment import Part

# The day of the listing that was measured.
TODAY = date(2026, 5, 13)
# There are not many more public bodies than this.
_MOST_ORGANISATIONS = 1400
_LONG = 5000
_NEARLY_THE_SAME = 0.5

_LONG_TEXTS = (
    "description_short",
    "goal",
    "proportionality",
    "human_intervention",
    "risks",
    "lawful_basis",
    "impacttoetsen",
    "source_data",
    "methods_and_models",
)
_PLAIN = frozenset({"description_short"})
_ADDRESSES = ("website", "url", "process_index_url", "publiccode")
# One assessment in six spellings, as sources write it, and others by their own names.
_ASSESSMENTS = (
    "Data Protection Impact Assessment (DPIA)",
    "Data Protection Impact Assesment (DPIA)",
    "DPIA",
    "dpia",
    "Dpia uitgevoerd",
    "Gegevensbeschermingseffectbeoordeling (DPIA)",
    "Impact Assessment Mensenrechten en Algoritmes (IAMA)",
    "Ethische toets",
    "Pre-scan DPIA",
)
_KIND_WORDS = {
    "Gemeente": "Gemeente",
    "Samenwerkingsorganisatie": "Samenwerking",
    "Zbo": "Bureau",
    "Overheidsorganisatie": "Rijksdienst",
    "Ministerie": "Ministerie van",
    "Waterschap": "Waterschap",
    "Provincie": "Provincie",
}


@dataclass(frozen=True)
class Organisation:
    """A public body that does not exist. `code` is `x-bench-` and a number."""

    code: str
    name: str
    kind: str


@dataclass(frozen=True)
class Row:
    """One description as a source would hand it over."""

    number: str
    organisation: Organisation
    content: dict[str, Part]
    in_force_from: date


@dataclass(frozen=True)
class Plan:
    """Which product each row describes, and who publishes it: what must be drawn in one go."""

    products: Sequence[int]
    publishers: Sequence[Organisation]
    numbers: Sequence[str]


def plan(count: int) -> Plan:
    """The plan of a register with this many descriptions."""
    like, dice = likeness(), random.Random(f"{SEED} plan {count}")
    products: list[int] = []
    sizes = like.sizes("products")
    product = 0
    while len(products) < count:
        products += [product] * dice.choice(sizes)
        product += 1
    products = products[:count]
    dice.shuffle(products)
    bodies = organisations(count)
    activity = like.sizes("organisations")
    weights = [dice.choice(activity) for _ in bodies]
    numbers = dice.sample(range(9**7), count)
    return Plan(products, dice.choices(bodies, weights=weights, k=count), [_number(each) for each in numbers])


@cache
def organisations(count: int) -> tuple[Organisation, ...]:
    """The bodies that publish in a register of this size."""
    like, dice = likeness(), random.Random(f"{SEED} organisations")
    publishing = len(like.sizes("organisations"))
    counted = sum(like.sizes("organisations"))
    many = min(_MOST_ORGANISATIONS, max(10, round(publishing * count / counted)))
    kinds = like.shares("kinds")
    return tuple(_body(index, kinds.draw(dice), made_up(dice, 2 + index % 2)) for index in range(many))


def rows(plan: Plan, start: int, end: int) -> Iterator[Row]:
    """These rows of the plan."""
    for index in range(start, end):
        dice = random.Random(f"{SEED} row {index}")
        body = plan.publishers[index]
        yield Row(
            number=plan.numbers[index],
            organisation=body,
            content=_content(dice, _product(plan.products[index]), body, index),
            in_force_from=TODAY - timedelta(days=likeness_once().spread("ages").draw(dice)),
        )


@cache
def likeness_once() -> Likeness:
    """The numbers, read once."""
    return likeness()


@cache
def _writer() -> Writer:
    return Writer(likeness_once())


@dataclass(frozen=True)
class _Product:
    """What all descriptions of one product share."""

    topic: Sequence[str]
    content: dict[str, Part]


@lru_cache(maxsize=2000)
def _product(index: int) -> _Product:
    like, write = likeness_once(), _writer()
    dice = random.Random(f"{SEED} product {index}")
    topic = tuple(
        word
        for term, share in like.shares("terms").shares.items()
        if dice.random() < share
        for word in TOPICS[term]
    )
    content: dict[str, Part] = {"name": write.name(dice, like.length("name").draw(dice), topic)}
    for key in _LONG_TEXTS:
        if dice.random() < like.filled(key):
            text = write.text(dice, min(like.length(key).draw(dice), 395), topic) if key in _PLAIN else ""
            content[key] = text or f"<p>{write.text(dice, like.length(key).draw(dice), topic)}</p>"
    for key in ("lawful_basis_grouping", "source_data_grouping", "impacttoetsen_grouping"):
        if dice.random() < like.filled(key):
            content[key] = _references(dice, key)
    if dice.random() < like.filled("tags"):
        content["tags"] = f"<p>{', '.join(topic[:3]) or write.name(dice, 20, ())}</p>"
    if dice.random() < like.filled("provider"):
        content["provider"] = _supplier(dice)
    content["publication_category"] = like.shares("categories").draw(dice)
    content["category"] = _themes(dice)
    return _Product(topic, content)


def _content(dice: random.Random, product: _Product, body: Organisation, index: int) -> dict[str, Part]:
    """The product as this body describes it: often word for word, else nearly the same."""
    like, write = likeness_once(), _writer()
    content = dict(product.content)
    if dice.random() > like.share("same_text"):
        for key in _LONG_TEXTS:
            text = content.get(key)
            if isinstance(text, str) and dice.random() < _NEARLY_THE_SAME:
                content[key] = _rewritten(dice, write, text, product.topic, limit=395 if key in _PLAIN else 0)
    host = f"{body.code.removeprefix('x-')}.example"
    content["status"] = like.shares("statuses").draw(dice)
    content["contact_email"] = f"algoritmes@{host}"
    if dice.random() < like.filled("begin_date"):
        content["begin_date"] = f"{dice.randint(2012, 2026)}-{dice.randint(1, 12):02}"
    for key in _ADDRESSES:
        if dice.random() < like.filled(key):
            content[key] = f"https://www.{host}/{key}/{index}"
    if dice.random() < like.filled("source_id"):
        content["source_id"] = f"B{index:06}"
    return content


def compared(count: int) -> tuple[Row, Row]:
    """Two editions of one more description, with texts of 5,000 characters of which one sentence in five differs."""
    dice, write = random.Random(f"{SEED} compared"), _writer()
    drawn = plan(count)
    number = next(free for each in range(9**7) if (free := _number(each)) not in set(drawn.numbers))
    before = write.text(dice, _LONG, ())[:_LONG]
    sentences = before.split(". ")
    for here in range(0, len(sentences), 5):
        sentences[here] = write.text(dice, len(sentences[here]), ()).rstrip(".")
    after = ". ".join(sentences)[:_LONG]
    made = _content(dice, _product(0), drawn.publishers[0], count)
    first, second = ({**made, "goal": f"<p>{text}</p>"} for text in (before, after))
    return (
        Row(number, drawn.publishers[0], first, TODAY - timedelta(days=30)),
        Row(number, drawn.publishers[0], second, TODAY),
    )


def _rewritten(dice: random.Random, write: Writer, text: str, topic: Sequence[str], *, limit: int) -> str:
    """The text with one of its sentences replaced by another."""
    is_rich = text.startswith("<p>")
    sentences = text.removeprefix("<p>").removesuffix("</p>").split(". ")
    here = dice.randrange(len(sentences))
    sentences[here] = write.text(dice, max(20, len(sentences[here])), topic).rstrip(".")
    changed = ". ".join(sentences)[: limit or None].rstrip(" .") + "."
    return f"<p>{changed}</p>" if is_rich else changed


def _references(dice: random.Random, key: str) -> list[dict[str, str]]:
    like, write = likeness_once(), _writer()
    many = int(like.shares("references", key).draw(dice))
    if key == "impacttoetsen_grouping":
        return [{"title": dice.choice(_ASSESSMENTS)} for _ in range(many)]
    titles = (write.name(dice, 30, ()) for _ in range(many))
    return [{"title": title, "link": f"https://wetten.example/{dice.randrange(9999)}"} for title in titles]


@cache
def _suppliers() -> tuple[Sequence[str], Sequence[int]]:
    """A few hundred suppliers, some of which sell to very many."""
    like, dice = likeness_once(), random.Random(f"{SEED} suppliers")
    sizes = like.sizes("suppliers")
    names = [made_up(dice, 2).capitalize() for _ in range(5 * len(sizes))]
    return names, [sizes[index % len(sizes)] for index in range(len(names))]


def _supplier(dice: random.Random) -> str:
    """A supplier; now and then in another spelling."""
    names, sizes = _suppliers()
    name = dice.choices(names, weights=sizes)[0]
    is_spelled_otherwise = dice.random() < likeness_once().share("supplier_spellings") - 1
    return (
        dice.choice((f"{name} B.V.", f"{name} BV", name.upper(), f"{name} "))
        if is_spelled_otherwise
        else name
    )


def _themes(dice: random.Random) -> list[str]:
    like = likeness_once()
    many = int(like.shares("themes_each").draw(dice))
    return list(dict.fromkeys(like.shares("themes").draw(dice) for _ in range(many)))


def _body(index: int, kind: str, name: str) -> Organisation:
    return Organisation(f"x-bench-{index}", f"{_KIND_WORDS[kind]} {name.capitalize()}", kind)


def _number(drawn: int) -> str:
    """The number of a description, from a number below 9⁷: no zero stands in its first seven digits."""
    digits = ""
    for _ in range(7):
        drawn, digit = divmod(drawn, 9)
        digits += str(digit + 1)
    return digits + str(check_digit(digits))
