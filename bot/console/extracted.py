"""What was found in an article on the terminal: a list to read, or a JSON line for each finding."""

import json
from datetime import date
from typing import TextIO

from bot.present.extracted import finding_lines, finding_record, found_words
from bot.present.facts import Labels
from bot.service.extracting import Extract, Extracting


async def extract_file(
    extracting: Extracting, names: Labels, content: bytes, published: date, out: TextIO, *, as_json: bool
) -> None:
    """Find what a file says and write it."""
    found = await extracting.file(content, published, None)
    show_extract(found, names, out, as_json=as_json)


def show_extract(found: Extract, names: Labels, out: TextIO, *, as_json: bool) -> None:
    """Write the findings, in the order of their sentences."""
    if as_json:
        for finding in found.findings:
            record = json.dumps(finding_record(finding), ensure_ascii=False)
            out.write(record.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")
        return
    out.write(found_words(len(found.findings)) + "\n")
    for number, finding in enumerate(found.findings, 1):
        first, *rest = finding_lines(finding, found.text, names)
        out.write(f"\n{number}. {first}\n" + "".join(f"   {line}\n" for line in rest))
