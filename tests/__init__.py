"""Tests of the portal, in layers: house, unit, content, integration, contract, browser."""
