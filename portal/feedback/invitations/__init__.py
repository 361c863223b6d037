"""One-time invitations: verified, and yet nobody can tell who answered what.

The database never holds a link or a code, only keyed digests of them; what is
spent is written elsewhere, under another key. See docs/decisions/0016.
"""
