"""The surveys as data: questions, wordings, scales and versions, read from `content/`."""
