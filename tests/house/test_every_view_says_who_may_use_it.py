"""Every address declares its access; forgetting is a failure, not an open door."""

from flask import Flask

ALLOWED = {"public"}


def test_every_view_declares_its_access(app: Flask) -> None:
    undeclared = {
        rule.endpoint: rule.rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "static"
        and getattr(app.view_functions[rule.endpoint], "portal_access", None) not in ALLOWED
    }
    assert undeclared == {}


def test_the_walk_sees_the_views(app: Flask) -> None:
    assert {"welcome.home", "directory.results", "guidance.topic"} <= set(app.view_functions)
