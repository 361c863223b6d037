"""Figures of what families said: never a share without how many, who was asked and how sure.

Every page, export and chart is made from the same rows, so that they cannot
differ; what is too small to show is decided once, in `showing`.
"""
