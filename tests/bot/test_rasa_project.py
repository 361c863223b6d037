"""What Rasa is given: it loads, nothing is left over, and nothing opens a door."""

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from portal.assistant.answering import ANSWERS
from portal.assistant.files import bot_data_dir
from portal.assistant.training import BOT, environment
from portal.commands.run import Assistant, assistant_programs
from portal.settings import CHECKOUT, Settings

FORMS = ("find_service_form", "timeline_form")
# What a component says it needs, and what its code took from the stand-in for TensorFlow.
NEEDS = """
import importlib.util, sys, yaml
import rasa.engine.recipes.default_components
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.utils.common import class_from_module_path
from sitecustomize import Absent, Finder, StandIn

def needs(kind):
    for package in kind.required_packages():
        spec = importlib.util.find_spec(package)
        if spec is None or isinstance(spec.loader, Finder):
            yield package
    for one in kind.__mro__:
        for name, value in vars(sys.modules[one.__module__]).items():
            if isinstance(value, (StandIn, Absent)):
                yield name

config = yaml.safe_load(open(sys.argv[1]))
for one in [*config["pipeline"], *config["policies"]]:
    name = one["name"]
    find = class_from_module_path if "." in name else lambda known: (
        DefaultV1Recipe._from_registry(known).clazz)
    for need in needs(find(name)):
        print(f"{name} needs {need}")
"""


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def domain(part: str) -> Iterator[Any]:
    """Yield everything of one sort in all files of the domain."""
    for path in sorted((BOT / "domain").glob("*.yml")):
        yield from read(path).get(part, ())


def rules() -> list[dict[str, Any]]:
    return [rule for path in sorted((BOT / "data").glob("*.yml")) for rule in read(path)["rules"]]


def first_intent(rule: dict[str, Any]) -> str | None:
    found: str | None = rule["steps"][0].get("intent")
    return found


def forms_of(rule: dict[str, Any]) -> list[str]:
    return [one["active_loop"] for one in rule.get("condition", ())]


def code_of_the_bot() -> list[Path]:
    return [path for path in sorted(BOT.rglob("*.py")) if ".venv" not in path.parts]


def validate(settings: Settings, rasa_python: Path, data: Path) -> subprocess.CompletedProcess[str]:
    built = bot_data_dir(settings)
    command = [
        str(rasa_python), "-m", "rasa", "data", "validate", "--fail-on-warnings",
        "--config", str(built / "config.yml"), "--domain", str(BOT / "domain"),
        "--data", str(data), str(built / "nlu.yml"),
    ]  # fmt: skip
    return subprocess.run(
        command, cwd=built, env=environment(settings), capture_output=True, text=True, check=False
    )


def test_domain_rules_and_examples_pass_rasas_own_checks(
    assistant_data: Settings, rasa_python: Path
) -> None:
    done = validate(assistant_data, rasa_python, BOT / "data")
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]


def test_rasas_own_checks_can_fail(
    assistant_data: Settings, rasa_python: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(BOT / "data", data)
    with (data / "finding.yml").open("a", encoding="utf-8") as more:
        more.write("  - rule: nobody does this\n")
        more.write("    steps: [{intent: topic}, {action: action_unheard_of}]\n")
    done = validate(assistant_data, rasa_python, data)
    assert done.returncode != 0
    assert "action_unheard_of" in done.stdout + done.stderr


def test_nothing_in_the_pipeline_needs_what_is_not_installed(
    assistant_data: Settings, rasa_python: Path
) -> None:
    assert needs(assistant_data, rasa_python, bot_data_dir(assistant_data) / "config.yml") == ""


def test_a_component_that_needs_tensorflow_would_be_noticed(
    assistant_data: Settings, rasa_python: Path, tmp_path: Path
) -> None:
    config = read(BOT / "config.yml")
    config["pipeline"] += [{"name": "DIETClassifier"}, {"name": "LanguageModelFeaturizer"}]
    config["policies"].append({"name": "TEDPolicy"})
    path = tmp_path / "config.yml"
    path.write_text(yaml.safe_dump(config), encoding="utf-8")
    found = needs(assistant_data, rasa_python, path)
    assert "DIETClassifier needs tf\n" in found
    assert "LanguageModelFeaturizer needs transformers\n" in found
    assert "TEDPolicy needs tf\n" in found
    assert "RulePolicy" not in found


def needs(settings: Settings, rasa_python: Path, config: Path) -> str:
    done = subprocess.run(
        [str(rasa_python), "-c", NEEDS, str(config)],
        cwd=config.parent, env=environment(settings), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def test_every_action_of_the_domain_is_written_and_every_written_one_is_in_the_domain() -> None:
    written = {
        statement.value.value
        for path in sorted((BOT / "actions").glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name == "name"
        for statement in ast.walk(node)
        if isinstance(statement, ast.Return) and isinstance(statement.value, ast.Constant)
    }
    listed = list(domain("actions"))
    assert set(listed) == written
    assert len(listed) == len(set(listed))


def test_every_action_of_a_rule_is_in_the_domain() -> None:
    known = {*domain("actions"), *FORMS}
    used = {step["action"] for rule in rules() for step in rule["steps"] if "action" in step}
    assert used <= known
    asking = {f"action_ask_{slot}" for slots in required().values() for slot in slots}
    assert used | asking == known


def required() -> dict[str, list[str]]:
    return {
        form: settings["required_slots"]
        for path in sorted((BOT / "domain").glob("*.yml"))
        for form, settings in read(path).get("forms", {}).items()
    }


def test_every_form_can_ask_for_all_it_needs() -> None:
    assert set(required()) == set(FORMS)
    asked = {f"action_ask_{slot}" for slots in required().values() for slot in slots}
    assert asked <= set(domain("actions"))


def test_every_intent_has_a_rule_outside_forms() -> None:
    ruled = {first_intent(rule) for rule in rules() if not forms_of(rule)}
    assert set(domain("intents")) == ruled - {None}


@pytest.mark.parametrize("form", FORMS)
def test_every_intent_has_a_rule_inside_each_form(form: str) -> None:
    ruled = {first_intent(rule) for rule in rules() if form in forms_of(rule)} - {None}
    slots = {
        name: slot
        for path in (BOT / "domain").glob("*.yml")
        for name, slot in read(path).get("slots", {}).items()
    }
    # What fills every slot the form may be asking for needs no rule: the form takes it.
    filling = [
        {
            one["intent"]
            for one in slots[name]["mappings"]
            if one["type"] == "from_intent"
            and {"active_loop": form, "requested_slot": name} in one["conditions"]
        }
        for name in required()[form]
    ]
    taken = set.intersection(*filling)
    # `start_again` is written once for all forms in its own file.
    assert set(domain("intents")) == ruled | taken


def test_every_reading_of_the_understanding_is_an_intent(settings: Settings) -> None:
    acts = read(settings.content_dir / "england" / "assistant" / "acts.yaml")
    assert {*acts, "topic", "inform", "out_of_scope"} == set(domain("intents"))


def test_every_intent_is_something_the_portal_answers() -> None:
    assert set(domain("intents")) <= set(ANSWERS)


def test_slots_are_what_the_actions_hand_on() -> None:
    slots = {
        name for path in (BOT / "domain").glob("*.yml") for name in read(path).get("slots", {})
    }
    source = (BOT / "actions" / "portal.py").read_text(encoding="utf-8")
    handed = next(
        ast.literal_eval(node.value)
        for node in ast.parse(source).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "FINDING"
    )
    assert set(handed) | {"asked_on"} == slots


def test_only_rules_decide() -> None:
    config = read(BOT / "config.yml")
    assert [one["name"] for one in config["policies"]] == ["RulePolicy"]
    assert [one["name"] for one in config["pipeline"]] == ["components.reader.Reader"]
    assert not [path for path in BOT.rglob("*stories*") if ".venv" not in path.parts]


def test_the_portals_channel_is_the_only_one() -> None:
    assert list(read(BOT / "credentials.yml")) == ["channels.portal.PortalInput"]


def test_conversations_are_kept_in_memory_and_nothing_is_sent_elsewhere() -> None:
    endpoints = read(BOT / "endpoints.yml")
    assert set(endpoints) == {"action_endpoint", "tracker_store"}
    assert endpoints["tracker_store"] == {"type": "forgetting.ForgettingTrackerStore"}
    assert endpoints["action_endpoint"]["url"].startswith("http://127.0.0.1:")


def test_rasa_is_started_on_loopback_without_its_own_api(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, _env_file=None)  # type: ignore[call-arg]  # pydantic-settings takes it
    (tmp_path / "assistant").mkdir()
    (tmp_path / "assistant" / "rasa_secret").write_text("s" * 64, encoding="ascii")
    programs = assistant_programs(settings, Assistant("", Path("m.tar.gz"), (1, 2), 3), "")
    assert "-i 127.0.0.1" in programs
    assert 'SANIC_HOST="127.0.0.1"' in programs
    for open_door in ("--enable-api", "--cors", "--auth-token", "--connector", "--debug", "-vv"):
        assert open_door not in programs


def test_nothing_of_ours_starts_rasa_with_its_own_api() -> None:
    for folder in ("deploy", "portal"):
        for path in (CHECKOUT / folder).rglob("*"):
            if path.is_file() and "node_modules" not in path.parts and path.suffix != ".pyc":
                words = path.read_text(encoding="utf-8", errors="ignore")
                opened = [line for line in words.splitlines() if "--enable-api" in line]
                assert [line for line in opened if not line.lstrip().startswith("#")] == [], path


def test_every_pin_has_a_hash_and_tensorflow_is_left_out() -> None:
    text = (BOT / "requirements.txt").read_text(encoding="utf-8")
    lines = re.findall(r"^[A-Za-z0-9_.-]+==", text, re.M)
    pinned = re.findall(r"^([A-Za-z0-9_.-]+)==[^\\\n]+ \\\n +--hash=sha256:", text, re.M)
    assert len(pinned) == len(lines) > 50
    left_out = (BOT / "leave-out.txt").read_text(encoding="utf-8")
    names = {line.split(";")[0].strip() for line in left_out.splitlines() if line.strip()}
    assert "tensorflow" in names
    assert names & {name.lower() for name in pinned} == set()
    wanted = (BOT / "requirements.in").read_text(encoding="utf-8").split()
    assert set(wanted) <= set(re.findall(r"^[A-Za-z0-9_.-]+==[^ \\\n]+", text, re.M))


def test_the_bot_knows_nothing_of_the_portal_and_only_meaning_of_search() -> None:
    found = {
        (path.name, name)
        for path in code_of_the_bot()
        for name in imports_of(path.read_text(encoding="utf-8"))
    }
    assert found  # the walk sees imports at all
    portal = [one for one in found if one[1].split(".")[0] in {"portal", "flask"}]
    search = [
        one
        for one in found
        if one[1].split(".")[0] == "search_index" and not one[1].startswith("search_index.meaning")
    ]
    assert portal == []
    assert search == []


def imports_of(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


def test_both_environments_can_read_the_code_they_share() -> None:
    shared = [*code_of_the_bot(), *(CHECKOUT / "search_index" / "meaning").glob("*.py")]
    for path in shared:
        ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 10))
