"""The words that a scenario offers for a moment, how to put them together, and which words have been used."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from string import Formatter

from msgspec import Struct

from game.engine.case import Case, Phrase
from game.terms import Dice, MemberId
from game.words.labels import capital, ordinal, stopped, tidy, uncapital
from game.words.plain import PLAIN
from game.world.conditions import holds

_END = re.compile(r"([.!?][”’\")]*)\s+(?=[“‘\"(]*[A-Z0-9])")
_NOISE = re.compile(r"[^\w]+")
_ABBREVIATED = ("Mr.", "Ms.", "Mrs.", "Dr.", "No.", "St.", "Art.", "para.", "paras.", "e.g.", "i.e.")
Gaps = Mapping[str, str]


class Wish(Struct, frozen=True):
    """A sentence to be said: its phrase key, the values of its gaps, its speaker, and clauses that may end it.

    `opener` is the key of further openers, for use when all other ways to say it have been used.
    """

    key: str
    gaps: Gaps
    by: MemberId = ""
    tails: tuple[str, ...] = ("",)
    opener: str = "opener"


class Phrasebook:
    """The phrase bank of a scenario over the built-in plain sentences."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._numbers: array[float] | None = None

    def follow(self, numbers: array[float]) -> None:
        """Keep the phrases up with the world: a phrase with a condition is offered while the condition holds."""
        self._numbers = numbers

    @cached_property
    def _bank(self) -> dict[str, tuple[Phrase, ...]]:
        bank: dict[str, tuple[Phrase, ...]] = {}
        for phrase in self._case.phrases:
            bank[phrase.key] = (*bank.get(phrase.key, ()), phrase)
        return bank

    def _texts(self, key: str) -> tuple[str, ...]:
        return tuple(text for phrase in self._bank.get(key, ()) if self._timely(phrase) for text in phrase.texts)

    def _timely(self, phrase: Phrase) -> bool:
        if not phrase.when:
            return True
        return self._numbers is not None and holds(phrase.when, self._case.setting, self._numbers)

    def tiers(self, key: str, by: MemberId = "") -> Iterator[tuple[str, ...]]:
        """Yield the texts for a key, the most specific first: a delegation's own, the key's, those of its parts."""
        yield from self._own(key, by)
        yield self.plain(key)

    def own(self, key: str, by: MemberId = "") -> tuple[str, ...]:
        """Return the scenario's most specific texts for the key, or none."""
        return next(self._own(key, by), ())

    def plain(self, key: str) -> tuple[str, ...]:
        """Return the built-in texts for the nearest part of the key."""
        if key.startswith("stating/"):
            key = f"stating/{key.rsplit('/', 1)[1]}"
        return next((PLAIN[each] for each in _nearer(key) if each in PLAIN), ())

    def filled(self, key: str, gaps: Gaps, by: MemberId = "") -> list[str]:
        """Return the most specific texts for a key whose gaps can be filled, with the gaps filled."""
        for texts in self.tiers(key, by):
            if found := self.fill(texts, gaps):
                return found
        return []

    def fill(self, texts: Sequence[str], gaps: Gaps) -> list[str]:
        """Return the texts whose gaps can be filled, with the gaps filled."""
        found = []
        for text in texts:
            names = _gaps_of(text)
            if names is not None and all(gaps.get(name) for name in names):
                found.append(text.format_map(gaps) if names else text)
        return [tidy(text) for text in found]

    def _own(self, key: str, by: MemberId) -> Iterator[tuple[str, ...]]:
        for name in _nearer(key):
            for exact in (f"{name}/{by}", name) if by else (name,):
                if texts := self._texts(exact):
                    yield texts


class Tongue:
    """The sentences said in a game, and the choice of new words: no sentence comes twice."""

    def __init__(self, book: Phrasebook, seed: int) -> None:
        self.book = book
        self._seed = seed
        self._said: set[str] = set()
        self._used: Counter[str] = Counter()
        self._times: Counter[str] = Counter()
        self._meant: Counter[str] = Counter()

    def meeting_opens(self) -> None:
        """Forget the meanings of the meeting before: within a meeting no clause may come twice."""
        self._meant.clear()

    def say(self, wish: Wish, openers: Sequence[str], purpose: str) -> str:
        """Return a new sentence for the wish, and remember it; one of `openers` is put before its core."""
        self._times[wish.key] += 1
        dice = Dice(self._seed, phase=purpose)
        for heads in (openers, ("",), self._more_openers(wish, dice)):
            for parts in self._combinations(wish, heads, dice):
                if self.is_new(text := compose(*parts)):
                    self._used.update(parts)
                    self._meant[_sense(parts[1], wish.gaps)] += 1
                    return self.keep(text)
        parts = next(self._combinations(wish, ("",), dice), ("", capital(wish.key), ""))
        return self.varied(compose(*parts), self._times[wish.key])

    @contextmanager
    def rehearsing(self) -> Iterator[None]:
        """Let words be said without remembering them afterwards."""
        kept = set(self._said), Counter(self._used), Counter(self._times), Counter(self._meant)
        try:
            yield
        finally:
            self._said, self._used, self._times, self._meant = kept

    def spare(self, texts: Sequence[str], purpose: str) -> str:
        """Return one of the texts that has not been said, as a sentence, or nothing."""
        for text in Dice(self._seed, phase=purpose).order(list(texts), "spare"):
            sentence = capital(stopped(text))
            if self.is_new(sentence):
                return self.keep(sentence)
        return ""

    def rotated(self, texts: Sequence[str], purpose: str) -> str:
        """Return the text that has been used least, to be part of a sentence, and count it as used."""
        text = min(Dice(self._seed, phase=purpose).order(list(texts), "rotated"), key=self._used.__getitem__)
        self._used[text] += 1
        return text

    def stated(self, text: str) -> str:
        """Return a sentence that must be said, and remember it; it is varied if it has been said before."""
        sentence = capital(stopped(tidy(text)))
        return self.keep(sentence) if self.is_new(sentence) else self.varied(sentence, 2)

    def varied(self, text: str, times: int) -> str:
        """Return the sentences; an ordinal clause makes each sentence new that has been said before."""
        return " ".join(self._varied(each, times) for each in sentences(text))

    def is_new(self, text: str) -> bool:
        """Return whether no sentence of the text has been said, and none comes twice in it."""
        keys = [_key(each) for each in sentences(text)]
        return len(set(keys)) == len(keys) and self._said.isdisjoint(keys)

    def keep(self, text: str) -> str:
        """Remember the sentences of the text and return it."""
        self._said.update(_key(each) for each in sentences(text))
        return text

    def _varied(self, text: str, times: int) -> str:
        sentence, body = text, stopped(text)[:-1]
        while not self.is_new(sentence):
            sentence, times = f"{body}, {_again(times)}.", times + 1
        return self.keep(sentence)

    def _more_openers(self, wish: Wish, dice: Dice) -> Sequence[str]:
        found = self.book.filled(wish.opener, wish.gaps, wish.by)
        return dice.order(found, "more")

    def _combinations(self, wish: Wish, heads: Sequence[str], dice: Dice) -> Iterator[tuple[str, str, str]]:
        named = wish.gaps.get("speaker", "")
        heads = list(dict.fromkeys([*heads, ""] if named else heads))
        for place, texts in enumerate(self.book.tiers(wish.key, wish.by)):
            cores = self.book.fill(texts, wish.gaps)
            found = [(head, core, _fitting(tail, core)) for head in heads for core in cores for tail in wish.tails]
            # Nobody names another speaker twice in one sentence.
            found = [each for each in found if not (named and named in each[0] and named in each[1])]
            yield from sorted(dice.order(found, f"{wish.key}/{place}"), key=lambda each: self._weariness(each, wish))

    def _weariness(self, parts: tuple[str, str, str], wish: Wish) -> int:
        head, core, tail = parts
        bare = 5 * (not head and bool(wish.gaps.get("speaker")))
        worn = 3 * self._used[core] + 2 * self._used[head] * bool(head) + self._used[tail] * bool(tail)
        return 100 * self._meant[_sense(core, wish.gaps)] + bare + worn


def compose(head: str, core: str, tail: str) -> str:
    """Return one sentence of its parts; a head or a tail that is a sentence of its own stays one."""
    text = core.strip()
    if tail.startswith(","):
        text = f"{text.rstrip('.')}{tail}"
    elif tail:
        text = f"{text.rstrip('.')}, {tail}" if tail[:1].islower() else f"{stopped(text)} {tail}"
    if head:
        apart = head.rstrip()[-1:] in ".!?"
        text = f"{head} {capital(text)}" if apart else f"{head} {uncapital(text)}"
    return tidy(capital(stopped(text)))


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    found: list[str] = []
    for part in _END.sub(r"\1\n", text.strip()).split("\n"):
        if found and found[-1].endswith(_ABBREVIATED):
            found[-1] += " " + part
        else:
            found.append(part)
    return found


def _sense(core: str, gaps: Gaps) -> str:
    """Return a clause without its certainty and its target; two clauses with the same remainder sound the same."""
    for name in ("confidence", "speaker", "target"):
        if gaps.get(name):
            core = core.replace(gaps[name], "")
    return core


def _fitting(tail: str, core: str) -> str:
    """Return the tail, or nothing if it would be a third part: a clause that goes on after a comma takes no tail."""
    return "" if tail.startswith(",") and (", and " in core or ", but " in core) else tail


def _key(sentence: str) -> str:
    return _NOISE.sub(" ", sentence).strip().casefold()


def _nearer(key: str) -> Iterator[str]:
    while key:
        yield key
        key = key.rpartition("/")[0]


def _gaps_of(text: str) -> set[str] | None:
    """Return the names of the gaps, or None if the braces do not mark gaps."""
    if "{" not in text and "}" not in text:
        return set()
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return None


def _again(times: int) -> str:
    return f"for the {ordinal(max(times, 2))} time"
