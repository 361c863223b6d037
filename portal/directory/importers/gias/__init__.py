"""The DfE's Get Information About Schools (GIAS) download, read whatever its state.

The same file comes in several layouts and encodings, often through a
spreadsheet that has damaged it. Reading is apart from deciding: `reading`
yields rows, `schools` turns a row into what we know of a school, `importing`
compares that with the directory.
"""
