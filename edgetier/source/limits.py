"""How much a file may ask of the reader before it is refused."""

from typing import NamedTuple


class Limits(NamedTuple):
    """Far above any honest inventory, far below what would exhaust memory or patience.

    A node is a value, an item or a container. An alias counts as all that it stands for, because whoever
    walks the data walks it again each time: that is what refuses a "billion laughs" file.
    """

    max_bytes: int = 64 * 2**20
    max_depth: int = 64
    max_expanded_nodes: int = 6_000_000
    max_aliased_nodes: int = 2_000_000
    max_documents: int = 10_000
    max_problems: int = 200
