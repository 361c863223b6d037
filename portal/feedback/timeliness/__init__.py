"""How fast plans are issued, to be read beside what families say of the process.

The figures are the Department for Education's and the council's own counts;
neither is measured here, so each says whose it is.
"""
