"""How the files of `inputs/` were made, and their outcomes: `python -m tests.nasty.build [--outcomes]`.

The bytes are what is tested: compressors may write others tomorrow, so that the files stand in the repository.
"""

import bz2
import gzip
import io
import json
import lzma
import sys
import tarfile
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from extract.article import Article
from extract.read import read_paths
from extract.settings import Settings

HERE = Path(__file__).parent
INPUTS = HERE / "inputs"
OUTCOMES = HERE / "outcomes.jsonl"
TEXT = "Le président français a été reçu mardi à Genève : « Où est l’œuvre ? » Coût : 3 €."
ROWS = [
    {
        "id": f"r{number}",
        "text": f"Article numéro {number} écrit à Paris.",
        "title": "Un titre",
        "published": "2025-02-28",
    }
    for number in range(3)
]
LINES = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS).encode()
PAGE = (
    '<html><head><meta charset="iso-8859-1"><title>La une | Journal</title>'
    '<meta property="article:published_time" content="2024-05-06T10:00:00+02:00"></head>'
    "<body><nav><a href='/'>Accueil</a></nav><article><h1>Élections à Genève</h1>"
    + "".join(f"<p>{TEXT} C’était le paragraphe numéro {number} de cet article.</p>" for number in range(4))
    + "</article><footer>Tous droits réservés</footer></body></html>"
)


def texts() -> Iterator[tuple[str, bytes]]:
    """Plain texts, one nastiness each."""
    yield "utf8.txt", TEXT.encode()
    yield "utf8-mark.txt", b"\xef\xbb\xbf" + TEXT.encode()
    yield "utf16-little.txt", b"\xff\xfe" + TEXT.encode("utf-16-le")
    yield "utf16-big.txt", b"\xfe\xff" + TEXT.encode("utf-16-be")
    yield "utf32-little.txt", b"\xff\xfe\0\0" + TEXT.encode("utf-32-le")
    yield "utf16-odd.txt", b"\xff\xfe" + TEXT.encode("utf-16-le") + b"a"
    yield "cp1252.txt", TEXT.encode("cp1252")
    yield "undefined-byte.txt", "Été".encode("cp1252") + b"\x81"
    yield "mojibake.txt", TEXT.encode().decode("cp1252", "ignore").encode()
    yield "mojibake-quoted.txt", f"{TEXT} On lisait « Ã© » à la place de « é » sur la page.".encode()
    yield "decomposed.txt", unicodedata.normalize("NFD", TEXT).encode()
    yield "soft-hyphens.txt", "Le pré\xadsident de la Con\xadfé\xaddé\xadra\xadtion.".encode()
    yield "carriage-returns.txt", b"Une ligne.\r\nUne autre.\rUne troisi\xc3\xa8me.\n"
    yield "nul.txt", b"Un texte\0 avec un octet nul."
    yield "empty.txt", b""
    yield "only-mark.txt", b"\xef\xbb\xbf"
    yield "blank.txt", b" \t\n\xc2\xa0\n\xe2\x80\xaf "
    yield "headings.txt", "POLITIQUE\n\nÉCONOMIE\n\nSPORT\n".encode()
    yield (
        "english.txt",
        b"The president of the United States met the prime minister in London on Tuesday. " * 4,
    )
    yield "arabic.txt", "استقبل الرئيس الفرنسي يوم الثلاثاء رئيس الوزراء في جنيف لمناقشة الوضع. ".encode() * 4
    yield "emoji.txt", f"{TEXT} 👩🏽‍🚀🇫🇷 e\u0301 𝔸".encode()
    yield "image.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01"
    yield "nom accentué – œ.txt", TEXT.encode()
    yield "unknown.docx", b"PK\x03\x04"
    yield ".hidden.txt", TEXT.encode()


def lines() -> Iterator[tuple[str, bytes]]:
    """JSON Lines and tables."""
    yield (
        "rows.jsonl",
        b"\xef\xbb\xbf"
        + b"\n".join(
            [
                *LINES.splitlines(),
                b"",
                b"   ",
                b"{broken",
                b"[1, 2]",
                b'"text"',
                b'{"title": "no text"}',
                b'{"text": null}',
                b'{"text": 3}',
                b'{"text": ""}',
                b'{"text": "un", "published": "28/02/2025"}',
                b'{"text": "un", "published": "2025-02-30"}',
                b'{"text": "un", "published": "2025-02-28T23:59:59-10:00"}',
                b'{"text": "un", "published": 20250228}',
                b'{"text": "un", "id": 7, "title": "  "}',
                b'{"text": "un", "id": true}',
                b'{"text": "un", "id": ["a"]}',
                b'{"text": "un", "title": {}}',
                b'{"text": "\\ud83d\\ude00 \\u00e9", "id": "pair"}',
                b'{"text": "half \\ud83d", "id": "half"}',
                b'{"text": "un", "id": "half \\udc00"}',
                b'{"text": "nul \\u0000"}',
                b'{"text": "trait\\u00ad d\'union", "id": "soft\\u00ad"}',
                '{"text": "été à la côte"}'.encode("cp1252"),
                b'{"text": "\x81"}',
                b"[" * 100_000,
                b'{"text": "un", "n": ' + b"9" * 5_000 + b"}",
                b'{"text": "un", "n": NaN}',
                b'{"text": "deux", "text": "un"}',
                b'{"text": "last, without newline"}',
            ]
        ),
    )
    yield "utf16.jsonl", b"\xff\xfe" + LINES.decode().encode("utf-16-le")
    yield "empty.jsonl", b""
    yield "blank.ndjson", b"\n\n  \n"
    yield (
        "rows.csv",
        (
            'id;text;published;title\n1;"Un texte\nsur deux ""lignes""";2025-02-28;Été\n2;trop;de;cases;ici\n3;"pas\n'
        ).encode("cp1252"),
    )
    yield "rows.tsv", b"text\ttitle\n\tnothing\nUn texte; avec, tout\tTitre\n\n"
    yield "no-column.csv", b"a,b\n1,2\n"
    yield "only-header.csv", b"id,text\n"
    yield "nul.csv", b"id,text\n1,un\0deux\n2,trois\n"


def packed() -> Iterator[tuple[str, bytes]]:
    """Compressed files, sound, damaged and dangerous."""
    yield "packed.jsonl.gz", gzip.compress(LINES, mtime=0) * 2
    yield "packed.jsonl.bz2", bz2.compress(LINES)
    yield "packed.jsonl.xz", lzma.compress(LINES)
    yield "packed.jsonl.zst", zstandard.compress(LINES) * 2
    yield "truncated.txt.gz", gzip.compress(TEXT.encode(), mtime=0)[:-12]
    yield "truncated.txt.zst", zstandard.compress(TEXT.encode())[:-12]
    yield "truncated.txt.xz", lzma.compress(TEXT.encode())[:-12]
    yield "truncated.txt.bz2", bz2.compress(TEXT.encode())[:-12]
    yield "not-packed.txt.gz", TEXT.encode()
    yield "trailing.txt.gz", gzip.compress(TEXT.encode(), mtime=0) + b"trailing"
    yield "bomb.txt.gz", gzip.compress(b"a" * 10_000_000, mtime=0)
    yield "bomb.txt.bz2", bz2.compress(b"a" * 10_000_000)
    yield "bomb.txt.xz", lzma.compress(b"a" * 10_000_000)
    yield "bomb.txt.zst", zstandard.compress(b"a" * 10_000_000)
    yield "damaged.parquet", b"PAR1 and nothing PAR1"
    table = io.BytesIO()
    pd.DataFrame(ROWS).assign(published=pd.to_datetime([row["published"] for row in ROWS])).to_parquet(table)
    yield "rows.parquet", table.getvalue()


def archives() -> Iterator[tuple[str, bytes]]:
    """Archives, some of whose members lead out."""
    members = {
        "in/rows.jsonl": LINES,
        "a.txt": TEXT.encode(),
        "../out.txt": TEXT.encode(),
        "/etc/out.txt": TEXT.encode(),
        "in\\..\\..\\out.txt": TEXT.encode(),
        "inner.zip": b"PK",
        "image.png": b"PNG",
        "packed.txt.gz": gzip.compress(TEXT.encode(), mtime=0),
        "empty.txt": b"",
    }
    yield "members.zip", _zip(members)
    yield "bomb.zip", _zip({"bomb.txt": b"0" * 10_000_000})
    yield "truncated.zip", _zip(members)[:-40]
    encrypted = bytearray(_zip({"secret.txt": TEXT.encode()}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        encrypted[encrypted.index(mark) + offset] |= 1
    yield "encrypted.zip", bytes(encrypted)
    yield "empty.zip", _zip({})
    tar = _tar(members)
    yield "members.tar", tar
    yield "members.tgz", gzip.compress(tar, mtime=0)
    yield "truncated.tar.zst", zstandard.compress(tar[:2000])
    yield "damaged.tar", b"x" * 2000


def pages() -> Iterator[tuple[str, bytes]]:
    """Web pages and a web archive."""
    yield "page.html", PAGE.encode("cp1252")
    yield "empty-page.html", b"<html><body></body></html>"
    yield "image.html", b"\x89PNG\r\n\x1a\n\0\0"
    yield "deep.html", b"<div>" * 50_000 + TEXT.encode()
    warc = io.BytesIO()
    writer = WARCWriter(warc, gzip=False)
    for number, (status, kind, body) in enumerate(
        [
            ("200 OK", "text/html; charset=ISO-8859-1", PAGE.encode("cp1252")),
            ("200 OK", "image/png", b"PNG"),
            ("404 Not Found", "text/html", PAGE.encode("cp1252")),
            ("200 OK", "text/html", b""),
        ]
    ):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        names = {"WARC-Date": "2025-02-28T00:00:00Z", "WARC-Record-ID": f"<urn:uuid:{number}>"}
        record = writer.create_warc_record(
            f"https://journal.example/{number}",
            "response",
            io.BytesIO(body),
            http_headers=headers,
            warc_headers_dict=names,
        )
        writer.write_record(record)
    yield "pages.warc", warc.getvalue()
    yield "pages.warc.gz", gzip.compress(warc.getvalue(), mtime=0)
    yield "truncated.warc", warc.getvalue()[:900]
    yield "damaged.warc", b"not a web archive"


def outcomes() -> Iterator[str]:
    """One line of JSON for each item of the inputs, in their order: its article or its rejection."""
    for found in read_paths([INPUTS], Settings()):
        if isinstance(found, Article):
            day = found.published.isoformat() if found.published else None
            row = {
                "id": found.id,
                "source": found.source.model_dump(),
                "title": found.title,
                "published": day,
            }
            yield json.dumps({**row, "text": found.text}, ensure_ascii=False)
        else:
            yield found.model_dump_json()


def _zip(members: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
        if len(members) > 1:
            link = zipfile.ZipInfo("link.txt")
            link.external_attr = 0o120777 << 16
            archive.writestr(link, "/etc/passwd")
    return data.getvalue()


def _tar(members: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        for name, kind in (
            ("link.txt", tarfile.SYMTYPE),
            ("hard.txt", tarfile.LNKTYPE),
            ("pipe.txt", tarfile.FIFOTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    return data.getvalue()


if __name__ == "__main__":
    if "--outcomes" not in sys.argv:
        INPUTS.mkdir(exist_ok=True)
        for make in (texts, lines, packed, archives, pages):
            for name, data in make():
                (INPUTS / name).write_bytes(data)
    OUTCOMES.write_text("".join(f"{line}\n" for line in outcomes()), "utf-8")
