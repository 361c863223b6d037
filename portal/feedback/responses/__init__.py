"""What families answered: kept only when they press Send, with nothing about who they are."""
