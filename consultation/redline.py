"""What changed between two texts, word by word; lines are matched first, so that long texts stay quick.

The comparison is that of Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), with a limit on
the number of differences: whatever somebody hands in, the work is bounded.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

SAME, GONE, NEW = "same", "del", "ins"
MOST_CHANGES = 600  # beyond so many, two stretches are shown as taken out and put in
CRUMBS, CRUMB = 1000, 10  # so many pieces of so few letters on average: nobody reads that
KIN = 0.25  # of the words: fewer in common and it is another text
SHORT = 3  # letters: a shorter word that stayed between two changes reads better as part of them
_WORD = re.compile(r"\w+(?:[.,:'’-]\w+)*|[^\w\s]|\s+")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")

Piece = tuple[str, str]


def redline(old: str, new: str) -> list[Piece]:
    """The pieces of both texts in order, as (kind, text) with kind `same`, `del` or `ins`.

    Without the `ins` it is the old text to the letter, without the `del` the new one.
    """
    pieces: list[Piece] = []
    for before, after in _stretches(_LINE.findall(old), _LINE.findall(new)):
        pieces += [(SAME, before)] if before == after else _by_word(before, after)
    pieces = _joined(pieces)
    if len(pieces) > CRUMBS and len(old) + len(new) < CRUMB * len(pieces):
        return [(GONE, old), (NEW, new)]
    return pieces


def _stretches(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    """Both texts side by side, cut where whole lines are the same; changed lines in pairs if they can."""
    for before, after in _compared(old, new):
        if before == after or len(before) != len(after):
            yield "".join(before), "".join(after)
        else:
            yield from zip(before, after, strict=True)


def _by_word(old: str, new: str) -> list[Piece]:
    words, others = _WORD.findall(old), _WORD.findall(new)
    if not _are_kin(words, others):
        return [(GONE, old), (NEW, new)]
    pieces = []
    for before, after in _compared(words, others):
        same = before == after
        pieces += [(SAME, "".join(before))] if same else [(GONE, "".join(before)), (NEW, "".join(after))]
    return _phrases(_merged(pieces))


def _are_kin(old: list[str], new: list[str]) -> bool:
    """Whether enough words came back to look for them; another sentence reads better as a whole."""
    before, after = (Counter(word for word in words if word[0].isalnum()) for words in (old, new))
    return (before & after).total() >= KIN * max(before.total(), after.total())


def _phrases(pieces: list[Piece]) -> list[Piece]:
    """People read phrases, not crumbs: a space or a short word between two changes goes with them."""
    read: list[Piece] = []
    for at, (kind, text) in enumerate(pieces):
        is_crumb = kind == SAME and len(text.strip()) <= SHORT and "\n" not in text
        is_between = 0 < at < len(pieces) - 1
        read += [(GONE, text), (NEW, text)] if is_crumb and is_between else [(kind, text)]
    return read


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Neighbours of one kind as one piece, what went before what came, nothing empty."""
    joined: list[Piece] = []
    for same, group in groupby(pieces, key=lambda piece: piece[0] == SAME):
        stretch = list(group)
        for kind in [SAME] if same else [GONE, NEW]:
            if text := "".join(piece for its_kind, piece in stretch if its_kind == kind):
                joined.append((kind, text))
    return _merged(joined)


def _merged(pieces: list[Piece]) -> list[Piece]:
    return [
        (kind, "".join(text for _, text in group))
        for kind, group in groupby(pieces, key=lambda piece: piece[0])
    ]


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Both in stretches: the same on both sides, or what stood here beside what stands here now."""
    kept = [(-1, -1), *_kept(old, new), (len(old), len(new))]
    for (x, y), (i, j) in pairwise(kept):
        if x >= 0:
            yield old[x : x + 1], new[y : y + 1]
        if i - x > 1 or j - y > 1:
            yield old[x + 1 : i], new[y + 1 : j]


def _kept(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Places in both of what stayed; none when there are more than MOST_CHANGES differences."""
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    inner = _shortest(old[start : len(old) - end], new[start : len(new) - end])
    ends = [(len(old) - at, len(new) - at) for at in range(end, 0, -1)]
    return [(at, at) for at in range(start)] + [(start + x, start + y) for x, y in inner] + ends


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """How long both begin the same."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(old), len(new)))


def _shortest(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Myers' greedy search: `reach[k]` is how far diagonal k came with so many changes."""
    reach, trail = {1: 0}, []
    for changes in range(min(MOST_CHANGES, len(old) + len(new)) + 1):
        trail.append(reach.copy())
        for k in range(-changes, changes + 1, 2):
            x = _start(reach, k, changes)
            while x < len(old) and x - k < len(new) and old[x] == new[x - k]:
                x += 1
            reach[k] = x
            if x >= len(old) and x - k >= len(new):
                return _walked_back(trail, len(old), len(new))
    return []


def _came_from(reach: dict[int, int], k: int, changes: int) -> int:
    """The diagonal before k: the one above when a word was put in, the one below when one was taken out."""
    comes_down = k == -changes or (k != changes and reach[k - 1] < reach[k + 1])
    return k + 1 if comes_down else k - 1


def _start(reach: dict[int, int], k: int, changes: int) -> int:
    """Where diagonal k begins after one more change."""
    before = _came_from(reach, k, changes)
    return reach[before] + (before < k)


def _walked_back(trail: list[dict[int, int]], x: int, y: int) -> list[tuple[int, int]]:
    kept = []
    for changes, reach in reversed(list(enumerate(trail))):
        k = x - y
        kept += [(at, at - k) for at in range(x - 1, _start(reach, k, changes) - 1, -1)]
        before = _came_from(reach, k, changes)
        x, y = reach[before], reach[before] - before
    return kept[::-1]
