import assert from "node:assert/strict";
import { parseFlags } from "../../../src/programs/flags.ts";
import { changeChoice, dryRunChoice, refuseSystemLabels } from "../../../src/programs/helm/change_choice.ts";
import { changeFlags } from "../../../src/programs/helm/change_flags.ts";
import type { Call } from "../../../src/programs/program.ts";
import { testIo } from "../test_io.ts";

const choiceOf = (...argv: string[]) => changeChoice(parseFlags(changeFlags, argv).flags);

Deno.test("what undoes its failures waits", () => {
  assert.equal(choiceOf().waiting, "hookOnly");
  assert.equal(choiceOf("--rollback-on-failure").waiting, "watcher");
  assert.equal(choiceOf("--atomic", "--wait=legacy").waiting, "legacy");
  assert.equal(choiceOf("--atomic").rollsBackOnFailure, true);
});

Deno.test("labels are pairs, and those of Helm are its own", () => {
  assert.deepEqual(choiceOf("-l", "a=1,b=2=3").labels, { a: "1", b: "2=3" });
  assert.throws(() => choiceOf("-l", "a"), {
    message: 'invalid argument "a" for "-l, --labels" flag: a must be formatted as key=value',
  });
  assert.throws(() => refuseSystemLabels({ owner: "me" }), /system reserved label name/);
  refuseSystemLabels({ team: "me" });
});

Deno.test("old words for a dry run are told", () => {
  const { io, output } = testIo();
  const call = { io, flags: parseFlags(changeFlags, ["--dry-run"]).flags } as unknown as Call;
  assert.equal(dryRunChoice(call), "client");
  assert.match(output.err, /^level=WARN msg="--dry-run is deprecated/);
});
