import assert from "node:assert/strict";
import { parseFlags } from "../../../src/programs/flags.ts";
import { chartSourceFlags } from "../../../src/programs/helm/change_flags.ts";
import { findChart } from "../../../src/programs/helm/find_chart.ts";
import { globalFlags } from "../../../src/programs/helm/global_flags.ts";
import type { Call } from "../../../src/programs/program.ts";
import { testIo } from "../test_io.ts";
import { sampleFiles } from "./sample_charts.ts";

const call = {
  io: testIo({ files: sampleFiles }).io,
  flags: parseFlags([...chartSourceFlags, ...globalFlags], []).flags,
} as unknown as Call;

Deno.test("a folder is a chart", async () => {
  const { chart, path } = await findChart(call, "web");
  assert.deepEqual([chart.metadata.version, path], ["0.1.0", "web"]);
});

const refused: [string, string][] = [
  ["./nope", 'path "./nope" not found'],
  ["repo/web", "repo repo not found"],
];
for (const [name, message] of refused) {
  Deno.test(`no chart: ${name}`, () => assert.rejects(findChart(call, name), { message }));
}
