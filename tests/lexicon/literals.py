"""Word lists that stand in Python: found by reading the code, not by running it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PACKAGE = Path(__file__).parents[2] / "framing"
_COLLECTIONS = (ast.Set, ast.Tuple, ast.List, ast.Dict)
_BARE = re.compile(r"\s*\w[\w.’'/-]*(?:\s+\w[\w.’'/-]*)*\s*")  # words and nothing else: patterns and prose have marks


class WordList(NamedTuple):
    """A list of words in a file, and the line that it begins in."""

    path: Path
    line: int
    words: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.path.relative_to(PACKAGE)}:{self.line} ({len(self.words)}: {' '.join(self.words[:4])} …)"


def word_lists(code: str, path: Path) -> Iterator[WordList]:
    """Yield the outermost collections of strings in a module, and its strings of several bare words."""
    for node in _literals(ast.parse(code), within=False):
        if len(words := tuple(_words(node))) > 1:
            yield WordList(path, node.lineno, words)


def _literals(node: ast.AST, *, within: bool) -> Iterator[ast.expr]:
    """Yield the collections and strings below a node, those `within` another collection left out."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return  # a docstring
    if isinstance(node, ast.Assign) and "__all__" in map(ast.unparse, node.targets):
        return  # what a module offers
    literal = isinstance(node, (*_COLLECTIONS, ast.Constant))
    if literal and not within and isinstance(node, ast.expr):
        yield node
    for child in ast.iter_child_nodes(node):
        yield from _literals(child, within=literal)


def _words(node: ast.AST) -> Iterator[str]:
    """Yield the words of a collection and of those inside it; a string that is no bare words has none."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from node.value.split() if _BARE.fullmatch(node.value) else ()
    elif isinstance(node, _COLLECTIONS):
        for child in ast.iter_child_nodes(node):
            yield from _words(child)
