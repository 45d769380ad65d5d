import base64
import os
import pickle
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.vault import BadKeys, CannotOpen, Keyring, Sealed, Vault, load_or_create_key_file

PLACE = "contact.note"
IDS = st.integers(1, 2**63 - 1)
ROOT = Path(__file__).parents[2]


def key(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


GOOD = key(bytes((7 * n * n + 3 * n) % 251 for n in range(32)))
OTHER = key(bytes((11 * n * n + 5 * n + 1) % 241 for n in range(32)))


@pytest.fixture(scope="module")
def vault() -> Vault:
    return Vault(Keyring.parse(f"a:{GOOD},b:{OTHER}"))


@given(text=st.text(st.characters(exclude_categories=["Cs"])), row=IDS, owner=IDS)
def test_what_is_sealed_opens(vault: Vault, text: str, row: int, owner: int) -> None:
    assert vault.open(PLACE, row, owner, vault.seal(PLACE, row, owner, text)) == text


def test_sealing_twice_gives_different_bytes(vault: Vault) -> None:
    assert vault.seal(PLACE, 1, 2, "tea") != vault.seal(PLACE, 1, 2, "tea")


def test_the_envelope_holds_version_key_id_nonce_and_ciphertext(vault: Vault) -> None:
    sealed = vault.seal(PLACE, 1, 2, "tea")
    assert bytes(sealed[:3]) == b"\x01\x01a"
    assert len(sealed) == 3 + 12 + len("tea") + 16
    assert b"tea" not in bytes(sealed)


@pytest.mark.parametrize(
    ("place", "row", "owner"),
    [("contact.name", 1, 2), ("contacts.note", 1, 2), (PLACE, 3, 2), (PLACE, 1, 3), (PLACE, 2, 1)],
)
def test_a_text_moved_elsewhere_does_not_open(vault: Vault, place: str, row: int, owner: int) -> None:
    sealed = vault.seal(PLACE, 1, 2, "tea")
    with pytest.raises(CannotOpen, match="belongs to another row"):
        vault.open(place, row, owner, sealed)


@given(data=st.data())
def test_a_text_changed_anywhere_does_not_open(vault: Vault, data: st.DataObject) -> None:
    sealed = bytearray(vault.seal(PLACE, 1, 2, "tea"))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(CannotOpen):
        vault.open(PLACE, 1, 2, bytes(sealed))


@given(junk=st.binary(max_size=80))
def test_any_bytes_open_or_say_they_cannot(vault: Vault, junk: bytes) -> None:
    with pytest.raises(CannotOpen):
        vault.open(PLACE, 1, 2, junk)


def test_a_cut_text_does_not_open(vault: Vault) -> None:
    sealed = vault.seal(PLACE, 1, 2, "tea")
    for end in range(len(sealed)):
        with pytest.raises(CannotOpen):
            vault.open(PLACE, 1, 2, sealed[:end])


def test_the_other_key_still_opens_after_rotation(vault: Vault) -> None:
    old = Vault(Keyring.parse(f"b:{OTHER}")).seal(PLACE, 1, 2, "tea")
    assert vault.open(PLACE, 1, 2, old) == "tea"
    assert vault.key_id(old) == "b"
    assert vault.key_id(vault.seal(PLACE, 1, 2, "tea")) == "a"


def test_a_missing_key_is_named(vault: Vault) -> None:
    sealed = vault.seal(PLACE, 1, 2, "tea")
    with pytest.raises(CannotOpen, match="the key a,"):
        Vault(Keyring.parse(f"b:{OTHER}")).open(PLACE, 1, 2, sealed)


def test_the_same_id_with_another_key_does_not_open(vault: Vault) -> None:
    sealed = vault.seal(PLACE, 1, 2, "tea")
    with pytest.raises(CannotOpen):
        Vault(Keyring.parse(f"a:{OTHER}")).open(PLACE, 1, 2, sealed)


@pytest.mark.parametrize(("place", "row", "owner"), [("note", 1, 2), ("a.b.c", 1, 2), (PLACE, 0, 2), (PLACE, 1, 2**63)])
def test_a_seal_needs_a_column_and_ids(vault: Vault, place: str, row: int, owner: int) -> None:
    with pytest.raises(ValueError, match=r"table\.column|ids between"):
        vault.seal(place, row, owner, "tea")


def test_a_lone_surrogate_is_refused_without_repeating_the_text(vault: Vault) -> None:
    with pytest.raises(ValueError, match="surrogate") as caught:
        vault.seal(PLACE, 1, 2, "canary\ud800")
    assert "canary" not in repr(caught.value)
    assert caught.value.__suppress_context__


def test_a_made_key_can_be_read() -> None:
    text = Keyring.generate()
    assert Keyring.parse(text).ids == (text.partition(":")[0],)
    assert Keyring.generate() != text


@pytest.mark.parametrize("form", [GOOD, GOOD.rstrip("="), GOOD.replace("+", "-").replace("/", "_")])
def test_keys_are_read_in_every_base64_spelling(form: str) -> None:
    sealed = Vault(Keyring.parse(f"a:{GOOD}")).seal(PLACE, 1, 2, "tea")
    assert Vault(Keyring.parse(f" a:{form} ,b:{OTHER}\n")).open(PLACE, 1, 2, sealed) == "tea"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Key 1 has no id"),
        (GOOD, "Key 1 has no id"),
        (f"a:{GOOD},", "Key 2 has no id"),
        (f"Not_An_Id:{GOOD}", "Key 1: its id"),
        (f":{GOOD}", "Key 1: its id"),
        (f"{'a' * 17}:{GOOD}", "Key 1: its id"),
        (f"{GOOD}:a", "Key 1: its id"),
        (f"a:{GOOD},a:{OTHER}", "The key id a is there twice"),
        (f"a:{GOOD},b:{GOOD}", "The key b is the same"),
        ("a:hunter2!", "The key a is not base64"),
        ("a:hünter2", "The key a is not base64"),
        (f"a:{key(bytes(range(100, 131)))}", "has 31 bytes"),
        (f"a:{key(bytes(range(100, 133)))}", "has 33 bytes"),
        ("a:", "has 0 bytes"),
        (f"a:{key(bytes(32))}", "is not random"),
        (f"a:{key(bytes(range(32)))}", "is not random"),
        (f"a:{key(b'0123456789abcdef' * 2)}", "is not random"),
        (f"a:{key(b'correct-horse-battery-staple-!xy')}", "is not random"),
    ],
)
def test_bad_keys_are_named_and_never_shown(text: str, says: str) -> None:
    with pytest.raises(BadKeys, match=says) as caught:
        Keyring.parse(text)
    for part in text.replace(",", ":").split(":"):
        assert len(part) < 4 or part not in str(caught.value)


def test_no_repr_shows_a_key(vault: Vault) -> None:
    ring = Keyring.parse(f"a:{GOOD},b:{OTHER}")
    shown = f"{ring!r} {ring} {vault!r} {vault} {vault.seal(PLACE, 1, 2, 'tea')!r}"
    assert shown.startswith("<Keyring a, b> <Keyring a, b> <Vault a, b> <Vault a, b> <sealed")
    assert GOOD not in shown


def test_a_keyring_is_not_pickled() -> None:
    with pytest.raises(TypeError, match="pickled"):
        pickle.dumps(Keyring.parse(f"a:{GOOD}"))


def test_a_sealed_text_is_bytes(vault: Vault) -> None:
    sealed = vault.seal(PLACE, 1, 2, "tea")
    assert isinstance(sealed, Sealed)
    assert isinstance(sealed, bytes)


def test_a_key_file_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "config" / "keys"
    made = load_or_create_key_file(path)
    assert load_or_create_key_file(path).ids == made.ids
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(path.parent.iterdir()) == [path]


def test_the_mode_of_a_folder_that_was_there_stays(tmp_path: Path) -> None:
    folder = tmp_path / "config"
    folder.mkdir(mode=0o755)
    load_or_create_key_file(folder / "keys")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o666, 0o610])
def test_a_key_file_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "keys"
    load_or_create_key_file(path)
    path.chmod(mode)
    with pytest.raises(BadKeys, match="chmod 600"):
        load_or_create_key_file(path)


def test_a_broken_key_file_is_named_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    path.touch(mode=0o600)
    for content in (b"", b"\xff\xfe", b"a:hunter2!"):
        path.write_bytes(content)
        with pytest.raises(BadKeys, match=r"keys does not hold") as caught:
            load_or_create_key_file(path)
        assert "hunter2" not in str(caught.value)
        assert path.read_bytes() == content


def test_a_folder_in_place_of_the_key_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadKeys, match="can't be read"):
        load_or_create_key_file(tmp_path)


def test_a_key_file_where_nothing_can_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BadKeys, match="can't be"):
        load_or_create_key_file(tmp_path / "file" / "keys")


def test_processes_that_race_for_the_key_file_get_the_same_key(tmp_path: Path) -> None:
    path = tmp_path / "config" / "keys"
    code = (
        "import sys; from pathlib import Path; from storage.vault import load_or_create_key_file as load;"
        "sys.stdin.readline(); print(load(Path(sys.argv[1])).first)"
    )
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(path)],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(8)
    ]
    for racer in racers:
        assert racer.stdin is not None
        racer.stdin.write("go\n")
        racer.stdin.flush()
    answers = {racer.communicate(timeout=60)[0] for racer in racers}
    assert answers == {load_or_create_key_file(path).first + "\n"}


def test_the_private_columns_of_a_row_are_bound_to_it_and_no_text_is_nothing():
    vault = Vault(Keyring.parse(Keyring.generate()))
    mine = vault.row("contacts", 5, 7)
    sealed = mine.seal("note", "quiet words")
    assert sealed is not None
    assert mine.open("note", sealed) == vault.open("contacts.note", 5, 7, sealed) == "quiet words"
    assert (mine.seal("note", ""), mine.open("note", None)) == (None, "")
    for column, other in (("cares", mine), ("note", vault.row("contacts", 6, 7)), ("note", vault.row("journal", 5, 7))):
        with pytest.raises(CannotOpen):
            other.open(column, sealed)
