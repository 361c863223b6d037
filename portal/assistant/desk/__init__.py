"""Officers' side of the chat: what families could not find, and who asked to be called."""
