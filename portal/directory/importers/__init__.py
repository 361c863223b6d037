"""Brings in what other bodies publish, one folder a source.

An importer reads, checks and reports; it never decides what happens to a
record that an officer has corrected. That is `portal.directory.publishing`.
"""
