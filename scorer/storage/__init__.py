"""Files in and out: written aside and renamed, read with the line number at hand."""

from scorer.storage.atomic import replace_file
from scorer.storage.json_files import read_json, write_json
from scorer.storage.jsonl import numbered_jsonl, read_jsonl, write_jsonl
from scorer.storage.manifest import check_manifest, file_sha256, write_manifest
from scorer.storage.parquet import read_parquet, write_parquet

__all__ = [
    "check_manifest",
    "file_sha256",
    "numbered_jsonl",
    "read_json",
    "read_jsonl",
    "read_parquet",
    "replace_file",
    "write_json",
    "write_jsonl",
    "write_manifest",
    "write_parquet",
]
