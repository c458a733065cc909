import assert from "node:assert/strict";
import { parseCommandLine } from "../../../src/explorer/command_line.ts";
import { pathAndFlags } from "../../../src/explorer/creation/creation_commands.ts";

for (
  const [typed, path, flags] of [
    ["apply web.yaml", "web.yaml", []],
    ["apply /tmp/web.yaml --server-side", "/tmp/web.yaml", ["--server-side"]],
    ["apply -R manifests/", "manifests/", ["-R"]],
    ["apply -f web.yaml", "web.yaml", []],
    ["apply ~/web.yaml", "~/web.yaml", []],
    ["apply", undefined, []],
  ] as const
) {
  Deno.test(`path in ${typed}`, () =>
    assert.deepEqual(pathAndFlags(parseCommandLine(typed)), { path, flags }));
}
