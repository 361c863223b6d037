"""The JSON API: the same answers the pages give, for other programs.

Described in `openapi.yaml`, which the tests hold the code to. Errors are
RFC 9457 problem documents, made in `portal.errors`.
"""
