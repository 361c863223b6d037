"""`portal run`: web server, index worker, Rasa and its actions, kept alive by supervisord.

One command for one machine. The configuration is generated, so that it can
never drift from the settings; `deploy/` has systemd units for councils that
prefer them.
"""

import os
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

import click
from flask.cli import with_appcontext

from portal.assistant.building import built_name
from portal.assistant.files import models_dir, secret_file
from portal.assistant.training import BOT, PYTHON, environment, is_sound
from portal.settings import CHECKOUT, Settings, current_settings

SUPERVISOR = """\
[supervisord]
nodaemon=true
silent=true
logfile={logs}/supervisor.log
logfile_maxbytes=5MB
pidfile={data}/supervisor.pid
childlogdir={logs}
{user}
[program:web]
command={python} -m gunicorn -c {checkout}/deploy/gunicorn.conf.py -b {address} portal.wsgi:app
environment=PORTAL_RASA_URL="{rasa_url}",OMP_NUM_THREADS="1",OPENBLAS_NUM_THREADS="1"
{common}
[program:worker]
command={python} -m portal worker
{common}
{assistant}
"""

# Both on loopback alone, and only Rasa's own channel open (no --enable-api).
ASSISTANT = """\
[program:rasa]
command={rasa} -m rasa run --quiet -i 127.0.0.1 -p {rasa_port} -m {model}
  --endpoints {bot}/endpoints.yml --credentials {bot}/credentials.yml
environment={environment}
{common}
[program:actions]
command={rasa} -m rasa_sdk --quiet --actions actions -p {actions_port}
environment={environment}
{common}
"""

COMMON = """\
directory={checkout}
autorestart=true
startretries=10
stopwaitsecs=25
stopasgroup=true
killasgroup=true
stdout_logfile={logs}/%(program_name)s.log
stdout_logfile_maxbytes=5MB
redirect_stderr=true
"""


def register(group: click.Group) -> None:
    """Add `portal run` to `group`."""
    group.add_command(run)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, envvar="PORT", show_default=True)
@with_appcontext
def run(host: str, port: int) -> None:
    """Serve the portal until Ctrl-C; a port that is taken ends with a sentence and exit code 2."""
    if is_taken(host, port):
        raise click.UsageError(
            f"Something is using port {port} on {host} already, perhaps a portal you started "
            f"before. Nothing was started. Stop it, or choose another: PORT={port + 1} make run"
        )
    settings = current_settings()
    assistant = plan_assistant(settings, port)
    configuration = write_configuration(settings, f"{host}:{port}", assistant)
    click.echo(addresses(host, port))
    click.echo(assistant.told + "\n")
    sys.stdout.flush()
    supervise = [sys.executable, "-m", "supervisor.supervisord", "-c", str(configuration)]
    os.execv(sys.executable, supervise)  # noqa: S606  # our own interpreter and our own file


@dataclass(frozen=True)
class Assistant:
    """How Rasa is run beside the portal, if it is; `told` says so to whoever started us."""

    told: str
    model: Path | None = None
    ports: tuple[int, int] = (0, 0)
    portal_port: int = 0


def plan_assistant(settings: Settings, portal_port: int) -> Assistant:
    """Return how to run Rasa: with a sound model of the present build, or not at all."""
    name = built_name(settings)
    model = models_dir(settings) / f"{name}.tar.gz"
    if name is None or not PYTHON.exists():
        return Assistant("The chat answers from search alone: Rasa is not installed here.")
    if not is_sound(model):
        return Assistant("The chat answers from search alone: run `portal assistant train`.")
    told = "The chat is led by Rasa as soon as it is up (some 15 seconds)."
    return Assistant(told, model.resolve(), (free_port(), free_port()), portal_port)


def free_port() -> int:
    """Return a port on loopback that nobody uses at this moment."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port: int = held.getsockname()[1]
        return port


def is_taken(host: str, port: int) -> bool:
    """Say whether something answers or holds this address; a server would retry in vain."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as servers do
        try:
            tried.bind((host, port))
        except OSError:
            return True
    return False


def assistant_programs(settings: Settings, assistant: Assistant, common: str) -> str:
    """Return the programs of Rasa and its actions; nothing without a model."""
    if assistant.model is None:
        return ""
    rasa_port, actions_port = assistant.ports
    known = environment(settings) | {
        "PORTAL_RASA_SECRET": secret_file(settings).read_text(encoding="ascii").strip(),
        "PORTAL_ACTIONS_PORT": str(actions_port),
        "PORTAL_ANSWERS_URL": f"http://127.0.0.1:{assistant.portal_port}/api/v1/assistant/answers",
    }
    listed = ",".join(f'{name}="{value.replace("%", "%%")}"' for name, value in known.items())
    return ASSISTANT.format(
        rasa=PYTHON, bot=BOT, model=assistant.model, rasa_port=rasa_port,
        actions_port=actions_port, environment=listed, common=common,
    )  # fmt: skip


def write_configuration(settings: Settings, address: str, assistant: Assistant) -> Path:
    """Write supervisord's configuration to the data folder and return its path."""
    logs = settings.data_dir / "log"
    logs.mkdir(parents=True, exist_ok=True)
    common = COMMON.format(checkout=CHECKOUT, logs=logs.resolve())
    text = SUPERVISOR.format(
        address=address,
        checkout=CHECKOUT,
        common=common,
        data=settings.data_dir.resolve(),
        logs=logs.resolve(),
        python=sys.executable,
        user="user=root\n" if os.geteuid() == 0 else "",
        assistant=assistant_programs(settings, assistant, common),
        rasa_url=f"http://127.0.0.1:{assistant.ports[0]}" if assistant.model else "",
    )
    path = settings.data_dir / "supervisord.conf"
    path.touch(mode=0o600)  # it holds the secret that portal and Rasa share
    path.chmod(0o600)
    path.write_text(text, encoding="utf-8")
    return path


def addresses(host: str, port: int) -> str:
    """Return the addresses a newcomer opens first."""
    base = f"http://{host}:{port}"
    return "\n".join(
        (
            "",
            f"The portal is starting on {base} (Ctrl-C stops it)",
            f"  find help   {base}/services",
            f"  guidance    {base}/guidance",
            f"  the chat    {base}/assistant",
            f"  Polish      {base}/pl/",
            f"  JSON API    {base}/api/v1/openapi.json",
            f"  ready?      {base}/readyz",
            "  logs        var/log/web.log, worker.log, rasa.log, actions.log",
            "",
        )
    )
