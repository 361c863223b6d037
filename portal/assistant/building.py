"""Builds what the assistant knows from `content/`: the understanding, and Rasa's data.

The same words give the same build: its name is the hash of everything it was
made from, so that nothing is built, trained or swapped without need.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml

from portal.assistant.files import bot_data_dir, encoded_dir, meaning_dir
from portal.assistant.material import Material, Questions, read_material
from portal.assistant.offers import offered_words
from portal.authorities import list_authorities
from portal.guidance import list_topics
from portal.guidance.jargon import read_jargon
from portal.guidance.topics import Topic
from portal.places import PlacesMissing, get_places
from portal.settings import CHECKOUT, Settings
from search_index.meaning.training import Phrase, TrainingSet
from search_index.meaning.training import build as build_meaning
from search_index.meaning.understanding import MANIFEST

Say = Callable[[str], None]

# How much each kind of text counts beside a family's own phrasing.
TITLE, ANSWER, SENTENCE = 2.0, 1.0, 0.35
SHORTEST_SENTENCE = 5  # words; shorter ones ("Ask them.") say nothing of a topic
ADAPTER = CHECKOUT / "content" / "england" / "assistant" / "adapter.npz"
MEANING, BOT = CHECKOUT / "search_index" / "meaning", CHECKOUT / "bot"


def build(settings: Settings, authority: str, say: Say) -> str:
    """Build everything for `authority` unless it is there already; return the build's name.

    Raises `ContentErrors` when a file is wrong, `WeightsMissing` without the encoder.
    """
    material = read_material(settings.content_dir)
    topics = list_topics(authority)
    words = words_of(settings, material, topics)
    examples = examples_of(material, topics)
    name = build_name(words, examples, material)
    if built_name(settings) == name:
        say(f"The understanding is up to date (build {name})")
    else:
        _build_meaning(settings, material, words, examples, name, say)
    write_bot_data(settings, name)
    return name


def built_name(settings: Settings) -> str | None:
    """Return the name of the build on this machine, or None."""
    try:
        manifest = json.loads((meaning_dir(settings) / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    found: str | None = manifest.get("build") if isinstance(manifest, dict) else None
    return found


def build_name(words: Any, examples: TrainingSet, material: Material) -> str:
    """Return the hash of everything a build is made from."""
    digest = hashlib.sha256()
    for part in (words, examples.texts(), material.model_dump(mode="json")):
        digest.update(json.dumps(part, sort_keys=True, ensure_ascii=False).encode())
    for path in _code():
        digest.update(path.read_bytes())
    if ADAPTER.exists():
        digest.update(ADAPTER.read_bytes())
    return digest.hexdigest()[:12]


def _code() -> Iterable[Path]:
    """Yield the code and data of ours that a build depends on, and the versions Rasa is held to.

    What is installed in `bot/.venv` is not ours, and takes seconds to read.
    """
    yield BOT / "requirements.txt"
    for top in (MEANING, *sorted(BOT.iterdir())):
        if top.name != ".venv":
            files = top.rglob("*") if top.is_dir() else (top,)
            yield from sorted(one for one in files if one.suffix in {".py", ".yml"})


def _build_meaning(
    settings: Settings,
    material: Material,
    words: dict[str, Any],
    examples: TrainingSet,
    name: str,
    say: Say,
) -> None:
    """Build into a folder beside the old one, then put it in its place."""
    folder = meaning_dir(settings)
    fresh, old = folder.with_name("meaning.new"), folder.with_name("meaning.old")
    shutil.rmtree(fresh, ignore_errors=True)
    manifest = {"build": name, "thresholds": material.thresholds.model_dump()}
    adapter = ADAPTER if ADAPTER.exists() else None
    build_meaning(fresh, examples, words, manifest, say, adapter, encoded_dir(settings))
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def words_of(settings: Settings, material: Material, topics: Iterable[Topic]) -> dict[str, Any]:
    """Return glossary, look-up tables, the words of our buttons and the certain questions."""
    meanings = dict(material.text_speak.meanings)
    terms: dict[str, str] = {}
    for term in read_jargon(settings.content_dir):
        for form in (term.term, *term.also):
            terms[form] = term.term
            if form.isupper():
                meanings.setdefault(form.lower(), term.also[0] if term.also else term.term)
    return {
        "meanings": meanings,
        "instead": material.text_speak.instead,
        "lookups": {
            "kind": _codes(material.lookups.kinds),
            "need": _codes(material.lookups.needs),
            "place": {name: name for name in place_names(settings)},
            "term": terms,
        },
        "exact": offered_words(material.questions, topics),
        "certain": [one.model_dump() for one in material.certain.questions],
    }


def place_names(settings: Settings) -> list[str]:
    """Return the names of places of every council served; none where they are not compiled."""
    names: set[str] = set()
    for authority in list_authorities():
        with suppress(PlacesMissing):
            names.update(get_places(settings.places_dir, authority.code).list_names())
    return sorted(names)


def _codes(table: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {said: code for code, forms in table.items() for said in forms}


def examples_of(material: Material, topics: Sequence[Topic]) -> TrainingSet:
    """Return the examples of every head."""
    asked = {one.topic: one for one in material.questions}
    phrases: list[Phrase] = []
    for topic in topics:
        phrases.extend(_page_phrases(topic))
        if topic.slug in asked:
            phrases.extend(_question_phrases(asked[topic.slug]))
    return TrainingSet(
        topics=phrases,
        acts=[
            Phrase(text, act) for act, texts in sorted(material.acts.root.items()) for text in texts
        ],
        out_of_scope=[*material.out_of_scope.near, *material.out_of_scope.far],
        danger=list(material.danger.examples),
        no_danger=list(material.danger.not_danger),
        other_languages=_other_languages(material, {topic.slug for topic in topics}),
    )


def _other_languages(material: Material, slugs: set[str]) -> dict[str, list[Phrase]]:
    """Return questions in other languages, of the topics we have and of acts (`_…`)."""
    return {
        language: [
            Phrase(text, label)
            for label, texts in asked.items()
            if label in slugs or label.startswith("_")
            for text in texts
        ]
        for language, asked in material.other_languages.root.items()
    }


def _question_phrases(questions: Questions) -> Iterable[Phrase]:
    for facet in questions.facets:
        for text in dict.fromkeys((facet.asks, *facet.phrasings)):
            yield Phrase(text, questions.topic, facet=facet.id)
        if facet.answer:
            yield Phrase(facet.answer, questions.topic, SENTENCE)


def _page_phrases(topic: Topic) -> Iterable[Phrase]:
    front = topic.front
    yield Phrase(front.title, topic.slug, TITLE)
    yield Phrase(front.summary, topic.slug, ANSWER)
    for text in front.keywords:
        yield Phrase(text, topic.slug, ANSWER)
    for paragraph in (front.answer, front.answer_young_person or "", topic.plain):
        for sentence in _sentences(paragraph):
            yield Phrase(sentence, topic.slug, SENTENCE)


def _sentences(text: str) -> Iterable[str]:
    for line in text.replace("\n", ". ").split(". "):
        if len(line.split()) >= SHORTEST_SENTENCE:
            yield line.strip(" .")


def write_bot_data(settings: Settings, name: str) -> None:
    """Write Rasa's configuration and training data for build `name`, only what has changed.

    Topics are data behind one rule, so Rasa needs an example of each intent for
    its checks, not the phrases: the understanding has learned those already.
    """
    folder = bot_data_dir(settings)
    config = yaml.safe_load((CHECKOUT / "bot" / "config.yml").read_text(encoding="utf-8"))
    config["pipeline"][0]["build"] = name
    intents = yaml.safe_load((CHECKOUT / "bot" / "domain" / "intents.yml").read_text("utf-8"))
    material = read_material(settings.content_dir)
    examples: dict[str, list[str]] = {
        "topic": [one.facets[0].phrasings[0] for one in material.questions],
        "inform": ["ME14", "he is 9"],
        "out_of_scope": list(material.out_of_scope.near),
        **{act: list(texts) for act, texts in material.acts.root.items()},
    }
    nlu = {
        "version": "3.1",
        "nlu": [
            {
                "intent": intent,
                "examples": "".join(f"- {_plain(one)}\n" for one in examples[intent]),
            }
            for intent in intents["intents"]
        ],
    }
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "config.yml", config)
    _write(folder / "nlu.yml", nlu)


def _plain(example: str) -> str:
    """Return an example without the marks Rasa reads as annotations."""
    return " ".join(example.replace("[", "(").replace("]", ")").replace("{", "(").split())


def _write(path: Path, value: Any) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
