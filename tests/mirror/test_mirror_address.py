"""An address is read as libpq reads it, and never repeated where it might hold a password."""

from __future__ import annotations

from pathlib import Path

import pytest
from pg8000.exceptions import DatabaseError

from warehouse.errors import MirrorError
from warehouse.mirror.address import Address, read_address
from warehouse.mirror.server import _refused


@pytest.fixture(autouse=True)
def _no_passwords_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("PGPASSWORD", raising=False)
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "pgpass"))


def test_a_full_address() -> None:
    address = read_address("postgresql://ann:p%40s%2Fs@db.example:6543/bi?sslmode=verify-full&sslrootcert=/ca.pem")
    assert address == Address("db.example", 6543, "bi", "ann", "p@s/s", "verify-full", "/ca.pem")


def test_what_is_left_out_has_a_default() -> None:
    assert read_address("postgres://ann@/bi") == Address("localhost", 5432, "bi", "ann", None)


def test_a_socket_is_named_by_its_folder() -> None:
    assert read_address("postgresql://ann@/bi?host=/run/postgresql").host == "/run/postgresql"
    assert read_address("postgresql://ann@%2Frun%2Fpostgresql/bi").host == "/run/postgresql"


def test_the_password_does_not_show() -> None:
    address = read_address("postgresql://ann:secret@h/bi")
    assert "secret" not in f"{address!r} {address} {address.place}"


@pytest.mark.parametrize(
    "url",
    [
        "mysql://u:secret@h/db",
        "u:secret@h/db",
        "postgresql://u:secret@h",
        "postgresql://u:secret@h/",
        "postgresql://u:secret@h:port/db",
        "postgresql://u:sec/ret@h/db",
        "postgresql://u:12/secret@h/db",
        "postgresql://u:secret#x@h/db",
        "postgresql://u:12?secret@h/db",
        "postgresql://u:[secret@h/db",
        "postgresql://u:sec\u2100ret@h/db",
        "postgresql://u:secret@h/db?sslmode=sometimes",
        "postgresql://u:secret@h/db?passwort=secret",
        "postgresql://u@h/db?password=secret&port=x",
        "",
    ],
)
def test_a_faulty_address_is_not_repeated(url: str) -> None:
    with pytest.raises(MirrorError) as caught:
        read_address(url)
    assert not [part for part in ("sec", "ret", "12") if part in str(caught.value)]
    assert "\n" not in str(caught.value)


def test_a_password_comes_from_the_environment_before_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "pgpass"
    file.write_text("# a comment\nother:*:*:*:no\nh:5432:bi:ann:a\\:b\\\\c\n*:*:*:*:any\n")
    file.chmod(0o600)
    assert read_address("postgresql://ann@h/bi").password == "a:b\\c"
    assert read_address("postgresql://bob@h/bi").password == "any"
    monkeypatch.setenv("PGPASSWORD", "env")
    assert read_address("postgresql://ann@h/bi").password == "env"
    assert read_address("postgresql://ann:url@h/bi").password == "url"


def test_a_password_file_that_others_may_read_is_ignored(tmp_path: Path) -> None:
    file = tmp_path / "pgpass"
    file.write_text("*:*:*:*:any\n")
    file.chmod(0o640)
    assert read_address("postgresql://ann@h/bi").password is None


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("53100", "the disk of h:5432/bi is full (no space): make room and run again"),
        ("XX000", "h:5432/bi refuses: no space"),
    ],
)
def test_what_a_server_refuses_is_told_with_what_to_do(code: str, told: str) -> None:
    error = DatabaseError({"C": code, "M": "no\nspace"})
    assert str(_refused(error, read_address("postgresql://ann@h/bi"))).startswith(told)
