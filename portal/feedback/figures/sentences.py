"""Says each figure as a sentence, in words a parent and a councillor read alike.

The sentence says what the number is of, how sure chance lets us be, and what
the silence of the others could hide. A figure without it is never printed.
"""

from flask_babel import gettext

from portal.feedback.figures.share import Share, whole_percent
from portal.feedback.figures.showing import FEWEST, Shown


def _(words: str, **values: object) -> str:
    return str(gettext(words, **values))


def sentence(shown: Shown, were: str) -> str:
    """Return the figure as sentences; `were` completes "94% …", such as "were satisfied"."""
    if shown.standing == "none":
        return _("Nobody has answered yet.")
    if shown.standing == "hidden":
        return _(
            "Fewer than %(number)s people answered, or showing this number would give another "
            "away. We show no figure, so that nobody can be recognised.",
            number=FEWEST[shown.reader],
        )
    return " ".join([_of_those(shown, were), _chance(shown.share), _silence(shown), *_care(shown)])


def _of_those(shown: Shown, were: str) -> str:
    about = "" if shown.reader == "officer" else _("about ")
    return _(
        "Of %(about)s%(base)s who answered, %(percent)s %(were)s.",
        about=about, base=f"{shown.base:,}", percent=shown.percent, were=were,
    )  # fmt: skip


def _chance(share: Share) -> str:
    interval = share.interval
    if interval is None:  # pragma: no cover - only figures with answers come here
        return ""
    return _(
        "If those who answered are typical, the true figure is probably between %(low)s%% "
        "and %(high)s%%.",
        low=whole_percent(interval.low), high=whole_percent(interval.high),
    )  # fmt: skip


def _silence(shown: Shown) -> str:
    bounds = shown.share.silence
    if bounds is None or shown.share.invited is None:
        return _("We did not record how many were asked, so we cannot say how typical they are.")
    if shown.reader == "public":
        return _(
            "If all who were asked and gave no answer were unhappy it would be %(low)s%%, if all "
            "were happy %(high)s%%.",
            low=whole_percent(bounds[0]), high=whole_percent(bounds[1]),
        )  # fmt: skip
    return _(
        "We asked %(invited)s. If all who gave no answer were unhappy it would be %(low)s%%, "
        "if all were happy %(high)s%%.",
        invited=f"{shown.share.invited:,}",
        low=whole_percent(bounds[0]), high=whole_percent(bounds[1]),
    )  # fmt: skip


def _care(shown: Shown) -> list[str]:
    if shown.standing == "private":
        return [_("Small, not for publication.")]
    return [_("Small sample.")] if shown.standing == "few" else []
