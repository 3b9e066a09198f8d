#!/usr/bin/env python3
"""Verifies an export of a ledger, or a proof file, with Python's standard library alone.

Written from docs/reference/ledger-format.md, as a second opinion on the verifier in Java.
Usage: verify.py EXPORT_OR_PROOF [--key VKEY]...   Exit status: 0 verified, 1 not, 2 used wrongly.
"""
import base64
import binascii
import hashlib
import json
import os
import struct
import sys

# Ed25519 of RFC 8032, in extended coordinates; slow, and plain to read.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(a, b):
    e = (a[1] - a[0]) * (b[1] - b[0]) % P
    f = (a[1] + a[0]) * (b[1] + b[0]) % P
    g = 2 * a[3] * b[3] * D % P
    h = 2 * a[2] * b[2] % P
    return ((f - e) * (h - g) % P, (h + g) * (f + e) % P, (h - g) * (h + g) % P, (f - e) * (f + e) % P)


def multiply(number, point):
    total = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = add(total, point)
        point = add(point, point)
        number >>= 1
    return total


def point_of(raw):
    y = int.from_bytes(raw, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - x2) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def ed25519_holds(key, message, signature):
    a, r = point_of(key), point_of(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or a is None or r is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    left, right = multiply(s, BASE), add(r, multiply(h, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


class Fault(Exception):
    """Something does not read or hold as the format says."""


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def decoded(text):
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Fault("no base64: " + text)
    if base64.b64encode(raw).decode() != text:
        raise Fault("stray bits in base64: " + text)
    return raw


class Key:
    def __init__(self, vkey):
        self.name, key_id, material = vkey.split("+", 2)
        raw = decoded(material)
        self.type, self.raw = raw[0], raw[1:]
        self.id = sha(self.name.encode(), b"\n", raw)[:4]
        if self.id.hex() != key_id or self.type not in (1, 4) or len(self.raw) != 32:
            raise Fault("not a key: " + vkey)

    def holds(self, text, signature):
        if self.type == 1:
            return ed25519_holds(self.raw, text.encode(), signature)
        time = struct.unpack(">Q", signature[:8])[0]
        return ed25519_holds(self.raw, ("cosignature/v1\ntime %d\n%s" % (time, text)).encode(), signature[8:])


def open_note(note, keys, strict):
    """Origin, size and root of a checkpoint that one of the keys signed, and how many witnesses."""
    blank = note.rfind("\n\n")
    if blank < 0 or not note.endswith("\n"):
        raise Fault("no note")
    text, by_log, witnesses = note[: blank + 1], False, set()
    lines = text.split("\n")
    if len(lines) != 4 or lines[3] or str(int(lines[1])) != lines[1]:
        raise Fault("no checkpoint: " + text)
    for line in note[blank + 2 : -1].split("\n"):
        dash, name, signed = line.split(" ")
        raw = decoded(signed)
        known = [key for key in keys if key.name == name and key.id == raw[:4]]
        if dash != "\u2014" or strict and not known:
            raise Fault("a signature by an unknown key: " + line)
        for key in known:
            if not key.holds(text, raw[4:]):
                raise Fault("the signature by %s is not valid" % name)
            if key.type == 4:
                witnesses.add(name)
            elif name == lines[0]:
                by_log = True
    if not by_log:
        raise Fault("no known key signed the checkpoint of " + lines[0])
    return lines[0], int(lines[1]), decoded(lines[2]), len(witnesses)


def root_of(hashes):
    if not hashes:
        return sha()
    while len(hashes) > 1:
        # Pairing from the left, the odd one carried up, gives the tree of RFC 9162.
        hashes = [
            sha(b"\1", hashes[i], hashes[i + 1]) if i + 1 < len(hashes) else hashes[i]
            for i in range(0, len(hashes), 2)
        ]
    return hashes[0]


class Frontier:
    def __init__(self):
        self.size, self.peaks = 0, []

    def append(self, leaf):
        carry = self.size
        while carry & 1:
            leaf = sha(b"\1", self.peaks.pop(), leaf)
            carry >>= 1
        self.peaks.append(leaf)
        self.size += 1

    def root(self):
        root = self.peaks[-1] if self.peaks else sha()
        for peak in reversed(self.peaks[:-1]):
            root = sha(b"\1", peak, root)
        return root


def tile_name(level, place, width):
    name = "%03d" % (place % 1000)
    while place >= 1000:
        place //= 1000
        name = "x%03d/%s" % (place % 1000, name)
    return "tile/%s/%s%s" % (level, name, "" if width == 256 else ".p/%d" % width)


def entries_of(bundle):
    at = 0
    while at < len(bundle):
        length = struct.unpack_from(">H", bundle, at)[0]
        if at + 2 + length > len(bundle):
            raise Fault("an entry is cut off")
        yield bundle[at + 2 : at + 2 + length]
        at += 2 + length


class Export:
    def __init__(self, folder, vkeys):
        self.folder, self.faults, self.seen = folder, [], {"log.json", "checkpoint", "checkpoints.ndjson", "differences.ndjson"}
        about = json.loads(self.read("log.json"))
        if set(about) != {"format", "origin", "size", "keys"} or about["format"] != "evenhand-log/1":
            raise Fault("log.json is of another format")
        self.origin, self.size = about["origin"], about["size"]
        self.keys = [Key(key) for key in vkeys or about["keys"]]

    def read(self, name):
        with open(os.path.join(self.folder, name), "rb") as file:
            return file.read()

    def fault(self, index, message):
        self.faults.append((index, message))

    def tile(self, level, place, width):
        name = tile_name(level, place, width)
        self.seen.add(name)
        try:
            return self.read(name)
        except FileNotFoundError:
            self.fault(place * 256, name + " is missing")
            return b""

    def checkpoints(self):
        before, last = 0, ""
        for line in self.read("checkpoints.ndjson").decode().splitlines():
            origin, size, root, _ = open_note(json.loads(line), self.keys, True)
            if origin != self.origin or size <= before:
                raise Fault("a checkpoint is of another log or out of order")
            before, last = size, json.loads(line)
            yield size, root
        newest = self.read("checkpoint").decode() if self.size else ""
        if newest != last or before != self.size:
            raise Fault("the newest checkpoint is not the last one")

    def verify(self):
        roots, frontier, ids, levels = dict(self.checkpoints()), Frontier(), {}, [[]]
        for place in range((self.size + 255) // 256):
            width = min(256, self.size - place * 256)
            tile, bundle = self.tile(0, place, width), self.tile("entries", place, width)
            if len(tile) != width * 32:
                self.fault(place * 256, "a tile has a wrong length")
            count = 0
            for entry in entries_of(bundle):
                index, leaf = frontier.size, sha(b"\0", entry)
                if tile[index % 256 * 32 : index % 256 * 32 + 32] != leaf:
                    self.fault(index, "the entry is not the one in its tile")
                self.check_entry(index, entry, ids)
                frontier.append(leaf)
                levels[0].append(leaf)
                count += 1
                if frontier.size in roots and roots.pop(frontier.size) != frontier.root():
                    self.fault(index, "the root is not the one that was signed")
            if count != width:
                self.fault(place * 256 + min(count, width), "a bundle has %d entries, not %d" % (count, width))
        for size in roots:
            self.fault(frontier.size, "a checkpoint of %d was signed, but entries end here" % size)
        self.check_upper_tiles(levels[0])
        self.check_rest()
        return self.faults

    def check_entry(self, index, entry, ids):
        try:
            read = json.loads(entry)
            if read["version"] != 1 or not read["kind"]:
                self.fault(index, "unknown kind or version")
            if ids.setdefault(read["id"], index) != index:
                self.fault(index, "its id is that of index %d too" % ids[read["id"]])
        except (ValueError, KeyError, TypeError):
            self.fault(index, "the entry is no entry")

    def check_upper_tiles(self, hashes):
        level = 0
        while len(hashes) >= 256:
            hashes = [root_of(hashes[i : i + 256]) for i in range(0, len(hashes) // 256 * 256, 256)]
            level += 1
            for place in range((len(hashes) + 255) // 256):
                part = hashes[place * 256 : place * 256 + 256]
                if self.tile(level, place, len(part)) != b"".join(part):
                    start, span = place << 8 * (level + 1), 1 << 8 * (level + 1)
                    known = [index for index, _ in self.faults if start <= index < start + span]
                    self.fault(min(known, default=start), "a tile of level %d is wrong" % level)

    def check_rest(self):
        for line in self.read("differences.ndjson").decode().splitlines():
            found = json.loads(line)
            self.fault(found["index"], "the record %s: %s" % (found["id"], found["what"]))
        for folder, _, files in os.walk(self.folder):
            for file in files:
                name = os.path.relpath(os.path.join(folder, file), self.folder).replace(os.sep, "/")
                if name not in self.seen:
                    self.fault(-1, name + " does not belong to the log")


def verify_proof(path, keys):
    with open(path, "rb") as file:
        read = json.load(file)
    head, note = read["proof"].split("\n\n", 1)
    lines = head.split("\n")
    if read["format"] != "evenhand-proof/1" or lines[0] != "c2sp.org/tlog-proof@v1" or not lines[1].startswith("index "):
        raise Fault("no proof")
    _, size, root, _ = open_note(note, keys, False)
    fn, sn, hashed = int(lines[1][6:]), size - 1, sha(b"\0", read["entry"].encode())
    if fn > sn:
        raise Fault("the index is beyond the log")
    for sibling in map(decoded, lines[2:]):
        if sn == 0:
            raise Fault("the proof has too many hashes")
        if fn & 1 or fn == sn:
            hashed = sha(b"\1", sibling, hashed)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            hashed = sha(b"\1", hashed, sibling)
        fn, sn = fn >> 1, sn >> 1
    if sn or hashed != root:
        raise Fault("the entry is not in the log")
    entry = json.loads(read["entry"])
    for opening in read["openings"]:
        if sha(bytes.fromhex(opening["salt"]), decoded(opening["content"])).hex() != entry[opening["commitment"]]:
            raise Fault("an opening does not hold")


def main(arguments):
    vkeys = [arguments[i + 1] for i, word in enumerate(arguments) if word == "--key"]
    if not arguments or arguments[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        if os.path.isdir(arguments[0]):
            export = Export(arguments[0], vkeys)
            faults = export.verify()
            for index, message in faults[:100]:
                print("index %d: %s" % (index, message))
            indexes = [index for index, _ in faults if index >= 0]
            if indexes:
                print("first bad index: %d" % min(indexes))
            print("%s: %s, %d entries" % ("NOT VERIFIED" if faults else "verified", export.origin, export.size))
            return 1 if faults else 0
        verify_proof(arguments[0], [Key(key) for key in vkeys])
        print("verified")
        return 0
    except OSError as wrong:
        print(wrong, file=sys.stderr)
        return 2
    except (Fault, ValueError, KeyError, TypeError, IndexError, struct.error) as wrong:
        print("NOT VERIFIED: %s" % wrong)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
