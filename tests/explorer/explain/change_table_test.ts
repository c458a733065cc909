import assert from "node:assert/strict";
import { nodesAt } from "../../../src/explorer/explain/cursor_docs.ts";
import { rulesOfAll, rulesOfKinds } from "../../../src/explorer/explain/change_table.ts";
import { OpenApiReader } from "../../../src/cluster/openapi.ts";
import { Client } from "../../../src/cluster/client.ts";
import { discover } from "../../../src/cluster/discover.ts";
import { kindField } from "../../../src/kube/schema_field.ts";
import { openBundled } from "../../../src/cli/bundled_cluster.ts";
import { connectionFlags } from "../../../src/cli/connection_flags.ts";
import { parseFlags } from "../../../src/programs/flags.ts";

Deno.test("every rule speaks of a kind and a field that the server has", async () => {
  const { flags } = parseFlags(connectionFlags, []);
  const bundled = openBundled({ scenario: "empty", flags, isLive: false });
  const client = new Client(bundled.transport, { timing: bundled.timing });
  const reader = new OpenApiReader(client);
  const { resources } = await discover(client);
  const wrong: string[] = [];
  for (const [kind, rules] of Object.entries(rulesOfKinds)) {
    const resource = resources.find(({ name, group }) => (group ? `${name}.${group}` : name) === kind);
    if (!resource) {
      wrong.push(kind);
      continue;
    }
    const { group, version } = resource;
    const document = await reader.document(group ? `${group}/${version}` : version);
    const root = document && kindField(document, resource);
    for (const { path } of rules) {
      const names = path.split(".").filter((name) => !name.startsWith("*"));
      if (!nodesAt(root, names).isKnown) wrong.push(`${kind} ${path}`);
    }
  }
  bundled.close();
  assert.deepEqual(wrong, []);
  assert.ok(rulesOfAll.some(({ path }) => path === "status.**"));
});
