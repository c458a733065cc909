/**
 * Runs `client_node_session.ts` in a process without a lock file: the package and the eighty that it brings along would
 * otherwise be fetched by everybody who starts the program for the first time.
 */
import assert from "node:assert/strict";

const ROOT = new URL("../../", import.meta.url).pathname;

Deno.test("client-node lists, watches with informers, execs, attaches, copies and forwards ports", async () => {
  const permissions = ["read", "write", "env", "net", "run", "sys", "ffi"].map((name) => `--allow-${name}`);
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "test",
      "--no-lock",
      "--no-check",
      "--no-prompt",
      ...permissions,
      "tests/conformance/client_node_session.ts",
    ],
    cwd: ROOT,
    env: { NO_COLOR: "1" },
    signal: AbortSignal.timeout(120_000),
  }).output();
  const printed = new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr);
  assert.equal(code, 0, printed);
  assert.match(printed, /[1-9]\d* passed [^]*\| 0 failed/);
});
