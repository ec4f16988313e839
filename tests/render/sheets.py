# Reads a workbook with nothing of ours: a line a cell, sheet TAB cell TAB kind TAB value, after lines that name the
# sheets with what is frozen and filtered. Kinds: text, number, date, percent, money, boolean; formula would be one.
import re
import sys
import zipfile
from xml.etree import ElementTree

main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def unescaped(text):
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)


def shown(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


with zipfile.ZipFile(sys.argv[1]) as book:
    assert book.testzip() is None
    part = lambda name: ElementTree.fromstring(book.read(name))
    styles = part("xl/styles.xml")
    patterns = {each.get("numFmtId"): each.get("formatCode") for each in styles.iter(main + "numFmt")}
    formats = [patterns.get(xf.get("numFmtId"), "") for xf in styles.find(main + "cellXfs")]
    files = {each.get("Id"): each.get("Target") for each in part("xl/_rels/workbook.xml.rels")}
    for sheet in part("xl/workbook.xml").find(main + "sheets"):
        name = sheet.get("name")
        page = part("xl/" + files[sheet.get(relation)])
        pane = next(page.iter(main + "pane"), None)
        filtered = page.find(main + "autoFilter")
        print(name, "sheet", pane.get("topLeftCell") if pane is not None else "-",
              filtered.get("ref") if filtered is not None else "-", sep="\t")
        for cell in page.iter(main + "c"):
            value = "".join(each.text or "" for each in cell.iter() if each.tag in (main + "v", main + "t"))
            pattern = formats[int(cell.get("s", "0"))]
            kind = ("formula" if cell.find(main + "f") is not None
                    else {"inlineStr": "text", "s": "shared", "b": "boolean", "str": "formula"}.get(cell.get("t"))
                    or ("date" if "yy" in pattern else "percent" if "%" in pattern
                        else "money" if "[$" in pattern else "number"))
            print(name, cell.get("r"), kind + (" " + pattern if kind in ("money", "date") else ""),
                  shown(unescaped(value) if kind == "text" else value), sep="\t")
