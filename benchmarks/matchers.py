"""Matchers of names that are compared with ours, each behind the same function: pairs of texts to a score a pair.

Nothing of the pipeline is imported, so that each can run under whatever interpreter has it:
`python -m benchmarks.matchers TOOL FILE` prints one JSON list of scores, in the order of the file's lines.
"""

from __future__ import annotations

import csv
import importlib
import json
import sys
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

Pairs = Sequence[tuple[str, str]]

_PERMUTATIONS = 256
_GRAMS = (1, 3)
_SAMPLED = 1e6
_RECALL_OF_EQUAL_NAMES = 0.6
"""What splink is told of its first guess: so many of the true pairs begin and end alike."""


def rapidfuzz(pairs: Pairs) -> list[float]:
    """Return the share of common characters in the same order (`fuzz.ratio`)."""
    fuzz = importlib.import_module("rapidfuzz").fuzz
    return [fuzz.ratio(left, right) / 100 for left, right in pairs]


def tf_idf(pairs: Pairs) -> list[float]:
    """Return the cosine of TF-IDF vectors of one to three characters, fitted on all names."""
    text = importlib.import_module("sklearn.feature_extraction.text")
    names = sorted({name for pair in pairs for name in pair})
    row = {name: number for number, name in enumerate(names)}
    vectors = text.TfidfVectorizer(analyzer="char", ngram_range=_GRAMS).fit_transform(names)
    left, right = (vectors[[row[pair[side]] for pair in pairs]] for side in (0, 1))
    return [float(score) for score in left.multiply(right).sum(axis=1).A1]


def minhash(pairs: Pairs) -> list[float]:
    """Return the estimated Jaccard likeness of the sets of neighbouring characters."""
    library = importlib.import_module("datasketch")

    def sketch(name: str) -> Any:  # noqa: ANN401 - a type of a library that may be absent
        made = library.MinHash(num_perm=_PERMUTATIONS, seed=1)
        made.update_batch([gram.encode() for gram in bigrams(name)])
        return made

    sketches = {name: sketch(name) for pair in pairs for name in pair}
    return [float(sketches[left].jaccard(sketches[right])) for left, right in pairs]


def splink(pairs: Pairs) -> list[float]:
    """Return the match probability of a model that is trained on all names without labels; 0 where it finds no pair."""
    names = sorted({name for pair in pairs for name in pair})
    linker = splink_linker(names, ["1=1"])
    found = linker.inference.predict(threshold_match_probability=0).as_pandas_dataframe()
    ids = zip(found["unique_id_l"], found["unique_id_r"], strict=True)
    score = {frozenset(pair): float(p) for pair, p in zip(ids, found["match_probability"], strict=True)}
    row = {name: number for number, name in enumerate(names)}
    return [score.get(frozenset((row[left], row[right])), float(left == right)) for left, right in pairs]


def splink_linker(names: Sequence[str], blocking: Sequence[Any]) -> Any:  # noqa: ANN401 - as above
    """Return a trained splink linker (version 5) on distinct names: by bigrams, by edit distance, by both ends."""
    library, comparisons = importlib.import_module("splink"), importlib.import_module("splink.comparison_library")
    pandas, internals = (
        importlib.import_module("pandas"),
        importlib.import_module("splink.internals.duckdb.database_api"),
    )
    frame = pandas.DataFrame(
        {
            "unique_id": range(len(names)),
            "name": list(names),
            "grams": [sum({1 << crc32(gram.encode()) % 62 for gram in bigrams(name)}) for name in names],
            "head": [name[:3] for name in names],
            "tail": [name[-3:] for name in names],
        }
    )
    settings = library.SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            comparisons.JaroWinklerAtThresholds("name", [0.95, 0.9, 0.8]),
            _by_grams(comparisons),
            comparisons.ExactMatch("head"),
            comparisons.ExactMatch("tail"),
        ],
        blocking_rules_to_generate_predictions=list(blocking),
        retain_matching_columns=False,
    )
    linker = library.Linker(internals.DuckDBAPI().register(frame), settings)
    both = library.block_on("head", "tail")
    linker.training.estimate_probability_two_random_records_match([both], recall=_RECALL_OF_EQUAL_NAMES)
    linker.training.estimate_u_using_random_sampling(max_pairs=_SAMPLED, seed=1)
    for side in ("head", "tail"):
        linker.training.estimate_parameters_using_expectation_maximisation(library.block_on(side), max_pairs=_SAMPLED)
    return linker


def _by_grams(comparisons: Any) -> Any:  # noqa: ANN401 - as above
    """Return levels of the Jaccard likeness of bigrams, as bits: lists of them take DuckDB seventy times as long."""
    share = "bit_count(grams_l & grams_r) / bit_count(grams_l | grams_r)"
    levels: list[dict[str, Any]] = [{"sql_condition": "grams_l IS NULL", "is_null_level": True}]
    levels += [
        {"sql_condition": f"{share} >= {least}", "label_for_charts": str(least)} for least in (0.8, 0.6, 0.4, 0.2)
    ]
    levels += [{"sql_condition": "ELSE", "label_for_charts": "else"}]
    return comparisons.CustomComparison(comparison_levels=levels, output_column_name="grams")


def bigrams(name: str) -> set[str]:
    """Return the pairs of neighbouring characters of a name, its two ends included."""
    framed = f"^{name}$"
    return {framed[at : at + 2] for at in range(len(framed) - 1)}


MATCHERS: dict[str, Callable[[Pairs], list[float]]] = {
    "rapidfuzz": rapidfuzz,
    "TF-IDF": tf_idf,
    "MinHash": minhash,
    "splink": splink,
}
_MODULES = {"TF-IDF": "sklearn", "MinHash": "datasketch"}


def is_here(tool: str) -> bool:
    """Whether a matcher can be imported."""
    try:
        importlib.import_module(_MODULES.get(tool, tool))
    except ImportError:
        return False
    return True


def plain(name: str) -> str:
    """Return a name in one width and without spaces, which costs no matcher a pair that only looks otherwise."""
    return "".join(unicodedata.normalize("NFKC", name).split())


def main(tool: str, path: Path) -> None:
    """Print a matcher's scores of the pairs of a file (`left,right,…`); nothing if it is absent."""
    if not is_here(tool):
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        pairs = [(plain(line["left"]), plain(line["right"])) for line in csv.DictReader(file)]
    print(json.dumps({"scores": MATCHERS[tool](pairs)}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
