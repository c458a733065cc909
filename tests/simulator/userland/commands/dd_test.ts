import assert from "node:assert/strict";
import { runScript } from "../../images/machine.ts";

/** Scripts, what they print, and what dd says of its records. Source: dd of GNU coreutils 9.1. */
const COPIES: [script: string, out: string, told: RegExp][] = [
  [
    "dd if=/dev/zero of=/tmp/x bs=1k count=3; wc -c < /tmp/x",
    "3072\n",
    /^3\+0 records in\n3\+0 records out\n3072 bytes \(3\.1 kB, 3\.0 KiB\) copied, [\d.e-]+ s, [\d.]+ [kMG]?B\/s\n$/,
  ],
  ["printf hello | dd bs=3", "hello", /^1\+1 records in\n1\+1 records out\n5 bytes copied, /],
  ["printf abcdef | dd ibs=2 obs=4", "abcdef", /^3\+0 records in\n1\+1 records out\n/],
  ["printf abcdef | dd bs=2 skip=1 count=1", "cd", /^1\+0 records in\n1\+0 records out\n2 bytes copied/],
  ["printf hello | dd conv=ucase status=none", "HELLO", /^$/],
  [
    "printf hello > /tmp/f; dd if=/tmp/f bs=1 count=2 status=noxfer",
    "he",
    /^2\+0 records in\n2\+0 records out\n$/,
  ],
  [
    "printf abcdef > /tmp/f; printf XY | dd of=/tmp/f bs=1 seek=2 conv=notrunc; cat /tmp/f",
    "abXYef",
    /^2\+0 records in/,
  ],
  [
    "dd if=/tmp of=/dev/null",
    "",
    /^dd: error reading '\/tmp': Is a directory\n0\+0 records in\n0\+0 records out/,
  ],
  ["dd if=/nope", "", /^dd: failed to open '\/nope': No such file or directory\n$/],
  ["dd if=/etc/passwd of=/nope/x", "", /^dd: failed to open '\/nope\/x': No such file or directory\n$/],
  [
    "dd if=/dev/zero of=/dev/full bs=1k count=1",
    "",
    /^dd: error writing '\/dev\/full': No space left on device\n1\+0 records in\n0\+0 records out\n0 bytes copied/,
  ],
  [
    "mount -t tmpfs -o size=1m tmpfs /var; dd if=/dev/zero of=/var/x bs=100k count=20; wc -c < /var/x",
    "1024000\n",
    /^dd: error writing '\/var\/x': No space left on device\n11\+0 records in\n10\+0 records out\n1024000 bytes/,
  ],
  [
    "dd if=/dev/zero of=/tmp/x bs=1M count=80; ls -l /tmp/x | tr -s ' ' | cut -d ' ' -f 5",
    "67108864\n",
    /^dd: error writing '\/tmp\/x': File too large\n/,
  ],
];

for (const [script, out, told] of COPIES) {
  Deno.test(script, () => {
    const ran = runScript(script);
    assert.equal(ran.out, out);
    assert.match(ran.err, told);
  });
}

Deno.test("chance is of all bytes", () => {
  const { out } = runScript(
    "dd if=/dev/urandom bs=1k count=4 status=none | od -An -v -tx1 | tr -s ' ' '\\n' | sort -u | wc -l",
  );
  assert.ok(Number(out) > 200, out);
});
