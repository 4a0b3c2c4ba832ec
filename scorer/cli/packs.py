"""`scorer packs`: the principle packs that come with the package."""

from scorer.cli.options import Json, Quiet
from scorer.cli.voice import Voice, table


def packs(as_json: Json = False, quiet: Quiet = False) -> int:
    """List the principle packs: how many cards each has and who proclaimed them."""
    from scorer.principles import PACKS_FOLDER, pack_names, read_pack
    from scorer.settings import shipped_folder

    voice = Voice(json=as_json, quiet=quiet)
    folder = shipped_folder("datasets", PACKS_FOLDER)
    rows = []
    for name in pack_names():
        cards = read_pack(name)
        actors = sorted({card.actor for card in cards if card.actor})
        rows.append((name, len(cards), ", ".join(actors) or "none: a yardstick for all"))
    voice.show("Principle packs", table({"pack": "left", "cards": "right", "actor": "left"}, rows))
    voice.note(f"Their files, for --principles, are in {folder}")
    listed = [{"pack": name, "cards": count, "actor": actor} for name, count, actor in rows]
    voice.result({"folder": str(folder), "packs": listed})
    return 0
