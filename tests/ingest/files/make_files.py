"""Write the test files with the programs that students' files come from; README.md says which and when.

``python tests/ingest/files/make_files.py`` needs soffice, chromium, pandoc and pdflatex; the tests need none of them.
"""

from __future__ import annotations

import functools
import http.server
import json
import os
import re
import subprocess
import tempfile
import threading
from html import escape
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
Block = tuple[str, Any]
HEAD = "Current Affairs Digest October 2024"
_LOCKED = (
    'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},'
    '"DocumentOpenPassword":{"type":"string","value":"open sesame"}}'
)
_CHROMIUM = ("chromium", "--headless", "--no-sandbox", "--disable-gpu")


def read_blocks(text: str) -> list[Block]:
    """Return (kind, content) of the simple Markdown that the sources are written in."""
    blocks: list[Block] = []
    for part in re.split(r"\n{2,}", text.strip()):
        lines = part.split("\n")
        if part.startswith("#"):
            marks, _, words = part.partition(" ")
            blocks.append((f"h{len(marks)}", words))
        elif part.startswith("|"):
            rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
            blocks.append(("table", [rows[0], *rows[2:]]))
        elif part.startswith("- "):
            blocks.append(("list", [line[2:] for line in lines]))
        else:
            blocks.append(("p", " ".join(lines)))
    return blocks


def to_html(blocks: list[Block], style: str, lang: str = "en") -> str:
    """Return a page for printing."""
    made = {
        "list": lambda items: "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>",
        "table": lambda rows: "<table>" + "".join(_html_row(row) for row in rows) + "</table>",
    }
    body = "\n".join(made[kind](c) if kind in made else f"<{kind}>{escape(c)}</{kind}>" for kind, c in blocks)
    return f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{HEAD}</title><style>{style}</style></head><body>{body}</body></html>'  # noqa: E501


def _html_row(row: list[str]) -> str:
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"


def to_latex(blocks: list[Block]) -> str:
    """Return a two-column article with running heads."""
    made = {
        "h1": lambda t: rf"\title{{{_tex(t)}}}\date{{}}\author{{}}\maketitle",
        "h2": lambda t: rf"\section*{{{_tex(t)}}}",
        "h3": lambda t: rf"\subsection*{{{_tex(t)}}}",
        "p": _tex,
        "list": lambda items: r"\begin{itemize}" + "".join(rf"\item {_tex(i)}" for i in items) + r"\end{itemize}",
        "table": lambda rows: (
            r"\begin{tabular}{l"
            + "p{2cm}" * (len(rows[0]) - 1)
            + r"}\hline "
            + r"\\ ".join(" & ".join(map(_tex, row)) for row in rows)
            + r"\\ \hline\end{tabular}"
        ),
    }
    body = "\n\n".join(made[kind](content) for kind, content in blocks)
    return (
        r"\documentclass[10pt,twocolumn]{article}\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\pagestyle{myheadings}"
        r"\usepackage[a5paper,margin=1.6cm,top=2.2cm]{geometry}"
        rf"\markright{{{HEAD}}}\begin{{document}}{body}\end{{document}}"
    )


def _tex(text: str) -> str:
    text = re.sub(r'"([^"]*)"', r"``\1''", text)
    return re.sub(r"([&%$#_])", r"\\\1", text)


def to_fodt(blocks: list[Block], columns: int, *, lang: str = "en", country: str = "IN") -> str:
    """Return a flat OpenDocument text with a running head, page numbers and a line in the foot."""
    body = "".join(_fodt_block(kind, content) for kind, content in blocks)
    font = 'style:font-name-complex="Lohit Devanagari" style:language-complex="hi" style:country-complex="IN"'
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="Lohit Devanagari" svg:font-family="'Lohit Devanagari'"/>
<style:font-face style:name="DejaVu Serif" svg:font-family="'DejaVu Serif'"/></office:font-face-decls>
<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="DejaVu Serif" fo:font-size="9.5pt"
 fo:language="{lang}" fo:country="{country}" fo:hyphenate="true" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2" {font}/>
 <style:paragraph-properties fo:margin-bottom="0.2cm" fo:text-align="justify"/></style:default-style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:default-outline-level="1"><style:text-properties fo:font-size="18pt" fo:font-weight="bold" style:font-size-complex="18pt"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:default-outline-level="2"><style:paragraph-properties fo:margin-top="0.4cm" fo:keep-with-next="always" fo:text-align="start"/><style:text-properties fo:font-size="14pt" fo:font-weight="bold" style:font-size-complex="14pt"/></style:style>
<style:style style:name="Heading_20_3" style:display-name="Heading 3" style:family="paragraph" style:default-outline-level="3"><style:paragraph-properties fo:keep-with-next="always"/><style:text-properties fo:font-size="9.5pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Cell" style:family="paragraph"><style:paragraph-properties fo:text-align="start" fo:margin-bottom="0cm"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:space-before="0.3cm" text:min-label-width="0.4cm"/></text:list-level-style-bullet></text:list-style>
</office:styles><office:automatic-styles>
<style:style style:name="Cols" style:family="section"><style:section-properties><style:columns fo:column-count="{columns}" fo:column-gap="0.6cm"/></style:section-properties></style:style>
<style:style style:name="CellBox" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="0.5pt solid #000000"/></style:style>
<style:page-layout style:name="P1"><style:page-layout-properties fo:page-width="16cm" fo:page-height="22cm" fo:margin="1.5cm"/><style:header-style/><style:footer-style/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="P1"><style:header><text:p>{HEAD} — for registered readers only</text:p></style:header>
<style:footer><text:p>www.example.org <text:page-number text:select-page="current">1</text:page-number></text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text><text:section text:style-name="Cols" text:name="s">{body}</text:section></office:text></office:body></office:document>"""  # noqa: E501 (a style is one line)


def _fodt_block(kind: str, content: Any) -> str:
    if kind == "list":
        items = "".join(f"<text:list-item><text:p>{escape(item)}</text:p></text:list-item>" for item in content)
        return f'<text:list text:style-name="L1">{items}</text:list>'
    if kind == "table":
        cell = (
            '<table:table-cell table:style-name="CellBox"><text:p text:style-name="Cell">{}</text:p></table:table-cell>'
        )
        rows = "".join(
            f"<table:table-row>{''.join(cell.format(escape(value)) for value in row)}</table:table-row>"
            for row in content
        )
        return f'<table:table><table:table-column table:number-columns-repeated="{len(content[0])}"/>{rows}</table:table><text:p/>'
    if kind[0] == "h":
        return (
            f'<text:h text:style-name="Heading_20_{kind[1]}" text:outline-level="{kind[1]}">{escape(content)}</text:h>'
        )
    return f"<text:p>{escape(content)}</text:p>"


def soffice(folder: Path, source: Path, to: str) -> Path:
    """Convert with LibreOffice and return the file that it wrote."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    run("soffice", profile, "--headless", "--convert-to", to, "--outdir", str(folder), str(source))
    return source.with_suffix(f".{to.partition(':')[0]}")


def run(*command: str, cwd: Path | None = None) -> None:
    """Run a program; raise CalledProcessError when it fails."""
    subprocess.run(command, check=True, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def snapshot(url: str) -> str:
    """Return the page as Chromium saves it in one file (MHTML), asked for through the pipe of its debugger."""
    to_read, to_write = os.pipe(), os.pipe()

    def pipes() -> None:
        os.dup2(to_read[0], 3)
        os.dup2(to_write[1], 4)

    command = (*_CHROMIUM, "--remote-debugging-pipe", "about:blank")
    with subprocess.Popen(command, close_fds=False, preexec_fn=pipes, stderr=subprocess.DEVNULL) as browser:
        ask = functools.partial(_ask, to_read[1], to_write[0])
        target = ask(1, "Target.createTarget", {"url": url})["targetId"]
        session = ask(2, "Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        threading.Event().wait(2)
        data: str = ask(3, "Page.captureSnapshot", {"format": "mhtml"}, session)["data"]
        ask(4, "Browser.close", {})
        browser.wait(20)
    return data


def _ask(write: int, read: int, number: int, method: str, params: dict[str, Any], session: str = "") -> Any:
    message = {"id": number, "method": method, "params": params} | ({"sessionId": session} if session else {})
    os.write(write, json.dumps(message).encode() + b"\0")
    buffer = b""
    while True:
        buffer += os.read(read, 1 << 16)
        *whole, buffer = buffer.split(b"\0")
        for part in map(json.loads, whole):
            if part.get("id") == number:
                return part["result"]


def main() -> None:
    """Write every file."""
    digest, hindi = (read_blocks((HERE / f"{name}.md").read_text("utf-8")) for name in ("digest", "hindi"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for stem, text in (
            ("libreoffice-two-columns", to_fodt(digest, 2)),
            ("libreoffice-one-column", to_fodt(digest, 1)),
            ("libreoffice-hindi", to_fodt(hindi, 1, lang="hi")),
        ):
            (folder / f"{stem}.fodt").write_text(text, "utf-8")
            soffice(folder, folder / f"{stem}.fodt", "pdf").rename(HERE / f"{stem}.pdf")
        soffice(folder, folder / "libreoffice-hindi.fodt", _LOCKED).rename(HERE / "libreoffice-locked.pdf")
        for to in ("docx", "html"):
            soffice(folder, folder / "libreoffice-one-column.fodt", to).rename(HERE / f"libreoffice.{to}")
        for to in ("docx", "epub", "html"):
            run("pandoc", "-s", "digest.md", "--metadata", f"title={HEAD}", "-o", str(HERE / f"pandoc.{to}"), cwd=HERE)
        (folder / "latex.tex").write_text(to_latex(digest), "utf-8")
        run("pdflatex", "-interaction=nonstopmode", "latex.tex", cwd=folder)
        (folder / "latex.pdf").rename(HERE / "latex-two-columns.pdf")
        table = (
            "table{border-collapse:collapse}td{border:1px solid;padding:4px}body{font:11pt serif;text-align:justify}"
        )
        (folder / "digest.html").write_text(to_html(digest, table), "utf-8")
        (folder / "columns.html").write_text(
            to_html(digest, f"{table} body{{columns:2}} h1{{column-span:all}}"), "utf-8"
        )
        (folder / "hindi.html").write_text(to_html(hindi, "", "hi"), "utf-8")
        (folder / "page.html").write_text((HERE / "page.source.html").read_text("utf-8"), "utf-8")
        handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}"
        for page, stem in (("digest", "chromium"), ("columns", "chromium-two-columns"), ("hindi", "chromium-hindi")):
            run(*_CHROMIUM, f"--print-to-pdf={HERE / stem}.pdf", f"{base}/{page}.html")
        dom = subprocess.run([*_CHROMIUM, "--dump-dom", f"{base}/page.html"], check=True, capture_output=True)
        (HERE / "chromium-page.html").write_bytes(dom.stdout)
        (HERE / "chromium-page.mhtml").write_bytes(snapshot(f"{base}/page.html").encode())
        server.shutdown()


if __name__ == "__main__":
    main()
