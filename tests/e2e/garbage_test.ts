/** Bytes that are no text, and lines without an end, to the shell and to the programs of the lab's host. */
import assert from "node:assert/strict";
import { Random } from "../../src/simulator/clock/random.ts";
import { Home, pequod } from "./command.ts";

const random = new Random(7);
const GARBAGE = Uint8Array.from({ length: 3000 }, () => random.below(256)).toBase64();

/** `G` is the file; each line also reads it from standard input, and both with a line of 100,000 characters. */
const LINES: readonly string[] = [
  "awk '{ print $1 }' G",
  "awk -f G",
  "base64 -d G",
  "bash G",
  "cat -A G",
  "cut -c 1-3 G",
  "diff G /etc/passwd",
  "grep -c a G",
  "grep -f G /etc/passwd",
  "gunzip -c G",
  "head -c 10 G",
  "jq . G",
  "md5sum G",
  "nl G",
  "od -c G",
  "rev G",
  "sed s/a/b/ G",
  "sed -f G /etc/passwd",
  "sort -n G",
  "source G",
  "tac G",
  "tail -n 3 G",
  "tar tf G",
  "uniq -c G",
  "wc G",
  "xargs echo < G",
  "kubectl apply -f G",
  "helm lint G",
  "docker load -i G",
];

Deno.test("garbage breaks no program of the lab, nor its shell", async () => {
  using home = new Home();
  const script = [
    `echo ${GARBAGE} | base64 -d > random`,
    "printf '%0100000d' 1 > long",
    ...["random", "long"].flatMap((file) =>
      LINES.flatMap((line) => {
        const reading = line.replaceAll(/\bG\b/g, file);
        return [
          `( ${reading} ) < /dev/null > out 2>> errors; echo "$? ${reading.replaceAll(/["$\\]/g, "")}"`,
        ];
      })
    ),
    "echo alive",
    "cat errors",
  ];
  const { code, out, err } = await pequod(home, ["shell"], { input: `${script.join("\n")}\n` });
  assert.equal(code, 0, err);
  assert.match(out, /^alive$/m);
  assert.equal(out.slice(0, out.indexOf("alive")).trim().split("\n").length, LINES.length * 2, out);
  assert.doesNotMatch(out + err, /^\s+at .*:\d+:\d+\)?$|Uncaught|\bTypeError\b|RangeError|\[object /m);
});
