import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const files = {
  "/d/text": "hello\n",
  "/d/empty": "",
  "/d/json": '{"a": 1}\n',
  "/d/odd": "\0\x01\udcff",
  "/d/sh": "#!/bin/sh\n",
  "/d/ü": "größe\n",
  "/d/bare": "x",
  "/d/elf": "\x7fELF\x02",
};

for (
  const [line, out] of [
    ["file /d/text", "/d/text: ASCII text\n"],
    ["file -b /d/empty", "empty\n"],
    ["file -b /d/json", "JSON text data\n"],
    ["file -b /d/odd", "data\n"],
    ["file -b /d/sh", "POSIX shell script, ASCII text executable\n"],
    ["file -b /d/ü", "Unicode text, UTF-8 text\n"],
    ["file -b /d/bare", "ASCII text, with no line terminators\n"],
    ["file -bi /d/json", "application/json; charset=us-ascii\n"],
    ["file /nope", "/nope: cannot open `/nope' (No such file or directory)\n"],
    ["file /d", "/d: directory\n"],
    ["xxd /d/text", "00000000: 6865 6c6c 6f0a                           hello.\n"],
    ["xxd -p /d/odd", "0001ff\n"],
    ["xxd -l 2 -s 1 /d/text", "00000001: 656c                                     el\n"],
    ["xxd /nope", "xxd: /nope: No such file or directory\n"],
  ] as const
) {
  Deno.test(`file: ${line}`, () => {
    const ran = runOnUbuntu(line.split(" "), { files });
    assert.equal(ran.out + ran.err, out);
  });
}
