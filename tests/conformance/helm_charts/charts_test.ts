/** Charts of our own, each stressing something, beside real Helm: output, errors and exit codes. */
import assert from "node:assert/strict";
import { realClients, releases } from "../real_clients.ts";
import { accepted } from "./accepted.ts";
import { parseChartCase, wordsOf, writeChart } from "./chart_case.ts";
import { type Outcome, ownHelm, realHelm } from "./own_helm.ts";

const [release] = releases;
const clients = release && await realClients(release);
const folder = new URL("charts/", import.meta.url);
const cases = Array.from(
  Deno.readDirSync(folder),
  ({ name }) => parseChartCase(name.replace(".txt", ""), Deno.readTextFileSync(new URL(name, folder))),
);

for (const one of cases) {
  Deno.test(
    `chart ${one.name} comes to the same as with Helm ${release?.helm}`,
    { ignore: !clients },
    async (test) => {
      const path = await Deno.makeTempDir();
      try {
        await writeChart(one, path);
        for (const command of one.commands) {
          await test.step(command, async () => {
            const argv = wordsOf(command, path);
            const [real, own] = await Promise.all([realHelm(clients!.helm, argv), ownHelm(argv)]);
            const isAccepted = accepted.some((line) => line.chart === one.name && line.command === command);
            if (isAccepted) assert.equal(own.code, real.code);
            else assert.deepEqual(comparable(own), comparable(real));
          });
        }
      } finally {
        await Deno.remove(path, { recursive: true });
      }
    },
  );
}

Deno.test("what is accepted stands in a chart", () => {
  for (const { chart, command } of accepted) {
    assert.ok(cases.find(({ name }) => name === chart)?.commands.includes(command), `${chart}: ${command}`);
  }
});

/** Real Helm logs some errors twice, the time of its warnings passes, and it judges values in any order. */
function comparable({ code, out, err }: Outcome): Outcome {
  const lines = err.split("\n").filter((line) => !line.startsWith("level="));
  if (err.includes("the specifications of the schema")) lines.sort();
  return { code, out, err: lines.join("\n").replace(/^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d /gm, "TIME ") };
}
