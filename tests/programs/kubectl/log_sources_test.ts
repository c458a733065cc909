import assert from "node:assert/strict";
import { parseFlags } from "../../../src/programs/flags.ts";
import { logSources } from "../../../src/programs/kubectl/log_sources.ts";
import { logs } from "../../../src/programs/kubectl/logs.ts";
import { testIo } from "../test_io.ts";
import { worldCluster } from "./world_cluster.ts";

const cases: { argv: string; count: number | undefined; err?: RegExp }[] = [
  { argv: "deploy/env-echgo", count: 1, err: /^Found 2 pods, using pod\/env-echgo-\S+\n$/ },
  { argv: "deploy/env-echgo --all-pods", count: 2 },
  { argv: "-l app=env-echgo", count: 2 },
  { argv: "-l app=env-echgo --all-containers", count: 2 },
  { argv: "-l app=nope", count: undefined, err: /^No resources found in default namespace\.\n$/ },
];

for (const { argv, count, err = /^$/ } of cases) {
  Deno.test(`the logs that are meant by ${argv}`, async () => {
    using cluster = worldCluster();
    const { io, output } = testIo();
    const { flags, args } = parseFlags(logs.flags, argv.split(" "));
    const wish = { target: args[0], container: "", timeoutMs: 1 };
    const sources = await logSources({ flags, io }, cluster, wish);
    assert.equal(sources?.length, count);
    assert.match(output.err, err);
    for (const source of sources ?? []) assert.equal(source.container, "env-echgo");
  });
}
