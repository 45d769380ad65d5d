"""Sealing of private text: AES-256-GCM, bound to the row it belongs to.

A sealed text is one version byte, the key's id (length byte, then ASCII), a random 96-bit nonce, and the ciphertext
with its 128-bit tag. The header, the column, the row and the owner are authenticated with it: a value moved to another
row, column or member does not open. Keys live outside the database.
"""

import base64
import binascii
import contextlib
import os
import re
import secrets
import stat
from itertools import pairwise
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = 1
KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16
KEY_ID = re.compile(r"[a-z0-9-]{1,16}")
PLACE = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
# 32 random bytes hold 30 different values on average; fewer than 17 has a chance below 1 in 10**10.
FEWEST_DIFFERENT_BYTES = 17


class BadKeys(ValueError):
    """The keys can't be used. The message says what is wrong and what to do, and never repeats a key."""


class CannotOpen(Exception):
    """A sealed text can't be opened: its key is missing, or it was changed or moved to another row."""


class Sealed(bytes):
    """What `Vault.seal` returns, and all that a `Secret` column takes."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<sealed, {len(self)} bytes>"

    __str__ = __repr__


class Keyring:
    """Keys by id; the first one encrypts, all of them decrypt."""

    __slots__ = ("_ciphers", "first")

    def __init__(self, keys: dict[str, bytes]) -> None:
        if not keys:
            raise BadKeys("There is no key. Make one with Keyring.generate().")
        self.first = next(iter(keys))
        self._ciphers = {name: AESGCM(key) for name, key in keys.items()}

    @classmethod
    def parse(cls, text: str) -> "Keyring":
        """Read "id:base64,id2:base64"; each key is 32 bytes. Raises `BadKeys`."""
        keys: dict[str, bytes] = {}
        for number, entry in enumerate(text.strip().split(","), start=1):
            name, colon, encoded = entry.strip().partition(":")
            if not colon:
                raise BadKeys(f"Key {number} has no id: write it as id:base64, with keys separated by commas.")
            if not KEY_ID.fullmatch(name):
                raise BadKeys(f"Key {number}: its id must be 1 to 16 of a-z, 0-9 and -.")
            if name in keys:
                raise BadKeys(f"The key id {name} is there twice: give each key an id of its own.")
            key = _decode(name, encoded)
            if key in keys.values():
                raise BadKeys(f"The key {name} is the same as another one: remove one of them.")
            keys[name] = key
        return cls(keys)

    @staticmethod
    def generate() -> str:
        """A new random key in the form `parse` reads, with a random id."""
        return f"k{secrets.token_hex(4)}:{base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()}"

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self._ciphers)

    def cipher(self, key_id: str) -> AESGCM:
        """The cipher of one key. Raises `CannotOpen` naming an id that is not on the ring."""
        cipher = self._ciphers.get(key_id)
        if cipher is None:
            raise CannotOpen(f"This was sealed with the key {key_id}, which is not among the keys. Add it back.")
        return cipher

    def __repr__(self) -> str:
        return f"<Keyring {', '.join(self._ciphers)}>"

    def __reduce__(self) -> str:
        raise TypeError("a Keyring is not pickled: it would carry its keys along")


class Vault:
    """Seals and opens private text with the keys of one ring. Safe to share among threads."""

    __slots__ = ("_header", "_keys")

    def __init__(self, keys: Keyring) -> None:
        self._keys = keys
        name = keys.first.encode("ascii")
        self._header = bytes((VERSION, len(name))) + name

    @property
    def head(self) -> bytes:
        """What every text begins with that the first key sealed; any other is due for sealing anew."""
        return self._header

    def seal(self, place: str, row: int, owner: int, text: str) -> Sealed:
        """Seal `text` for one column ("contact.note"), row id and owner's id."""
        nonce = os.urandom(NONCE_BYTES)
        bound = _bound(self._header, place, row, owner)
        try:
            plain = text.encode()
        except UnicodeEncodeError:
            # The codec's own error carries the text along.
            raise ValueError("text can't contain a lone surrogate") from None
        return Sealed(self._header + nonce + self._keys.cipher(self._keys.first).encrypt(nonce, plain, bound))

    def open(self, place: str, row: int, owner: int, sealed: bytes) -> str:
        """Give the text back. Raises `CannotOpen`."""
        key_id, rest = _split(sealed)
        header = sealed[: len(sealed) - len(rest)]
        cipher = self._keys.cipher(key_id)
        try:
            plain = cipher.decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], _bound(header, place, row, owner))
        except InvalidTag:
            raise CannotOpen(
                f"A private text in {place} does not open: it was changed, or it belongs to another row."
            ) from None
        return plain.decode()

    def row(self, table: str, row: int, owner: int) -> "RowSeal":
        """For all private texts of one row."""
        return RowSeal(self, table, row, owner)

    def key_id(self, sealed: bytes) -> str:
        """Which key sealed it; anything but `Keyring.first` is due for sealing anew. Raises `CannotOpen`."""
        return _split(sealed)[0]

    def __repr__(self) -> str:
        return f"<Vault {', '.join(self._keys.ids)}>"


class RowSeal:
    """Seals and opens the private columns of one row, where no text is NULL."""

    __slots__ = ("_owner", "_row", "_table", "_vault")

    def __init__(self, vault: Vault, table: str, row: int, owner: int) -> None:
        self._vault = vault
        self._table = table
        self._row = row
        self._owner = owner

    def seal(self, column: str, text: str) -> Sealed | None:
        return self._vault.seal(f"{self._table}.{column}", self._row, self._owner, text) if text else None

    def open(self, column: str, sealed: bytes | None) -> str:
        """Raises `CannotOpen`."""
        if sealed is None:
            return ""
        return self._vault.open(f"{self._table}.{column}", self._row, self._owner, sealed)


def load_or_create_key_file(path: Path) -> Keyring:
    """Read the keys in `path`, or make one key and keep it there (mode 0600, in a folder of mode 0700).

    However many processes start at once, all get the same key. Raises `BadKeys` when others may read the file, or when
    what it holds is no key.
    """
    try:
        return _read(path)
    except FileNotFoundError:
        pass
    _create(path, Keyring.generate())
    return _read(path)


def add_first_key(path: Path) -> Keyring:
    """Put a new key first into the key file; the old ones stay behind it. In one step, so that no key can be lost."""
    _read(path)
    kept = path.read_text(encoding="ascii").strip()
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(f"{Keyring.generate()},{kept}\n")
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
        _sync(path.parent)
    except OSError as error:
        raise BadKeys(f"The key file {path} can't be written: {error.strerror}.") from error
    return _read(path)


def _create(path: Path, text: str) -> None:
    """Write `text` to `path` in one step, unless another process was first."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(text + "\n")
                file.flush()
                os.fsync(file.fileno())
            # A link fails where the name is taken; a rename would replace the key of the process that was first.
            with contextlib.suppress(FileExistsError):
                os.link(draft, path)
        finally:
            draft.unlink()
        _sync(path.parent)
    except OSError as error:
        raise BadKeys(f"The key file {path} can't be written: {error.strerror}.") from error


def _sync(path: Path) -> None:
    """A new name lasts only once its folder is on the disk."""
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _read(path: Path) -> Keyring:
    """Raises `FileNotFoundError` where there is no file, else `BadKeys`."""
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise BadKeys(f"The key file {path} is not a file.")
            if status.st_mode & 0o077:
                raise BadKeys(
                    f"The key file {path} can be read by other users (mode {stat.S_IMODE(status.st_mode):04o}). "
                    f"Run: chmod 600 {path}"
                )
            content = file.read(65_536)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise BadKeys(f"The key file {path} can't be read: {error.strerror}.") from error
    try:
        return Keyring.parse(content.decode("ascii"))
    except UnicodeDecodeError:
        raise BadKeys(f"The key file {path} does not hold keys: it is not plain text.") from None
    except BadKeys as error:
        raise BadKeys(f"The key file {path} does not hold usable keys. {error}") from None


def _decode(name: str, encoded: str) -> bytes:
    """The 32 bytes of the key called `name`, refusing what nobody's random source would have made."""
    padded = encoded.strip().translate(str.maketrans("-_", "+/")).rstrip("=")
    try:
        key = base64.b64decode(padded + "=" * (-len(padded) % 4), validate=True)
    except (binascii.Error, ValueError):
        raise BadKeys(f"The key {name} is not base64.") from None
    if len(key) != KEY_BYTES:
        raise BadKeys(f"The key {name} has {len(key)} bytes and must have {KEY_BYTES}.")
    steps = {(after - before) % 256 for before, after in pairwise(key)}
    typed = all(32 <= byte < 127 for byte in key)
    if len(set(key)) < FEWEST_DIFFERENT_BYTES or len(steps) == 1 or typed:
        raise BadKeys(f"The key {name} is not random: make one with a generator instead of typing it.")
    return key


def _split(sealed: bytes) -> tuple[str, bytes]:
    """The key id, and nonce with ciphertext. Raises `CannotOpen` on anything that has not our form."""
    if len(sealed) < 2 or sealed[0] != VERSION:
        raise CannotOpen("This is not a sealed text of a version this program knows.")
    end = 2 + sealed[1]
    name = sealed[2:end].decode("ascii", errors="replace")
    if not KEY_ID.fullmatch(name) or len(sealed) < end + NONCE_BYTES + TAG_BYTES:
        raise CannotOpen("This is not a whole sealed text.")
    return name, sealed[end:]


def _bound(header: bytes, place: str, row: int, owner: int) -> bytes:
    """What is authenticated along with the text: fixed widths and a length first, so that no two places spell alike."""
    if not PLACE.fullmatch(place):
        raise ValueError("a place is table.column")
    if not (0 < row < 2**63 and 0 < owner < 2**63):
        raise ValueError("row and owner are ids between 1 and 2**63 - 1")
    return header + row.to_bytes(8) + owner.to_bytes(8) + place.encode("ascii")
