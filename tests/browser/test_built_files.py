"""The committed styles and scripts are what their sources make."""

import gzip
import json
import re
import shutil
import subprocess

import brotli
import pytest

from portal.settings import CHECKOUT

ASSETS = CHECKOUT / "portal" / "assets"
DIST = CHECKOUT / "portal" / "static" / "dist"


def test_built_files_match_their_sources() -> None:
    node = shutil.which("node")
    if node is None or not (ASSETS / "node_modules").exists():
        pytest.skip("Node.js or portal/assets/node_modules is missing: run npm ci there")
    done = subprocess.run(
        [node, "build.mjs", "--check"], cwd=ASSETS, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_compressed_copies_say_the_same() -> None:
    for name in json.loads((DIST / "manifest.json").read_text()).values():
        plain = DIST.parent / name
        if plain.suffix == ".png":
            continue
        assert (
            brotli.decompress(plain.with_name(plain.name + ".br").read_bytes())
            == plain.read_bytes()
        )
        assert (
            gzip.decompress(plain.with_name(plain.name + ".gz").read_bytes()) == plain.read_bytes()
        )


def test_nothing_of_the_governments_own_brand() -> None:
    for style in DIST.glob("*.css"):
        text = style.read_text(encoding="utf-8")
        assert "GDS Transport" not in text
        assert "@font-face" not in text


def test_nothing_is_fetched_from_elsewhere() -> None:
    for built in (*DIST.glob("*.css"), *DIST.glob("*.js")):
        text = built.read_text(encoding="utf-8")
        assert re.findall(r"url\(|@import|https?://\w", text) == [], built.name


def test_the_lock_file_names_no_registry() -> None:
    assert '"resolved"' not in (ASSETS / "package-lock.json").read_text(encoding="utf-8")
