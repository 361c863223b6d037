"""Joins the surveys to the portal when it starts: what is asked, kept, and said of timeliness."""

from pathlib import Path

from flask import Flask

from portal.authorities import Authority
from portal.feedback.comments.report.parts import register_report_part
from portal.feedback.figures.release.in_report import figures_in_report
from portal.feedback.instruments import register_instruments
from portal.feedback.keeping import register_keeping
from portal.feedback.timeliness.content import register_timeliness


def register_feedback(app: Flask, content: Path, authorities: list[Authority]) -> None:
    """Read every survey and every time of keeping; raises `ContentErrors`."""
    register_instruments(app, content, authorities)
    register_keeping(app, content, authorities)
    register_report_part(app, figures_in_report)
    register_timeliness(app, content, authorities)
