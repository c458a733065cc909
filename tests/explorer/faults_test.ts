import assert from "node:assert/strict";
import { hintFor, withFault } from "../../src/explorer/faults.ts";
import { explore } from "./explorer_harness.ts";
import { smallWorld } from "./world.ts";

/** Errors, and what the hint speaks of. */
const hints: [string, RegExp | ""][] = [
  ['pods is forbidden: User "jane" cannot list resource "pods"', /:grant/],
  ["Unauthorized", /sign in/],
  ["x509: certificate signed by unknown authority", /certificate/],
  ["connection refused", /:ctx/],
  ["the object has been modified", /somebody changed it/],
  ["field is immutable", /create it anew/],
  ["something nobody has ever seen", ""],
];

for (const [error, hint] of hints) {
  Deno.test(`what helps against: ${error}`, () => {
    if (hint === "") assert.equal(hintFor(error), "");
    else assert.match(hintFor(error), hint);
  });
}

Deno.test("the newest errors are kept", () => {
  const faults = Array.from({ length: 300 }, (_, at) => ({ at, text: `${at}` })).reduce(
    withFault,
    [] as never,
  );
  assert.deepEqual([faults.length, faults.at(-1)], [200, { at: 299, text: "299" }]);
});

Deno.test(":errors lists what went wrong, after it has left the screen", async () => {
  const explorer = await explore(smallWorld(), "", { columns: 140 });
  explorer.runner.dispatch({ type: "failed", what: "scale", error: "connection refused" });
  await explorer.play("wait 60s\nkey :\ntype errors\nkey Enter");
  assert.match(explorer.text, /12:00:00Z +✗ scale: connection refused +the server cannot be reached/);
  await explorer.play("key Esc");
  explorer.end();
});
