"""`scorer doctor`: is this installation whole?"""

from scorer.cli.options import Json, Quiet
from scorer.cli.voice import Voice, table


def doctor(as_json: Json = False, quiet: Quiet = False) -> int:
    """Check Python, libraries, weights, shipped folders, the cache folder and threads."""
    from scorer.cli.checks import all_checks

    voice = Voice(json=as_json, quiet=quiet)
    found = list(all_checks())
    rows = [("ok" if each.ok else "problem", each.what, each.found, each.remedy) for each in found]
    columns = dict.fromkeys(("", "what", "found", "remedy"), "left")
    voice.show("Installation", table(columns, rows))
    healthy = all(each.ok for each in found)
    voice.result({"ok": healthy, "checks": [each.as_dict() for each in found]})
    return 0 if healthy else 1
