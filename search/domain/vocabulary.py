"""The spellings that the catalogue knows, with how many entries use each: the measure of what is a typo."""

from collections import Counter
from collections.abc import Iterable, Mapping

from django.db.models import F, QuerySet
from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

from search.analysis.normalise import FOLD
from search.models import VocabularyWord
from search.query import Word

SHORTEST = 4
ONE_EDIT_UP_TO = 5
LIKE_ENOUGH = 0.7
BATCH = 500


def count_words(*, before: Iterable[str], after: Iterable[str]) -> None:
    """Move the counts by the difference between two lists of spellings, each one an entry's use."""
    deltas = Counter(after)
    deltas.subtract(Counter(before))
    changed = sorted(word for word, delta in deltas.items() if delta)
    for start in range(0, len(changed), BATCH):
        apply({word: deltas[word] for word in changed[start : start + BATCH]})


def apply(deltas: Mapping[str, int]) -> None:
    """Write differences; new words first, and always in the same order, so that two writers never wait for each other."""
    VocabularyWord.objects.bulk_create([row(word, 0) for word in sorted(deltas)], ignore_conflicts=True)
    list(VocabularyWord.objects.filter(word__in=deltas).order_by("word").select_for_update().values_list("pk"))
    for delta in sorted(set(deltas.values())):
        words = [word for word, own in deltas.items() if own == delta]
        VocabularyWord.objects.filter(word__in=words).update(count=F("count") + delta)


def recount_words(*, words: Iterable[str]) -> None:
    """Write the whole vocabulary anew."""
    VocabularyWord.objects.all().delete()
    counts = Counter(words)
    VocabularyWord.objects.bulk_create([row(word, counts[word]) for word in sorted(counts)], batch_size=BATCH)


def row(word: str, count: int) -> VocabularyWord:
    """Make the row of a spelling."""
    return VocabularyWord(word=word, folded=without_umlauts(word), length=len(without_umlauts(word)), count=count)


def without_umlauts(exact: str) -> str:
    """Fold umlauts, but leave ae, oe and ue as typed: in „Schue“ a letter is missing, not a dot."""
    return exact.translate(FOLD)


def forms(word: Word) -> list[str]:
    """Return how a typed word may be meant: as it stands, and with ae, oe, ue as umlauts."""
    return list(dict.fromkeys([without_umlauts(word.exact), word.folded]))


def corrections(*, words: Iterable[Word]) -> dict[str, str]:
    """Return for each word that the catalogue does not know the nearest spelling it knows, if one is near.

    At most one edit up to five letters, two above; numbers, codes and words below four letters are never touched. Of equally
    near spellings the more frequent wins, then the alphabet.
    """
    found = {word.text: nearest(forms(word)) for word in words if can_be_mistyped(word)}
    return {text: spelling for text, spelling in found.items() if spelling}


def can_be_mistyped(word: Word) -> bool:
    """Tell whether a word is long enough, and a word, to be corrected."""
    return not word.stays_whole and len(word.exact) >= SHORTEST


def nearest(typed: list[str]) -> str | None:
    """Return the spelling that few edits turn a word into, whichever of its forms is nearer."""
    allowed = {form: 1 if len(form) <= ONE_EDIT_UP_TO else 2 for form in typed}
    lengths = (min(len(form) - edits for form, edits in allowed.items()), max(len(form) + edits for form, edits in allowed.items()))
    known = spellings(VocabularyWord.objects.filter(length__range=lengths))
    places = {spelling: place for place, spelling in enumerate(known)}
    matches = [
        match
        for form, edits in allowed.items()
        for match in process.extract(form, list(known), scorer=OSA.distance, score_cutoff=edits, limit=None)
    ]
    best = min(matches, key=lambda match: (match[1], places[match[0]]), default=None)
    return known[best[0]] if best else None


def spellings(rows: QuerySet[VocabularyWord]) -> dict[str, str]:
    """Return the most frequent spelling under each folded one, the frequent ones first."""
    known: dict[str, str] = {}
    for folded, word in rows.filter(count__gt=0).order_by("-count", "word").values_list("folded", "word"):
        known.setdefault(folded, word)
    return known


def lookalikes(*, word: Word, limit: int) -> list[str]:
    """Return spellings that look like a word the catalogue does not know, for a page that has nothing else to offer."""
    if not can_be_mistyped(word):
        return []
    known = spellings(VocabularyWord.objects.filter(length__gte=SHORTEST))
    typed = without_umlauts(word.exact)
    matches = process.extract(typed, list(known), scorer=Indel.normalized_similarity, score_cutoff=LIKE_ENOUGH, limit=limit)
    return [known[match[0]] for match in matches]


def words_inside(*, word: Word, limit: int) -> list[str]:
    """Return known words that a word begins or ends with, the longest first: Einradschlauch has Schlauch in it."""
    if not can_be_mistyped(word):
        return []
    folded = without_umlauts(word.exact)
    ends = {folded[start:] for start in range(1, len(folded) - SHORTEST + 1)} | {folded[:end] for end in range(SHORTEST, len(folded))}
    rows = VocabularyWord.objects.filter(count__gt=0, folded__in=ends).order_by("-length", "-count", "word")
    return list(rows.values_list("word", flat=True)[:limit])
