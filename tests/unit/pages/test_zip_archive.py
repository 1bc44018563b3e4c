"""The zip: one folder, the same bytes each time, whatever the order of the files."""

from __future__ import annotations

import io
import zipfile

from builder.pages.zip_archive import zipped

FILES = {"index.html": b"start", "data/main.json": b"{}", ".nojekyll": b""}


def test_the_same_files_give_the_same_bytes_in_any_order():
    assert zipped(FILES, "site") == zipped(dict(reversed(FILES.items())), "site")


def test_it_unpacks_into_one_folder_with_what_was_put_in():
    with zipfile.ZipFile(io.BytesIO(zipped(FILES, "site"))) as archive:
        assert archive.testzip() is None
        found = {entry.filename: archive.read(entry) for entry in archive.infolist()}
        assert {entry.create_system for entry in archive.infolist()} == {3}
        assert {entry.external_attr for entry in archive.infolist()} == {0o100644 << 16}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert found == {f"site/{name}": content for name, content in FILES.items()}
