"""Files in and out: written aside and renamed, read with the line number at hand."""

from scorer.storage.atomic import replace_file
from scorer.storage.cells import cell_problem, cell_text
from scorer.storage.columns import require_columns
from scorer.storage.json_files import read_json, write_json
from scorer.storage.jsonl import numbered_jsonl, read_jsonl, write_jsonl
from scorer.storage.manifest import check_manifest, file_sha256, write_manifest
from scorer.storage.parquet import read_parquet, write_parquet
from scorer.storage.tables import Table, read_table

__all__ = [
    "Table",
    "cell_problem",
    "cell_text",
    "check_manifest",
    "file_sha256",
    "numbered_jsonl",
    "read_json",
    "read_jsonl",
    "read_parquet",
    "read_table",
    "replace_file",
    "require_columns",
    "write_json",
    "write_jsonl",
    "write_manifest",
    "write_parquet",
]
