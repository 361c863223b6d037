"""An address once public is not lost by accident: people print and share them.

`addresses.txt` is the list. A new address is added there; a removed one needs
a redirect first.
"""

from pathlib import Path

from flask import Flask

LIST = Path(__file__).with_name("addresses.txt")


def test_the_addresses_are_those_on_the_list(app: Flask) -> None:
    served = {rule.rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"}
    listed = set(LIST.read_text().split())
    assert served - listed == set(), "new addresses: add them to addresses.txt"
    assert listed - served == set(), "lost addresses: bring them back or redirect"
