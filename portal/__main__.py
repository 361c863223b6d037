"""Lets `python -m portal` do what the `portal` command does."""

from portal.commands import main

if __name__ == "__main__":
    main()
