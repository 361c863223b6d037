"""The yearly report on comments (SEND Regulations 2014, reg 56(3)): made once, then never changed.

`building` puts it together, `snapshot` freezes it with a digest, `writing`
gives it as HTML, tagged PDF and ODS, `alarm` says when the next one is due.
"""
