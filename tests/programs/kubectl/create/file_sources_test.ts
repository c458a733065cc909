import assert from "node:assert/strict";
import { parseFlags } from "../../../../src/programs/flags.ts";
import {
  checkSources,
  readSources,
  sourceFlags,
} from "../../../../src/programs/kubectl/create/file_sources.ts";
import { testIo } from "../../test_io.ts";

const files = { "/a.txt": "hi", "/env": "A=1\nSEA\n" };

async function read(line: string): Promise<[string, string][]> {
  const { io } = testIo({ files, env: { SEA: "deep" } });
  const { flags } = parseFlags(sourceFlags, line.split(" "));
  checkSources(flags);
  return (await readSources(flags, io)).map(({ key, bytes }) => [key, new TextDecoder().decode(bytes)]);
}

const good: [line: string, entries: [string, string][]][] = [
  ["--from-literal=a=b=c --from-literal=x=1,2", [["a", "b=c"], ["x", "1,2"]]],
  ["--from-file=/a.txt --from-file=b=/a.txt", [["a.txt", "hi"], ["b", "hi"]]],
  ["--from-env-file=/env", [["A", "1"], ["SEA", "deep"]]],
];

for (const [line, entries] of good) {
  Deno.test(`entries of ${line}`, async () => assert.deepEqual(await read(line), entries));
}

const bad: [line: string, message: string][] = [
  ["--from-literal=a", "invalid literal source a, expected key=value"],
  ["--from-file=/nope", "error reading /nope: no such file or directory"],
  ["--from-file=a=b=c", "key names or file paths cannot contain '='"],
  ["--from-file==/a.txt", "key name for file path /a.txt missing"],
  ["--from-file=a=", "file path for key name a missing"],
  [
    "--from-env-file=/env --from-literal=a=b",
    "from-env-file cannot be combined with from-file or from-literal",
  ],
];

for (const [line, message] of bad) {
  Deno.test(`${line} is refused`, () => assert.rejects(read(line), { message }));
}
