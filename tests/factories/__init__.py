"""One maker of rows a model, each in its own file; none works without a session."""
