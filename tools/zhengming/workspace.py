"""The only module that knows the folders' names: the user's workspace, and the material that is shipped."""

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from zhengming import locations
from zhengming.errors import ConfigError, InputError

GLOSSARY = locations.GLOSSARY
RULES = "segments/rules"
NOTICES = "segments/notices"
LOCALES = "locales"
_CONFIGS = ("zhengming.toml", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class Config:
    """`[tool.zhengming]` in `pyproject.toml`, or the top level of `zhengming.toml`.

    `locales` are gettext names of the target languages, `source` the notices' language. The tables `split` and `check`
    hold those commands' options under their own names. `path` is the file it was read from.
    """

    locales: tuple[str, ...] = ("zh_CN",)
    source: str = "en"
    glossary: tuple[str, ...] = ()
    project: str = ""
    team: str = ""
    contact: str = ""
    split: dict[str, Any] = field(default_factory=dict)
    check: dict[str, Any] = field(default_factory=dict)
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with `glossary/`, `segments/notices/` and `locales/`, and its configuration."""

    root: Path
    config: Config = field(default_factory=Config)

    @classmethod
    def find(cls, start: Path | None = None) -> "Workspace | None":
        """Return the workspace around `start` (default: here), or None; the nearest configuration upwards decides."""
        at = (start or Path.cwd()).resolve()
        for folder in (at, *at.parents):
            for name in _CONFIGS:
                config = configuration(folder / name)
                if config is not None:
                    return cls(folder, config)
        return None

    @property
    def glossary(self) -> Path:
        """The workspace's own records."""
        return self.root / GLOSSARY

    @property
    def notices(self) -> Path:
        """Source notices, unchanged as received."""
        return self.root / NOTICES

    @property
    def locales(self) -> Path:
        """What translators edit."""
        return self.root / LOCALES


def configuration(path: Path) -> Config | None:
    """Return the configuration in `path`, or None when the file is absent or says nothing of zhengming."""
    if not path.is_file():
        return None
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        if path.name != "zhengming.toml":
            return None
        raise InputError(f"is not valid TOML ({error})", path=path) from error
    table = data.get("tool", {}).get("zhengming") if path.name == "pyproject.toml" else data
    return None if table is None else _config(table, path)


def _config(table: dict[str, Any], path: Path) -> Config:
    known = {entry.name for entry in fields(Config)} - {"path"}
    for key, value in table.items():
        if key not in known:
            raise ConfigError(
                f'unknown key "{key}"', path=path, value=key, remedy=f"known keys: {', '.join(sorted(known))}"
            )
        wanted: type = dict if key in {"split", "check"} else list if key in {"locales", "glossary"} else str
        if not isinstance(value, wanted):
            raise ConfigError(f'"{key}" must be a {wanted.__name__}', path=path, value=value)
    facts: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    return Config(path=path, **facts)


def material() -> Path:
    """Return the folder that holds the shipped `glossary/` and `segments/rules/`: in the wheel, or the checkout."""
    return Path(locations.material())


def shipped_glossary() -> Path:
    """Return the folder of the shipped terminology records."""
    return material() / GLOSSARY


def shipped_rules() -> Path:
    """Return the folder of the shipped segmentation rules."""
    return material() / RULES


def cache_folder() -> Path:
    """Return where compiled forms are kept: `ZHENGMING_CACHE`, else the user's cache folder. It may not exist yet."""
    return Path(locations.cache_folder())
