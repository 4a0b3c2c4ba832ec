"""Tests of the evaluation room; a package, so that names of files may recur in other rooms."""
