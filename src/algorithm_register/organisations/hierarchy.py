"""Who stands under whom: a tree of codes, in which nobody stands below itself."""

from collections.abc import Mapping

from algorithm_register.kernel.errors import ValueRefused


def ancestors(code: str, parents: Mapping[str, str]) -> tuple[str, ...]:
    """The codes above a code, nearest first. `parents` is code → parent; a cycle in it is walked once."""
    above: list[str] = []
    while (parent := parents.get(code)) is not None and parent not in above:
        above.append(parent)
        code = parent
    return tuple(above)


def checked_parent(code: str, parent: str, parents: Mapping[str, str]) -> str:
    """The parent, or ValueRefused where it would put the code below itself."""
    if code == parent or code in ancestors(parent, parents):
        message = (
            f"{parent} cannot stand above {code}: it is {code} itself or stands below it. Choose another."
        )
        raise ValueRefused(message, field="parent", value=parent, limit="not itself and not below it")
    return parent
