import assert from "node:assert/strict";
import { ApiError } from "../../../src/cluster/api_error.ts";
import { PODS } from "../../../src/kube/discovery.ts";
import { type Flag, parseFlags } from "../../../src/programs/flags.ts";
import { readOptions, readSelected } from "../../../src/programs/kubectl/read_selected.ts";
import type { Selected } from "../../../src/programs/kubectl/selection.ts";
import { testIo } from "../test_io.ts";

const flags: Flag[] = [
  { name: "selector", short: "l", kind: "string", usage: "Labels." },
  { name: "field-selector", kind: "string", usage: "Fields." },
  { name: "chunk-size", kind: "int", default: 500, usage: "Rows." },
  { name: "ignore-not-found", kind: "bool", usage: "No error." },
];

const WANTED: Selected[] = ["here", "gone", "there"].map((name) => ({
  resource: PODS,
  name,
  path: `/${name}`,
}));

function read({ name }: Selected): Promise<string> {
  if (name !== "gone") return Promise.resolve(`${name}!`);
  const message = 'pods "gone" not found';
  return Promise.reject(
    new ApiError({
      kind: "Status",
      apiVersion: "v1",
      metadata: {},
      status: "Failure",
      reason: "NotFound",
      code: 404,
      message,
    }),
  );
}

const cases: [argv: string[], errors: number, said: string][] = [
  [[], 1, 'Error from server (NotFound): pods "gone" not found\n'],
  [["--ignore-not-found"], 0, ""],
];

for (const [argv, errors, said] of cases) {
  Deno.test(`what cannot be read leaves the others be: ${argv}`, async () => {
    const { io, output } = testIo();
    const found = await readSelected({ io, flags: parseFlags(flags, argv).flags }, WANTED, read);
    assert.deepEqual([found.read.map(({ value }) => value), found.errors], [["here!", "there!"], errors]);
    assert.equal(output.err, said);
  });
}

Deno.test("errors that are not the server's are not told, but thrown", async () => {
  const { io } = testIo();
  const broken = () => Promise.reject(new Error("broken"));
  await assert.rejects(readSelected({ io, flags: parseFlags(flags, []).flags }, WANTED, broken), /broken/);
});

Deno.test("flags become options of the request", () => {
  const { io } = testIo();
  const { signal: _, ...options } = readOptions({ io, flags: parseFlags(flags, ["-l", "a=b"]).flags });
  assert.deepEqual(options, { labelSelector: "a=b", fieldSelector: "", chunkSize: 500 });
});
