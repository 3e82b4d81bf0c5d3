"""Text typed with the fonts from before Unicode, TCVN3 (.VnTime) and VNI, as Unicode."""

import re

from libs.vietnamese import nfc

# TCVN 5712:1993 (VN3), the bytes of .VnTime fonts, as they look when read as Latin-1.
_TCVN3 = dict(
    zip(
        "¡¢§£¤¥¦¨©®ª«¬\u00adµ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂĐÊÔƠƯăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
# Signs that touch a word in TCVN3 text as they never touch one in Unicode text; « and » do in both.
_TCVN3_SIGNS = re.compile("(?<=[A-Za-z])[µ¶·¸¹¼½¾]|[¨©®¬](?=[A-Za-zÀ-ÿ])")
_UNICODE_ONLY = re.compile("[\u1ea0-\u1ef9ăđơưĂĐƠƯ]")

# VNI fonts write a letter of ASCII and after it a sign for its hat and tone.
_VNI_TONES = {
    "ù": "\u0301",
    "ø": "\u0300",
    "û": "\u0309",
    "õ": "\u0303",
    "ï": "\u0323",
    "â": "\u0302",
    "á": "\u0302\u0301",
    "à": "\u0302\u0300",
    "å": "\u0302\u0309",
    "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
    "ê": "\u0306",
    "é": "\u0306\u0301",
    "è": "\u0306\u0300",
    "ú": "\u0306\u0309",
    "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}
_VNI_ALONE = dict(zip("ñôöíìæóòîÑÔÖÍÌÆÓÒÎ", "đơưíìỉĩịỵĐƠƯÍÌỈĨỊỴ", strict=True))
_VNI_SIGNS = "".join(_VNI_TONES) + "".join(_VNI_TONES).upper()
_VNI = re.compile(f"(?P<letter>[aeouyôöAEOUYÔÖ])(?P<sign>[{_VNI_SIGNS}])")
# Two vowels with hats side by side, or the ñ and ö of other languages, all through the text.
_VNI_LOOKS = re.compile("[aeo][âáàåãä]|[aeouyôö][ùøûï]|[ñö]", re.IGNORECASE)
_VNI_WORDS_MIN = 4
_VNI_SHARE_MIN = 0.2


def from_tcvn3(text: str) -> str:
    """Unicode from text typed with a .VnTime font (TCVN3).

    Capitals with a tone come out small: the old fonts drew them with a second font, not a letter.
    """
    return "".join(_TCVN3.get(sign, sign) for sign in text)


def looks_tcvn3(text: str) -> bool:
    """Whether the text is TCVN3 read as Latin-1; proper Unicode Vietnamese never looks so."""
    return len(_TCVN3_SIGNS.findall(text)) >= 2 and not _UNICODE_ONLY.search(text)


def from_vni(text: str) -> str:
    """Unicode from text typed with a VNI font and read as Latin-1."""
    composed = _VNI.sub(_vni_letter, text)
    return nfc("".join(_VNI_ALONE.get(sign, sign) for sign in composed))


def _vni_letter(found: re.Match[str]) -> str:
    letter = _VNI_ALONE.get(found["letter"], found["letter"])
    return nfc(letter + _VNI_TONES[found["sign"].lower()])


def looks_vni(text: str) -> bool:
    """Whether the text is VNI read as Latin-1: every fifth word shows it, and no Unicode does."""
    if _UNICODE_ONLY.search(text):
        return False
    words = text.split()
    shown = sum(_VNI_LOOKS.search(word) is not None for word in words)
    return shown >= _VNI_WORDS_MIN and shown >= _VNI_SHARE_MIN * len(words)
