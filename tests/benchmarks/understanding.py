"""How well messages are understood, beside Rasa's default pipeline and plain BM25, in one run.

`python -m tests.benchmarks.understanding [--rasa PYTHON]` trains all of them on
the phrases of `content/` and asks the development questions, which none has
seen. Besides, a learning curve (phrases a topic) and an ablation (what each
part is worth). Writes `results/understanding.json` and `.md`.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from portal.app import create_app
from portal.assistant.building import ADAPTER, examples_of, words_of
from portal.assistant.crisis import in_danger
from portal.assistant.material import Material, read_material
from portal.guidance import list_topics
from portal.guidance.topics import Topic
from portal.settings import current_settings
from search_index.meaning.encoder import Encoder, Floats
from search_index.meaning.glossary import Glossary
from search_index.meaning.space import Heads, reading_of
from search_index.meaning.training import Phrase, TrainingSet, fit_space
from search_index.meaning.weights import unpack
from tests.benchmarks.peers import rasa_default
from tests.benchmarks.peers.bm25 import Bm25
from tests.benchmarks.understood import Asked, Understood, read_asked, shares, table

RESULTS = Path(__file__).with_name("results") / "understanding.json"
CURVE = (6, 12, 25, 50)


def main() -> None:
    """Measure everything and write it down."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rasa", type=Path, help="Python with rasa==3.6.21 and TensorFlow")
    given = arguments.parse_args()
    app = create_app()
    with app.app_context():
        settings = current_settings()
        material, topics = read_material(settings.content_dir), list_topics()
        words = words_of(settings, material, topics)
        asked = read_asked()
        found: dict[str, Any] = ours(material, topics, words, asked)
        found["peers"] = {
            "BM25 over pages and phrases": shares(asked, by_bm25(material, topics, asked))
        }
        write(found)
        if given.rasa:
            found["peers"] |= by_rasa(given.rasa, material, topics, asked)
            write(found)
    print(table(found))


def write(found: Mapping[str, Any]) -> None:
    """Write the figures down as far as they go."""
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    RESULTS.with_suffix(".md").write_text(table(found), encoding="utf-8")


def ours(
    material: Material, topics: Sequence[Topic], words: Mapping[str, Any], asked: Asked
) -> dict[str, Any]:
    """Return our figures: as shipped, without each part, and with fewer phrases."""
    examples = examples_of(material, topics)
    glossary = Glossary(words["meanings"], words["instead"])
    silent = Glossary({}, {})
    with tempfile.TemporaryDirectory() as folder:
        best = _encoder(Path(folder), ADAPTER if ADAPTER.exists() else None)
        started, cpu = time.perf_counter(), time.process_time()
        shipped = heads_of(examples, best, glossary)
        trained = [time.perf_counter() - started, time.process_time() - cpu]
        pages = replace(examples, topics=[one for one in examples.topics if one.facet])
        return {
            "phrases": len(pages.topics),
            "questions": len(asked.texts),
            "train_seconds": trained[0],
            "as shipped": {
                **shares(asked, by_heads(shipped, best, glossary, asked)),
                **crisis_shares(shipped, best, glossary, material, asked),
                **speed(shipped, best, glossary, asked),
            },
            "ablation": {
                "no glossary": measured(examples, best, silent, asked),
                "no words of the pages": measured(pages, best, glossary, asked),
                "neither": measured(pages, best, silent, asked),
            },
            "learning curve": {
                str(count): measured(fewer(examples, count), best, glossary, asked)
                for count in CURVE
            },
        }


def _encoder(folder: Path, adapter: Path | None) -> Callable[[Sequence[str]], Floats]:
    """Return an encoder that reads each text once."""
    unpack(folder, adapter)
    encoder, known = Encoder(folder), dict[str, Floats]()

    def encode(texts: Sequence[str]) -> Floats:
        new = [text for text in dict.fromkeys(texts) if text not in known]
        known.update(zip(new, encoder.encode(new), strict=True))
        return np.stack([known[text] for text in texts])

    return encode


def fewer(examples: TrainingSet, count: int) -> TrainingSet:
    """Keep `count` phrases of each topic, taken from its sub-questions in turn."""
    kept: list[Phrase] = []
    for label in dict.fromkeys(one.label for one in examples.topics):
        phrases = [one for one in examples.topics if one.label == label]
        facets = dict.fromkeys(one.facet for one in phrases if one.facet)
        columns = [[one for one in phrases if one.facet == facet] for facet in facets]
        turns = [
            column[at]
            for at in range(max(map(len, columns), default=0))
            for column in columns
            if at < len(column)
        ]
        kept += [*turns[:count], *(one for one in phrases if not one.facet)]
    return replace(examples, topics=kept)


def heads_of(examples: TrainingSet, encode: Callable[..., Floats], glossary: Glossary) -> Heads:
    """Fit every head."""
    arrays = fit_space(
        "english", examples, lambda texts: encode([glossary.expand(text) for text in texts])
    )
    return Heads.from_arrays("english", arrays)


def measured(
    examples: TrainingSet, encode: Callable[..., Floats], glossary: Glossary, asked: Asked
) -> dict[str, float]:
    """Fit and score one variant."""
    return shares(asked, by_heads(heads_of(examples, encode, glossary), encode, glossary, asked))


def by_heads(
    heads: Heads, encode: Callable[..., Floats], glossary: Glossary, asked: Asked
) -> Understood:
    """Read the development questions."""
    rows = encode([glossary.expand(text) for text in asked.texts])
    outside = encode([glossary.expand(text) for text in asked.outside])
    inside = [reading_of(heads, row[None, :], "en") for row in rows]
    return Understood(
        [[slug for slug, _ in one.topics[:3]] for one in inside],
        [one.in_scope for one in inside],
        [reading_of(heads, row[None, :], "en").in_scope for row in outside],
    )


def by_bm25(material: Material, topics: Iterable[Topic], asked: Asked) -> Understood:
    """Let BM25 rank the topics."""
    phrases = phrases_of(material)
    engine = Bm25(
        {
            topic.slug: " ".join((topic.front.title, topic.plain, *phrases[topic.slug]))
            for topic in topics
        }
    )
    inside = [engine.ranking(text) for text in asked.texts]
    return Understood(
        [[slug for slug, _ in ranking[:3]] for ranking in inside],
        [ranking[0][1] for ranking in inside],
        [engine.ranking(text)[0][1] for text in asked.outside],
    )


def by_rasa(
    python: Path, material: Material, topics: Iterable[Topic], asked: Asked
) -> dict[str, Any]:
    """Let Rasa's default pipeline learn the same phrases."""
    slugs = {topic.slug for topic in topics}
    phrases: dict[str, Sequence[str]] = {
        slug: texts for slug, texts in phrases_of(material).items() if slug in slugs
    }
    phrases |= {f"act_{act}": texts for act, texts in material.acts.root.items()}
    outside = [*material.out_of_scope.near, *material.out_of_scope.far]
    phrases |= {"act_out_of_scope": outside, "act_crisis": material.danger.examples}
    every = [*asked.texts, *asked.outside, *asked.crisis, *asked.near_misses]
    with tempfile.TemporaryDirectory() as folder:
        found = rasa_default.understood(python, phrases, every, Path(folder))
    parsed = found["found"]
    count = len(asked.texts)
    ranked = [[name for name, _ in one["ranking"] if name in slugs] for one in parsed]
    sure = [_topic_chance(one, slugs) for one in parsed]
    understood = Understood(
        [one[:3] for one in ranked[:count]],
        sure[:count],
        sure[count : count + len(asked.outside)],
    )
    crisis = [one["intent"] == "act_crisis" for one in parsed[count + len(asked.outside) :]]
    took = sorted(one["took"][0] * 1000 for one in parsed)
    return {
        "Rasa's default (DIET)": {
            **shares(asked, understood),
            "crisis seen": float(np.mean(crisis[: len(asked.crisis)])),
            "near misses flagged": float(np.mean(crisis[len(asked.crisis) :])),
            "p50 ms": took[len(took) // 2],
            "p95 ms": took[int(len(took) * 0.95)],
            "CPU ms": float(np.mean([one["took"][1] for one in parsed]) * 1000),
            "memory MB": found["rss_mb"],
            "train seconds": found["train_seconds"],
        }
    }


def _topic_chance(parsed: Mapping[str, Any], slugs: set[str]) -> float:
    """Return how sure Rasa is that a message asks about some topic."""
    return float(sum(chance for name, chance in parsed["ranking"] if name in slugs))


def phrases_of(material: Material) -> dict[str, list[str]]:
    """Return the phrasings of each topic."""
    return {
        one.topic: [text for facet in one.facets for text in (facet.asks, *facet.phrasings)]
        for one in material.questions
    }


def crisis_shares(
    heads: Heads,
    encode: Callable[..., Floats],
    glossary: Glossary,
    material: Material,
    asked: Asked,
) -> dict[str, float]:
    """Return crisis recall and false alarms of rules and classifier together."""
    share = {}
    for name, texts in (("crisis seen", asked.crisis), ("near misses flagged", asked.near_misses)):
        rows = encode([glossary.expand(text) for text in texts])
        chances = [reading_of(heads, row[None, :], "en").danger for row in rows]
        seen = [
            in_danger(text) or chance >= material.thresholds.danger
            for text, chance in zip(texts, chances, strict=True)
        ]
        share[name] = float(np.mean(seen))
    return share


def speed(
    heads: Heads, encode: Callable[..., Floats], glossary: Glossary, asked: Asked
) -> dict[str, float]:
    """Return milliseconds of a reading, one text at a time, none read before."""
    took, cpus = [], []
    for text in asked.texts:
        fresh = f"{glossary.expand(text)} ."
        wall, cpu = time.perf_counter(), time.process_time()
        reading_of(heads, encode([fresh]), "en")
        took.append((time.perf_counter() - wall) * 1000)
        cpus.append((time.process_time() - cpu) * 1000)
    took.sort()
    return {
        "p50 ms": took[len(took) // 2],
        "p95 ms": took[int(len(took) * 0.95)],
        "CPU ms": float(np.mean(cpus)),
    }


if __name__ == "__main__":
    main()
