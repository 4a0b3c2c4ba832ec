"""Who is who."""


def aliases_of(actor: str) -> tuple[str, ...]:
    """Return the names that stand for an actor in running text."""
    return (actor,)
