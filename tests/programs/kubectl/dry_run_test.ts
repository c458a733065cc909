import assert from "node:assert/strict";
import { parseFlags } from "../../../src/programs/flags.ts";
import { dryRunFlag, dryRunOf, dryRunQuery, dryRunSuffix } from "../../../src/programs/kubectl/dry_run.ts";
import { testIo } from "../test_io.ts";

const cases: [argv: string[], dryRun: string, warning?: RegExp][] = [
  [[], "none"],
  [["--dry-run=none"], "none"],
  [["--dry-run=client"], "client"],
  [["--dry-run=server"], "server"],
  [["--dry-run"], "client", /--dry-run is deprecated and can be replaced with --dry-run=client\.\n$/],
  [["--dry-run=true"], "client", /--dry-run=true is deprecated \(boolean value\) .* --dry-run=client\.\n$/],
  [["--dry-run=false"], "none", /--dry-run=false is deprecated \(boolean value\) .* --dry-run=none\.\n$/],
];

for (const [argv, wanted, warning = /^$/] of cases) {
  Deno.test(`${argv.join(" ") || "no flag"} means ${wanted}`, async () => {
    const { io, output } = testIo();
    assert.equal(await dryRunOf({ ...parseFlags([dryRunFlag], argv), io }), wanted);
    assert.match(output.err, warning);
  });
}

Deno.test("another value is refused", async () => {
  const message = 'Invalid dry-run value (x). Must be "none", "server", or "client".';
  await assert.rejects(dryRunOf({ ...parseFlags([dryRunFlag], ["--dry-run=x"]), ...testIo() }), { message });
});

Deno.test("only the server's trial is asked of the server, and each says what it is", () => {
  assert.deepEqual([dryRunQuery("none"), dryRunQuery("client"), dryRunQuery("server")], [{}, {}, {
    dryRun: "All",
  }]);
  assert.equal(
    dryRunSuffix("none") + dryRunSuffix("client") + dryRunSuffix("server"),
    " (dry run) (server dry run)",
  );
});
