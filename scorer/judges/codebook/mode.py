"""What kind of thing a text reports: a deed, or words about one (see the codebook).

Only surface cues of the reporting frame are read; a text without any is taken for a deed.
"""

import re
from dataclasses import dataclass
from typing import Final

from scorer.judges.codebook.clauses import actor_sentence, main_clause, without_quotes
from scorer.records import Mode

_FLAGS: Final = re.IGNORECASE
_WORDS_BETWEEN: Final = r"(?:[\w'’\[\],-]+ ){0,5}?"

_DEED: Final = re.compile(
    # Words that are themselves the deed, or that report a completed official act or a finding.
    r"\bdeclar(?:ed|es|ing) (?:war|independence|null|void|martial|an? (?:state|emergency|amnesty|"
    r"holiday|ceasefire|truce)|the .{0,40}(?:persona non grata|void|illegal|closed))"
    r"|\b(?:issued|delivered|gave) (?:\w+ ){0,3}ultimatum"
    r"|\bthreaten(?:ed|s|ing) (?:\w+ ){0,4}?(?:to (?:attack|bomb|invade|strike|destroy|"
    r"use (?:nuclear|force|military))"
    r"|with (?:war|force|attack|invasion|missiles?|nuclear|military|bombing))"
    rf"|\b(?:said|says|announced|confirmed|admitted) {_WORDS_BETWEEN}(?:that )?(?:it|he|she|they) "
    r"(?:had|has|have) (?!not\b|never\b|no\b|nothing\b|always\b|been ready)(?:\w+ly )?"
    r"\w+(?:ed|en|ne|ut|wn|ld|ught|pt|st|un|de|id|ung|ken|ven)\b"
    r"|\bcourt (?:found|ruled|held)\b|\binquiry (?:found|concluded)\b|\bwas found (?:by|to have)\b"
    r"|\bfound that\b",
    _FLAGS,
)
_REFUSED_ACCESS: Final = (
    r"(?!(?:[\w'’\[\]-]+ ){0,4}?(?:access|asylum|bail|citizenship|compensation|entry|exit|leave|"
    r"licen[cs]es?|medical|permission|permits?|registration|treatment|visas?|accreditation|food|"
    r"water|care|service|parole|promotion|loans?|benefits?|re-entry|a place|the right)\b)"
)
_DENIAL: Final = re.compile(
    rf"\bden(?:ied|ies|y|ying) {_REFUSED_ACCESS}"
    rf"|\b(?:reject|dismiss|refut|brush|deflect)(?:ed|es|s|ing)? (?:off |aside |as \w+ )?"
    rf"{_WORDS_BETWEEN}(?:accusations?|allegations?|claims?|reports?|suggestions?|rumou?rs?)\b"
    r"|\b(?:no truth (?:in|to)|(?:is|was|were) (?:untrue|false|pure invention|a fabrication))\b"
    rf"|\b(?:said|says|stated|insist(?:ed|s)) {_WORDS_BETWEEN}(?:that )?(?:it|he|she|they|its \w+|"
    r"no \w+|none|nobody) (?:had|has|have|did|does|was|were) (?:not|never)\b"
    r"|\b(?:said|says|stated|insist(?:ed|s)) (?:on \w+ )?(?:that )?(?:nobody|no one|none|no \w+) "
    r"(?:had|has|was|were)\b|\bit is not the case\b",
    _FLAGS,
)
_START: Final = r"^(?:[^\s,]+ ){0,9}?"
_HYPOTHETICAL: Final = re.compile(
    rf"{_START}(?<!that )(?<!which )(?:(?-i:may)|might|could|would|will|shall)\b"
    r"(?! (?:not|no longer)\b)"
    r"|\b(?:said|says|announced|told|hinted|suggested) .{0,60}?"
    r"\b(?:would|will|could|might|(?-i:may))\b"
    rf"|{_START}(?<!a )(?<!its )(?<!the )(?:plans?|planned|intends?|intended|"
    r"aims?|hopes?|hoped|wants?|wanted|seeks|expects?|threatens?|threatened|prepares|considers|considered|weighs?|weighed|mulls?|examines|"
    r"explores) "
    r"(?:to|whether|a|an|plans?|ways|\w+ing)\b"
    rf"|{_START}(?:proposes?|proposed|suggests?|suggested) (?:to|that|on|a|an|the|\w+ing)\b"
    r"|\b(?:is|are|was|were) (?:considering|planning|preparing|weighing|mulling|drafting|examining|"
    r"being weighed|set to|due to|likely to|expected to|about to|ready to|on course to|poised to|"
    r"being considered|under consideration|to (?:debate|decide|vote|discuss|consider)|"
    r"on the agenda)\b"
    r"|\bit is being (?:weighed|considered|discussed)\b|\bputs? forward a (?:plan|proposal)\b"
    rf"|{_START}(?:draft|bill|proposal|working paper|option)s?\b.{{0,50}}?\b(?:would|to be put|"
    r"goes|discusses|foresees|placed on the agenda|leaked)\b"
    r"|\bunder (?:a|the) (?:draft|bill|proposal)\b|^should\b|^were the\b|^if\b"
    r"|\b(?:has|have) yet to\b|^\[ACTOR\] (?:to|ready to|weighs|mulls|eyes) \w+",
    _FLAGS,
)
_SPEECH: Final = (
    r"(?:said|says|told (?!(?:\S+ ){1,4}to\b)|stated|argued|argues|claimed|claims|insisted|insists|"
    r"stressed|stresses|reiterated|reaffirmed|reaffirms|praised|praises|condemned|condemns|criticised|"
    r"criticized|denounced|urged|urges|called (?:for|on|upon|it|the)|calls (?:for|on)|demanded|"
    r"demands|hailed|warned|warns|voiced|accused|accuses|vowed|vows|pledged|pledges|promised|"
    r"promises|believes|believed|thanked|congratulated|mourned|lamented|lauded|deplored|"
    r"declared (?:that|its (?:support|readiness|commitment|attachment))|"
    r"expressed (?:concern|regret|support|hope|outrage|sorrow|its|his|her|solidarity|alarm|dismay)|"
    r"spoke (?:of|out|in)|complained|repeated (?:his|her|its|the|that|a)|asked (?:for|why|its|the)|"
    r"notes with|reminded|appealed|paid tribute|recommended|"
    r"welcomed (?:the|a|an|this) (?:\w+ ){0,2}?(?:decision|news|statement|ruling|move|vote|call|"
    r"agreement|step|report|verdict|result)|blamed|boasted|hinted|joked|quipped|spoke|"
    r"stood by (?:his|her|its) words|observed that|remarked|wrote|affirmed|described|asks|"
    r"suggests|called .{0,30}(?:misleading|wrong|unfair)|renewed (?:his|her|its) promise|"
    r"noted that|recalled that|"
    r"was accused of|were accused of|is accused of|stands accused)"
)
_STATEMENT: Final = re.compile(rf"{_START}{_SPEECH}(?!\w)", _FLAGS)
_OWN_ACT: Final = re.compile(
    # "..., the ministry said" after a clause that already told of the act.
    r",\s+(?:[\w'’\[\].-]+ ){1,8}?(?:said|says|announced|reported|confirmed|told|wrote)\b.*$",
    _FLAGS,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadMode:
    """The mode that a text seems to have and the words that show it (none for a plain deed)."""

    mode: Mode
    cue: str = ""


def read_mode(text: str) -> ReadMode:
    """Read the mode off the reporting frame.

    >>> read_mode("[ACTOR] denied having closed the border.").mode
    'denial'
    """
    sentence = _OWN_ACT.sub("", actor_sentence(without_quotes(text)))
    clause = main_clause(sentence)
    for mode, pattern, read in (
        ("denial", _DENIAL, sentence),
        ("deed", _DEED, sentence),
        ("hypothetical", _HYPOTHETICAL, clause),
        ("statement", _STATEMENT, clause),
    ):
        found = pattern.search(read)
        if found:
            cue = " ".join(found.group().split()).strip("] ,")
            return ReadMode(mode=mode, cue=cue[:60])  # type: ignore[arg-type]
    return ReadMode(mode="deed")
