import assert from "node:assert/strict";
import { releaseText, type ReleaseTextOptions } from "../../../src/programs/helm/release_text.ts";
import { hook, release } from "../../cluster/helm/release_world.ts";

const one = release("---\na: b\n", {
  info: {
    status: "deployed",
    description: "Install complete",
    notes: "Hi\n",
    last_deployed: "2026-01-01T12:00:00Z",
  },
  chart: { metadata: { name: "web", version: "0.1.0" }, values: { a: 1 } },
});
const head =
  "NAME: web\nLAST DEPLOYED: Thu Jan  1 12:00:00 2026\nNAMESPACE: default\nSTATUS: deployed\nREVISION: 1\n";
const dry = { ...one, info: { ...one.info, description: "Dry run complete" }, hooks: [hook("t", ["test"])] };
const run = { started_at: "2026-01-01T12:00:01Z", completed_at: "2026-01-01T12:00:02Z", phase: "Failed" };

const cases: [typeof one, ReleaseTextOptions, string][] = [
  [one, {}, `${head}DESCRIPTION: Install complete\nTEST SUITE: None\nNOTES:\nHi\n`],
  [
    one,
    { hidesNotes: true, resources: "==> v1/Pod\n" },
    `${head}DESCRIPTION: Install complete\nRESOURCES:\n==> v1/Pod\n\nTEST SUITE: None\n`,
  ],
  [
    one,
    { hasChart: true, isComplete: true },
    `${head}CHART: web\nVERSION: 0.1.0\nAPP_VERSION: \nDESCRIPTION: Install complete\nTEST SUITE: None\n` +
    "USER-SUPPLIED VALUES:\nnull\n\nCOMPUTED VALUES:\na: 1\n\nHOOKS:\nMANIFEST:\n---\na: b\n\nNOTES:\nHi\n",
  ],
  [
    dry,
    { hidesNotes: true },
    `${head}DESCRIPTION: Dry run complete\nHOOKS:\n---\n# Source: web/templates/t.yaml\n${
      dry.hooks[0]!["manifest"]
    }\nMANIFEST:\n---\na: b\n\n`,
  ],
  [
    { ...one, hooks: [hook("t", ["test"], "", { last_run: run })] },
    { hidesNotes: true },
    `${head}DESCRIPTION: Install complete\nTEST SUITE:     t\nLast Started:   Thu Jan  1 12:00:01 2026\n` +
    "Last Completed: Thu Jan  1 12:00:02 2026\nPhase:          Failed\n",
  ],
];
for (const [index, [given, options, expected]] of cases.entries()) {
  Deno.test(`what is printed of a release: ${index} ${JSON.stringify(options)}`, () => {
    assert.equal(releaseText(given, options), expected);
  });
}
