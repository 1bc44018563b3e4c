"""The editions of a site: the same article in each language, each in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from builder.base.errors import BuildError, raise_all
from builder.language.catalogue import Text, faults_of, language_of, read_catalogue, updated
from builder.language.speaking import SOURCE, Language, named
from builder.model.config import SiteConfig, read_network, read_site
from builder.pages.interface_texts import interface_texts
from builder.prose.worksheets import titles_of
from builder.record.run import read_data


@dataclass(frozen=True)
class Edition:
    """One language of a site, and where its pages stand."""

    language: Language
    folder: str = ""  # such as 'de/'

    @property
    def root(self) -> str:
        """The site's root, from one of its pages."""
        return "../" * self.folder.count("/")

    def site(self, site: SiteConfig) -> SiteConfig:
        """The site's own words in this language; to be asked while it is spoken."""
        return replace(
            site,
            title=named(site.title),
            tagline=named(site.tagline),
            author=named(site.author),
            description=named(site.description),
            language=self.language.code if self.folder else site.language,
        )


@dataclass(frozen=True)
class Catalogues:
    """The two files of a language: what the interface says, and what the content is called."""

    code: str
    interface: Path
    content: Path

    def language(self) -> Language:
        """The language they make. Raises BuildError when one cannot be read."""
        texts, names = (read_catalogue(file, self.code) for file in (self.interface, self.content))
        return language_of(self.code, texts, names)


def read_editions(site: SiteConfig, content: Path, assets: Path) -> tuple[Edition, ...]:
    """The site's own edition, then its translations. Raises BuildError."""
    languages = {one.code: one.language() for one in _catalogues(site, content, assets)}
    return (
        Edition(languages.get(site.language, replace(SOURCE, code=site.language))),
        *(Edition(languages[code], f"{code}/") for code in site.translations),
    )


def check_catalogues(content: Path, assets: Path) -> None:
    """Raise BuildError for every text that a language lacks or says wrongly, all together."""
    faults: list[BuildError] = []
    for file, code, texts, _ in _files(content, assets):
        faults += faults_of(file, read_catalogue(file, code), texts)
    raise_all(faults)


def update_catalogues(content: Path, assets: Path) -> Iterator[Path]:
    """Write the catalogues of all languages again, with every text there is; each file's path.

    Raises BuildError for what they lack, once all are written.
    """
    for file, code, texts, title in _files(content, assets):
        file.parent.mkdir(parents=True, exist_ok=True)
        text = updated(read_catalogue(file, code), texts, title)
        file.write_text(text, encoding="utf-8", newline="\n")
        yield file
    check_catalogues(content, assets)


def _catalogues(site: SiteConfig, content: Path, assets: Path) -> list[Catalogues]:
    """Those of the site's own language, unless that is English, and of its translations."""
    own, *others = [
        Catalogues(code, assets / "locale" / f"{code}.po", content / code / "names.po")
        for code in (site.language, *site.translations)
    ]
    return [*([own] if own.interface.is_file() else []), *others]


def _files(content: Path, assets: Path) -> Iterator[tuple[Path, str, list[Text], str]]:
    """Every catalogue's file, with its language, the texts it is to hold, and what it says."""
    site = read_site(content / "site.toml")
    found = _catalogues(site, content, assets)
    texts = interface_texts(assets) if found else []
    for one in found:
        yield one.interface, one.code, texts, "What the interface says"
        if one.code in site.translations:
            yield one.content, one.code, _names(site, content), "What the content calls its things"


def _names(site: SiteConfig, content: Path) -> list[Text]:
    """What a content folder calls its things, each once: title, runs, pictures, worksheets."""
    config = read_network(content / "network.toml")
    data = read_data(config)
    places = {
        "site.toml": (site.title, site.tagline, site.description, site.author),
        "network.toml": [run.title for run in config.runs],
        config.training.name: (*data.training.names, *data.held_out.names),
        "worksheets.toml": titles_of(content / "worksheets.toml"),
    }
    names = {name: place for place, names in places.items() for name in names if name}
    return [Text((name,), place) for name, place in names.items()]
