"""The checks: each bites when what it guards is broken."""

from pathlib import Path

import pytest

from tools import check


def test_a_lock_that_names_an_address_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "requirements.lock").write_text("--index-url https://mirror.example/simple\n")
    package = '{"packages": {"node_modules/a": {"resolved": "https://mirror.example/a.tgz"}}}'
    (tmp_path / "package-lock.json").write_text(package)
    monkeypatch.setattr(check, "ROOT", tmp_path)

    assert check._locks_name_no_address().splitlines() == [
        "requirements.lock holds an address",
        "package-lock.json: node_modules/a has 'resolved'",
    ]


def test_our_own_locks_name_none() -> None:
    assert check._locks_name_no_address() == ""


def test_a_failure_is_shown_and_told_by_the_exit_status(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = {"good": lambda: "", "bad": lambda: "line 3 is wrong"}
    monkeypatch.setattr(check, "checks", lambda: found)

    assert check.main([]) == 1
    assert check.main(["good"]) == 0
    shown = capsys.readouterr().out
    assert "line 3 is wrong" in shown
    assert "good                   ok" in shown


def test_a_tool_that_is_not_here_is_named_and_passed_over(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "MACHINE_TOOLS", {"moon-lint"})
    monkeypatch.setattr(check, "checks", lambda: {"moon": check._command(["moon-lint"])})

    assert check.main([]) == 0
    assert "moon-lint is not here, passed over" in capsys.readouterr().out


def test_a_locked_tool_that_is_missing_is_a_failure() -> None:
    assert check._command(["moon-lint"])() == "moon-lint is missing: run `make setup`"


def test_a_broken_configuration_of_nats_is_found(tmp_path: Path) -> None:
    conf = tmp_path / "server.conf"
    conf.write_text("accounts { A: { users: [ { nkey: $NKEY_OPS }, { nkey: $NKEY_PORTAL } ] } }\n")
    run = check._command(["nats-server", "-t", "-c", str(conf)])
    assert run() == ""

    conf.write_text("no_such_setting: 1\n")
    assert "no_such_setting" in run()
