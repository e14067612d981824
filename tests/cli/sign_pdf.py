# SPDX-License-Identifier: GPL-3.0-or-later
"""Signs a PDF as another program would: an update added at its end, with a throw-away certificate that openssl makes."""
import subprocess
from pathlib import Path

import pikepdf

ROOM = 16384  # hexadecimal digits kept for the signature


def make_certificate(folder, name="Jeanne Essai", key="rsa:2048"):
    """A key and its own certificate in FOLDER; the two paths."""
    private, public = Path(folder) / "key.pem", Path(folder) / "certificate.pem"
    if key.startswith("rsa"):
        options = ["-newkey", key, *(["-pkeyopt", "rsa_keygen_bits:2048"] if key == "rsa-pss" else [])]
    else:
        options = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:" + key]
    subprocess.run(["openssl", "req", "-x509", "-nodes", *options, "-keyout", private, "-out", public, "-days", "30",
                    "-subj", f"/CN={name}/O=Ville d’essai", "-utf8"], check=True, capture_output=True)
    return private, public


def cross_reference(offsets, root, previous, size, at):
    """The update's own table, as a stream, since ours may be one."""
    offsets = {**offsets, size: at}
    rows, index = b"", []
    for number in sorted(offsets):
        index += [number, 1]
        rows += bytes([1]) + offsets[number].to_bytes(4, "big") + b"\0"
    head = (f"{size} 0 obj\n<</Type/XRef/W[1 4 1]/Index[{' '.join(map(str, index))}]/Size {size + 1}/Root {root} 0 R"
            f"/Prev {previous}/Length {len(rows)}>>\nstream\n")
    return head.encode() + rows + b"\nendstream\nendobj\n" + f"startxref\n{at}\n%%EOF\n".encode()


def sign(source, target, certificate, field="Signature1", digest="sha256", subfilter="adbe.pkcs7.detached",
         when="D:20260112093000+01'00'", options=()):
    """SOURCE with one more signature, whole, as TARGET."""
    private, public = certificate
    data = Path(source).read_bytes()
    if not data.endswith(b"\n"):
        data += b"\n"
    with pikepdf.open(source) as pdf:
        size, root = int(pdf.trailer.Size), pdf.Root.objgen[0]
        page = pdf.pages[0].objgen[0]
        catalog = pikepdf.Dictionary(pdf.Root)
        old = list(pdf.Root.AcroForm.Fields) if "/AcroForm" in pdf.Root else []
        fields = " ".join(f"{one.objgen[0]} 0 R" for one in old)
        if "/AcroForm" in catalog:
            del catalog["/AcroForm"]
        body = catalog.unparse(resolved=True).rstrip()[:-2]
    previous = int(data.rsplit(b"startxref", 1)[1].split()[0])
    value, widget, table = size, size + 1, size + 2
    out, offsets = bytearray(data), {}
    offsets[root] = len(out)
    out += (f"{root} 0 obj\n".encode() + body + f"/AcroForm<</SigFlags 3/Fields[{fields} {widget} 0 R]>>>>\nendobj\n".encode())
    offsets[widget] = len(out)
    out += (f"{widget} 0 obj\n<</Type/Annot/Subtype/Widget/FT/Sig/T({field})/Rect[0 0 0 0]/F 132/P {page} 0 R/V {value} 0 R>>\n"
            "endobj\n").encode()
    offsets[value] = len(out)
    out += f"{value} 0 obj\n<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/{subfilter}/M({when})/ByteRange[".encode()
    range_at = len(out)
    out += b" " * 60 + b"]/Contents"
    gap = len(out)
    out += b"<" + b"0" * ROOM + b">"
    after = len(out)
    out += b">>\nendobj\n"
    out += cross_reference(offsets, root, previous, table, len(out))
    numbers = f"0 {gap} {after} {len(out) - after}".encode()
    out[range_at:range_at + len(numbers)] = numbers
    made = subprocess.run(["openssl", "cms", "-sign", "-binary", "-outform", "DER", "-md", digest, "-signer", public, "-inkey",
                           private, *options], input=bytes(out[:gap] + out[after:]), check=True, capture_output=True).stdout.hex()
    assert len(made) <= ROOM, len(made)
    out[gap + 1:gap + 1 + len(made)] = made.encode()
    Path(target).write_bytes(out)
