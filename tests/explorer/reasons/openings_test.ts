import assert from "node:assert/strict";
import { jumpTo, openingCommands, referencedTarget } from "../../../src/explorer/reasons/openings.ts";
import type { PaneContext } from "../../../src/explorer/pane.ts";
import { PODS } from "../../../src/kube/discovery.ts";
import { defaultSettings } from "../../../src/settings/settings.ts";

const context = {
  settings: defaultSettings,
  discovery: { resources: [PODS], failures: [], groupVersions: ["v1"] },
} as unknown as PaneContext;
const pod = { kind: "Pod", group: "", namespace: "shop", name: "web" };
const whale = { ...pod, kind: "Whale", group: "sea.io" };

Deno.test("references become targets where the server knows the kind", () => {
  assert.equal(referencedTarget(pod, context)?.resource.name, "pods");
  assert.equal(referencedTarget(whale, context), undefined);
});

Deno.test("openings become commands, and unknown kinds a notice", () => {
  const OPENINGS = [
    [openingCommands({ view: "line", line: "pods -A" }, context), "run"],
    [openingCommands({ view: "describe", reference: pod }, context), "open"],
    [openingCommands({ view: "yaml", reference: pod }, context), "open"],
    [openingCommands({ view: "logs", reference: pod, container: "app", isPrevious: true }, context), "open"],
    [openingCommands({ view: "jump", reference: pod }, context), "open"],
    [jumpTo(whale, context), "notify"],
    [openingCommands({ view: "yaml", reference: whale }, context), "notify"],
  ] as const;
  for (const [commands, type] of OPENINGS) assert.equal(commands[0]?.type, type);
});
