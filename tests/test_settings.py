"""What a start is told: by flags, by the environment, by a file, in this order."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from faces import make_index

from webapp import create_app
from webapp.cli import main
from webapp.colours import DARK, LIGHT, contrast
from webapp.settings import Settings, SettingsError, read_settings, with_flags


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(text: str) -> None:
    Path("release-search.toml").write_text(text, encoding="utf-8")


def test_flags_come_before_the_environment_and_that_before_the_file() -> None:
    write('title = "File"\nport = 81\nthreads = 3\n')
    settings = read_settings({"RELEASES_TITLE": "Environment", "RELEASES_PORT": "82"})
    settings = with_flags(settings, {"title": "Flag", "port": None})
    assert (settings.title, settings.port, settings.threads) == ("Flag", 82, 3)
    assert settings.index == Path("release-index")


def test_the_file_may_lie_elsewhere(tmp_path: Path) -> None:
    file = tmp_path / "town.toml"
    file.write_text('index = "town"', encoding="utf-8")
    assert read_settings({"RELEASES_SETTINGS": str(file)}).index == Path("town")
    with pytest.raises(SettingsError, match="none.toml cannot be read"):
        read_settings({"RELEASES_SETTINGS": "none.toml"})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("titel = 1", 'release-search.toml: there is no setting "titel"; there are in'),
        ("title = 1", 'release-search.toml: title cannot be "1": it is a text in quo'),
        ('port = "many"', 'port cannot be "many": it is a number'),
        ("port = 70000", "it is 65535 at most"),
        ('prefix = "a b"', "it is a path such as /releases"),
        ('colour = "red"', "it is a colour such as #1f4e79"),
        ('colour = "#ffff00"', "its contrast with the page's #fbfaf7 is 1.0"),
        ('dark_colour = "#101010"', "text needs 4.5"),
        ('index = "a\\u0000b"', "no file can have such a name"),
        ("title =", "cannot be read as TOML"),
    ],
)
def test_a_wrong_setting_is_named_with_its_place(text: str, message: str) -> None:
    write(text)
    with pytest.raises(SettingsError, match=message.replace(".", r"\.")):
        read_settings({})
    told = CliRunner().invoke(main, ["stats"])
    assert told.exit_code == 2 and "Error: release-search.toml" in told.stderr


def test_a_wrong_flag_is_named_too() -> None:
    told = CliRunner().invoke(main, ["serve", "--dark-colour", "#000000"])
    assert told.exit_code == 2 and "--dark-colour cannot be" in told.stderr


def test_the_index_of_the_file_is_used(tmp_path: Path) -> None:
    make_index(tmp_path / "town")
    write('index = "town"')
    assert "visit-to-vienna" in CliRunner().invoke(main, ["search", "vienna"]).stdout


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    style = (Path(__file__).parents[1] / "webapp/static/page.css").read_text()
    assert f"--paper: {LIGHT};" in style and f"--paper: {DARK};" in style


def test_pages_show_the_title_the_notice_and_the_colours(tmp_path: Path) -> None:
    index = make_index(tmp_path / "index")
    settings = Settings(
        index, title="Town <i>", notice="Closed & gone.", colour="#6a2c86"
    )
    client = create_app(settings).test_client()
    html = client.get("/").text
    assert "<title>Town &lt;i&gt;</title>" in html and "Closed &amp; gone." in html
    style = client.get("/colours.css")
    assert style.text == (
        "@media (prefers-color-scheme: light) { :root { --accent: #6a2c86; } }\n"
    )
    assert "/colours.css" in html
    assert "/colours.css" not in create_app(Settings(index)).test_client().get("/").text
