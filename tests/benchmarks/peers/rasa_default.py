"""Rasa's default pipeline as a peer: an intent each topic, DIET, as `rasa init` sets it up.

Runs in an environment of its own (`rasa==3.6.21` with TensorFlow), named on the
command line; it is trained on the very phrases ours is trained on.
"""

import json
import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

EPOCHS = 100  # Rasa's default
CONFIG: dict[str, Any] = {
    "recipe": "default.v1",
    "language": "en",
    "assistant_id": "peer",
    "pipeline": [
        {"name": "WhitespaceTokenizer"},
        {"name": "RegexFeaturizer"},
        {"name": "LexicalSyntacticFeaturizer"},
        {"name": "CountVectorsFeaturizer"},
        {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
        {
            "name": "DIETClassifier",
            "epochs": EPOCHS,
            "constrain_similarities": True,
            "random_seed": 7,
            "ranking_length": 0,
        },
        {"name": "EntitySynonymMapper"},
        {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
    ],
}
# Runs inside Rasa's own environment: reads texts, writes the ranking of each and the times.
PARSE = """
import asyncio, json, sys, time, resource
from rasa.core.agent import Agent
agent = Agent.load(sys.argv[1])
texts = json.load(open(sys.argv[2]))
async def main():
    await agent.parse_message("hello")
    found = []
    for text in texts:
        wall, cpu = time.perf_counter(), time.process_time()
        parsed = await agent.parse_message(text)
        took = [time.perf_counter() - wall, time.process_time() - cpu]
        ranking = [[one["name"], one["confidence"]] for one in parsed["intent_ranking"]]
        found.append({"intent": parsed["intent"]["name"], "ranking": ranking, "took": took})
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump({"found": found, "rss_mb": rss}, open(sys.argv[3], "w"))
asyncio.run(main())
"""


def understood(
    python: Path, phrases: Mapping[str, Sequence[str]], texts: Sequence[str], folder: Path
) -> dict[str, Any]:
    """Train on `phrases` by intent; return what each text was taken for, and what it cost."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "config.yml", CONFIG)
    _write(folder / "domain.yml", {"version": "3.1", "intents": sorted(phrases)})
    _write(folder / "nlu.yml", {"version": "3.1", "nlu": [
        {"intent": intent, "examples": "".join(f"- {plain(one)}\n" for one in several)}
        for intent, several in sorted(phrases.items())
    ]})  # fmt: skip
    started = time.monotonic()
    _run(python, folder, "-m", "rasa", "train", "nlu", "-u", "nlu.yml", "-d", "domain.yml",
         "-c", "config.yml", "--out", "models", "--fixed-model-name", "peer")  # fmt: skip
    trained = time.monotonic() - started
    (folder / "texts.json").write_text(json.dumps(list(texts)), encoding="utf-8")
    (folder / "parse.py").write_text(PARSE, encoding="utf-8")
    _run(python, folder, "parse.py", "models/peer.tar.gz", "texts.json", "found.json")
    found: dict[str, Any] = json.loads((folder / "found.json").read_text(encoding="utf-8"))
    return {**found, "train_seconds": trained, "epochs": EPOCHS}


def plain(example: str) -> str:
    """Return an example without the marks Rasa reads as annotations."""
    return " ".join(example.replace("[", "(").replace("]", ")").replace("{", "(").split())


def _run(python: Path, folder: Path, *arguments: str) -> None:
    known = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "RASA_TELEMETRY_ENABLED": "false", "PYTHONWARNINGS": "ignore", "CUDA_VISIBLE_DEVICES": "",
    }  # fmt: skip
    subprocess.run([str(python), *arguments], cwd=folder, env=known, check=True)


def _write(path: Path, value: Any) -> None:
    path.write_text(yaml.safe_dump(value, allow_unicode=True, width=10_000), encoding="utf-8")
