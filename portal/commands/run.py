"""`portal run`: the web server and the index worker, kept alive by supervisord.

One command for one machine. The configuration is generated, so that it can
never drift from the settings; `deploy/` has systemd units for councils that
prefer them.
"""

import os
import sys
from pathlib import Path

import click
from flask.cli import with_appcontext

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
{common}
[program:worker]
command={python} -m portal worker
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
    """Serve the portal until Ctrl-C."""
    settings = current_settings()
    configuration = write_configuration(settings, f"{host}:{port}")
    click.echo(addresses(host, port))
    sys.stdout.flush()
    supervise = [sys.executable, "-m", "supervisor.supervisord", "-c", str(configuration)]
    os.execv(sys.executable, supervise)  # noqa: S606  # our own interpreter and our own file


def write_configuration(settings: Settings, address: str) -> Path:
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
    )
    path = settings.data_dir / "supervisord.conf"
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
            f"  Polish      {base}/pl/",
            f"  JSON API    {base}/api/v1/openapi.json",
            f"  ready?      {base}/readyz",
            "  logs        var/log/web.log, var/log/worker.log",
            "",
        )
    )
