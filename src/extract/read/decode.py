"""Bytes → the text that all offsets refer to: one rule for the encoding, one for what is mended.

A byte order mark decides; else strict UTF-8; else Windows-1252 where none of its five undefined bytes
occurs; else the article is rejected. Guessing by statistics was measured and is worse: charset-normalizer
named another encoding for five of five Windows-1252 cuts of a French article.
"""

import codecs
import re
import unicodedata

from extract.errors import ArticleError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# A letter beyond ASCII or a typographic mark whose UTF-8 bytes were read as Windows-1252: "Ã©", "â€™", "Å“".
_CONTINUATION = "".join(bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0xC0)).replace(
    "\ufffd", "\x81\x8d\x8f\x90\x9d"
)
_MOJIBAKE = re.compile(rf"[ÂÃÅ][{re.escape(_CONTINUATION)}]|â€[{re.escape(_CONTINUATION)}]")
_ACCENTED = re.compile("[àâçèéêëîïôùûüœ’]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def byte_order_mark(head: bytes) -> tuple[str | None, int]:
    """The encoding that the byte order mark at the beginning of `head` names, and the mark's length."""
    return next(((name, len(mark)) for mark, name in _MARKS if head.startswith(mark)), (None, 0))


def decode(data: bytes, encoding: str | None = None, declared: str | None = None) -> tuple[str, str]:
    """The text of `data`, mended, and the name of its encoding.

    `encoding` is the user's word and overrides everything; `declared` is the document's own (HTML's charset)
    and stands behind the mark and UTF-8. Raises `ArticleError` ("undecodable", "binary", "mojibake").
    """
    name = encoding_of(data, encoding, declared)
    return mend(data.decode(name)), name


def encoding_of(data: bytes, encoding: str | None = None, declared: str | None = None) -> str:
    """The encoding in which `data` can be decoded, by the rule; raises `ArticleError` ("undecodable")."""
    marked, _ = byte_order_mark(data)
    for name in (encoding,) if encoding else (marked,) if marked else ("utf-8", declared, "cp1252"):
        if name and _fits(data, name):
            return codecs.lookup(name).name
    raise ArticleError("read", "undecodable", f"not {encoding or marked or 'UTF-8, nor Windows-1252'}")


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True


def mend(text: str) -> str:
    """Newlines as line feeds, no byte order marks or soft hyphens, composed accents (NFC); raises `ArticleError` for what no text is."""
    if "\0" in text:
        raise ArticleError("read", "binary", "it holds a NUL character")
    if _SURROGATE.search(text):
        raise ArticleError("read", "undecodable", "it holds half of a surrogate pair")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "").replace("\xad", "")
    if is_mojibake(text):
        raise ArticleError("read", "mojibake", "UTF-8 that was read as Windows-1252 and saved again")
    return unicodedata.normalize("NFC", text)


def is_mojibake(text: str) -> bool:
    """Whether most letters beyond ASCII are pairs like "Ã©": an article that only quotes such a pair is none."""
    pairs = len(_MOJIBAKE.findall(text))
    return pairs > 0 and pairs > len(_ACCENTED.findall(text))
