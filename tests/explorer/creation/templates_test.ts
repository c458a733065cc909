import assert from "node:assert/strict";
import { openBundled } from "../../../src/cli/bundled_cluster.ts";
import { connectionFlags } from "../../../src/cli/connection_flags.ts";
import { Client } from "../../../src/cluster/client.ts";
import { discover } from "../../../src/cluster/discover.ts";
import { resourcePath } from "../../../src/cluster/resource_path.ts";
import { readManifests } from "../../../src/explorer/creation/manifests.ts";
import { templates, templateText } from "../../../src/explorer/creation/templates.ts";
import { resourceOfKind } from "../../../src/explorer/resolve_resource.ts";
import { parseFlags } from "../../../src/programs/flags.ts";

Deno.test("every template is taken by the server as it is", async (context) => {
  const { flags } = parseFlags(connectionFlags, []);
  const bundled = openBundled({ scenario: "empty", flags, isLive: false });
  const client = new Client(bundled.transport, { timing: bundled.timing });
  const discovery = await discover(client);
  for (const template of templates) {
    await context.step(template.kind, async () => {
      const resource = resourceOfKind(discovery, template.apiVersion, template.kind)!;
      const text = templateText(template, resource.namespaced ? "default" : "");
      const { manifests, mistakes } = readManifests([{ path: "template", text }], discovery, "default");
      assert.deepEqual(mistakes, []);
      const [{ object, target }] = manifests as [(typeof manifests)[number]];
      const path = resourcePath(resource, { namespace: target.namespace });
      await client.create(path, object, { query: { dryRun: "All", fieldValidation: "Strict" } });
    });
  }
  bundled.close();
});
