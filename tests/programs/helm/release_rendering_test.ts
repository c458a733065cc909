import assert from "node:assert/strict";
import { parseFlags } from "../../../src/programs/flags.ts";
import { changeFlags } from "../../../src/programs/helm/change_flags.ts";
import { chartFromFiles } from "../../../src/programs/helm/load_chart.ts";
import { renderRelease } from "../../../src/programs/helm/release_rendering.ts";
import type { Call } from "../../../src/programs/program.ts";
import { withReleases } from "../../cluster/helm/release_world.ts";
import { testIo } from "../test_io.ts";
import { sampleFiles } from "./sample_charts.ts";

const facts = {
  name: "a",
  revision: 4,
  shownRevision: 1,
  isUpgrade: false,
  status: "pending-install",
  description: "Initial install underway",
  isServerSide: false,
  labels: {},
};

for (const asksCluster of [true, false]) {
  Deno.test(`a revision is rendered for a cluster, which it asks: ${asksCluster}`, () =>
    withReleases(async ({ acting }) => {
      const files = Object.entries(sampleFiles).filter(([path]) => path.startsWith("web/"))
        .map(([path, text]) => ({ name: path.slice(4), data: new TextEncoder().encode(text) }));
      const call = { io: testIo().io, flags: parseFlags(changeFlags, []).flags } as unknown as Call;
      const chart = await chartFromFiles(files);
      const release = await renderRelease(chart, { size: 5n }, { ...facts, asksCluster }, call, acting);
      assert.match(release.manifest, /size: "5"\n {2}tag: one\n {2}revision: "1"\n/);
      assert.match(release.manifest, asksCluster ? /found: default\n/ : /found: nobody\n/);
      assert.deepEqual([release.version, release["config"], release["apply_method"]], [
        4,
        { size: 5 },
        "csa",
      ]);
      assert.equal(release.info["notes"], "Size 5 in default.\n");
    }));
}
