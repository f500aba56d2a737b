"""XML made of plain strings: what XML 1.0 cannot hold is left out of them."""

from __future__ import annotations

from xml.etree import ElementTree

from onrecord.report.safe import neutral

Element = ElementTree.Element


def under(parent: Element, tag: str, text: str | None = None, **attributes: str | None) -> Element:
    """A new element inside another; attributes that are None are left out."""
    known = {key: neutral(value) for key, value in attributes.items() if value is not None}
    element = ElementTree.SubElement(parent, tag, known)
    if text is not None:
        element.text = neutral(text)
    return element


def to_bytes(root: Element) -> bytes:
    """The document in UTF-8, a level of elements a level of indentation."""
    ElementTree.indent(root)
    made: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"
