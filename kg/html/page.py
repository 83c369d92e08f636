"""A whole page: one file that opens offline, in light and dark, on a phone and in print."""

from __future__ import annotations

from kg.html.markup import element, text

_STYLE = """
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 46em; padding: 1.5em 1.1em 4em; line-height: 1.45;
  font-family: system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans Arabic", sans-serif;
  overflow-wrap: anywhere; }
section { margin-top: 2.2em; }
h2 { font-size: 1.1em; margin: 0 0 .5em; border-top: 1px solid rgba(128,128,128,.45);
  padding-top: .9em; }
dl { margin: .4em 0; font-size: .92em; }
dt { opacity: .75; }
dd { margin: 0 0 .4em; }
pre { white-space: pre-wrap; font-size: .85em; padding: .8em; border-radius: 4px;
  background: rgba(128,128,128,.14); }
summary { cursor: pointer; margin: 1.2em 0 .4em; font-weight: 600; }
.small { font-size: .85em; opacity: .8; }
@media print { details > * { display: block; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def page(title: str, body: str) -> str:
    """A page called `title` around `body`, which is HTML; browsers load nothing for it."""
    head = [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        element("title", text(title)),
        element("style", _STYLE),
    ]
    whole = element("head", "\n".join(head)) + element("body", body)
    return f'<!doctype html>\n<html lang="en">{whole}</html>\n'
