"""What a page says of itself to search engines and to sites that show links."""

from __future__ import annotations

from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from builder.model.config import SiteConfig
from builder.pages.social_picture import NAME, moment_of, picture_name
from builder.prose.chapters import Chapter

LICENSE = "https://creativecommons.org/licenses/by/4.0/"


def described(site: SiteConfig, chapter: Chapter, folder: str = "") -> dict[str, object]:
    """A chapter as schema.org's vocabulary describes it, for JSON-LD.

    Without a base URL the addresses are relative to the page, as JSON-LD allows. `folder` is where
    the pages of its language stand.
    """
    start = "" if site.base_url == "" else f"{site.base_url}/{folder}"
    root = f"{site.base_url}/" if site.base_url else "../" * folder.count("/")
    whole = {"@type": "LearningResource", "name": site.title, "url": f"{start}index.html"}
    return {
        "@context": "https://schema.org",
        "@type": ["Article", "LearningResource"],
        "headline": chapter.title,
        "description": chapter.summary,
        "url": start + chapter.file,
        "image": root + (picture_name(moment_of(chapter)) if site.base_url else NAME),
        "inLanguage": chapter.language,
        "author": {"@type": "Organization", "name": site.author},
        "license": LICENSE,
        "isAccessibleForFree": True,
        "isPartOf": whole,
    }


def sitemap(site: SiteConfig, files: list[str]) -> str:
    """The pages by their whole addresses, for search engines. It needs a base URL."""
    rows = "".join(f"<url><loc>{escape(f'{site.base_url}/{file}')}</loc></url>\n" for file in files)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{rows}</urlset>\n"
    )


def root_of(site: SiteConfig) -> str:
    """Where the site begins on its host, such as `/project/`; empty while nobody knows."""
    return urlsplit(site.base_url).path.rstrip("/") + "/" if site.base_url else ""
