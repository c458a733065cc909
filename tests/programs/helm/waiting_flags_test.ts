import assert from "node:assert/strict";
import { parseFlags } from "../../../src/programs/flags.ts";
import {
  dryRunFlag,
  dryRunOf,
  historyMaxFlag,
  serverSideOf,
  waitFlag,
  waitingOf,
} from "../../../src/programs/helm/waiting_flags.ts";

const waits: [string[], string][] = [
  [[], "hookOnly"],
  [["--wait"], "watcher"],
  [["--wait=legacy"], "legacy"],
  [["--wait=true"], "watcher"],
  [["--wait=false"], "hookOnly"],
];
for (const [argv, expected] of waits) {
  Deno.test(`waiting: ${argv.join()}`, () =>
    assert.equal(waitingOf(parseFlags([waitFlag], argv).flags), expected));
}

const dryRuns: [string[], string, RegExp | undefined][] = [
  [[], "none", undefined],
  [["--dry-run"], "client", /deprecated and should be replaced with '--dry-run=client'/],
  [["--dry-run=server"], "server", undefined],
  [["--dry-run=true"], "client", /deprecated/],
  [["--dry-run=false"], "none", /deprecated/],
];
for (const [argv, expected, warning] of dryRuns) {
  Deno.test(`dry runs: ${argv.join()}`, () => {
    const warnings: string[] = [];
    const { flags } = parseFlags([dryRunFlag], argv);
    assert.equal(dryRunOf(flags, (message) => void warnings.push(message)), expected);
    assert.equal(warnings.length, warning ? 1 : 0);
    if (warning) assert.match(warnings[0]!, warning);
  });
}

Deno.test("words that are none are refused", () => {
  assert.throws(
    () => waitingOf(parseFlags([waitFlag], ["--wait=x"]).flags),
    /Valid inputs are watcher, hookOnly, and legacy/,
  );
  assert.throws(() => dryRunOf(parseFlags([dryRunFlag], ["--dry-run=x"]).flags, () => {}), {
    message: 'invalid dry-run value ("x"). Must be "none", "server", or "client"',
  });
  assert.deepEqual(["true", "false", "auto"].map(serverSideOf), [true, false, undefined]);
  assert.throws(() => serverSideOf("x"), { message: "invalid/unknown release server-side apply method: x" });
  assert.equal(historyMaxFlag().default, 10);
});
