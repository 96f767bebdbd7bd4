"""A publisher's own colours: whether they can be read, and the style that brings them.

Contrast is that of WCAG 2.2: (L1 + 0.05) / (L2 + 0.05) of relative luminances, which
success criterion 1.4.3 wants to be at least 4.5 for text.
"""

import re

__all__ = ["DARK", "LIGHT", "contrast", "readable", "stylesheet"]

# The paper of page.css in light and in dark.
LIGHT, DARK = "#fbfaf7", "#15181b"
LEAST = 4.5


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours #rrggbb, from 1 to 21."""
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, background: str) -> str:
    """Return `colour`. Raise ValueError if it is not #rrggbb or too near the paper."""
    if not re.fullmatch("#[0-9a-fA-F]{6}", colour):
        raise ValueError("it is a colour such as #1f4e79")
    found = contrast(colour, background)
    if found < LEAST:
        raise ValueError(
            f"its contrast with the page's {background} is {found:.1f}, and text "
            f"needs {LEAST}"
        )
    return colour.lower()


def stylesheet(colour: str | None, dark_colour: str | None) -> str:
    """Return the style that puts these colours in place of the page's accent."""
    light = f":root {{ --accent: {colour}; }}" if colour else ""
    dark = f":root {{ --accent: {dark_colour}; }}" if dark_colour else ""
    # either one alone must not reach into the other scheme
    return _within("light", light) + _within("dark", dark)


def _within(scheme: str, rule: str) -> str:
    return f"@media (prefers-color-scheme: {scheme}) {{ {rule} }}\n" if rule else ""


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
