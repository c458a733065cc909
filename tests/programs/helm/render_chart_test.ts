import assert from "node:assert/strict";
import { defaultCapabilities } from "../../../src/programs/helm/capabilities.ts";
import {
  InvalidManifests,
  renderChart,
  type RenderOptions,
} from "../../../src/programs/helm/render_chart.ts";
import { chartOf } from "./chart_from_text.ts";

const OPTIONS: RenderOptions = {
  release: { name: "rel", namespace: "sea", revision: 1, isUpgrade: false },
  capabilities: defaultCapabilities,
  now: () => 0,
  random: () => 0.5,
};

Deno.test("a chart makes a manifest, hooks and notes", async () => {
  const chart = await chartOf({
    "templates/a.yaml": "kind: Secret\napiVersion: v1\ndata: {{ .Values.x }}\n",
    "templates/hook.yaml": "kind: Job\nmetadata: {name: h, annotations: {helm.sh/hook: test}}\n",
    "templates/NOTES.txt": "Hello {{ .Release.Name }}",
    "crds/c.yaml": "kind: C\n",
  });
  const rendered = await renderChart(chart, { x: 1 }, OPTIONS);
  assert.equal(
    rendered.manifest,
    "---\n# Source: web/templates/a.yaml\nkind: Secret\napiVersion: v1\ndata: 1\n\n",
  );
  assert.deepEqual(rendered.hooks.map(({ name }) => name), ["h"]);
  assert.equal(rendered.notes, "Hello rel");
  const hidden = await renderChart(chart, {}, { ...OPTIONS, hidesSecrets: true, includesDefinitions: true });
  assert.match(
    hidden.manifest,
    /^---\n# Source: web\/crds\/c.yaml\nkind: C\n\n---\n.*\n# HIDDEN: The Secret output has been suppressed\n$/,
  );
});

Deno.test("objects of the cluster are looked up, and chance stays the same meanwhile", async () => {
  const chart = await chartOf({
    "templates/a.yaml":
      'a: {{ randNumeric 3 }}\nb: {{ (lookup "v1" "Pod" "sea" "p").kind }}\nc: {{ (lookup "v1" "Pod" "sea" "q").kind }}\n',
  });
  const asked: string[] = [];
  let chance = 0;
  const { manifest } = await renderChart(chart, {}, {
    ...OPTIONS,
    random: () => (chance += 0.1),
    lookup: (_version, kind, _namespace, name) => {
      asked.push(name);
      return Promise.resolve({ kind: `${kind} ${name}` });
    },
  });
  assert.match(manifest, /a: 123\nb: Pod p\nc: Pod q/);
  assert.deepEqual(asked, ["p", "q"]);
});

Deno.test("what is no YAML comes with all that was rendered; other versions of Kubernetes are refused", async () => {
  const broken = await chartOf({ "templates/a.yaml": "a: b: c" });
  await assert.rejects(
    renderChart(broken, {}, OPTIONS),
    (error) => error instanceof InvalidManifests && error.manifest.includes("a: b: c"),
  );
  const old = await chartOf({
    "Chart.yaml": "apiVersion: v2\nname: a\nversion: 1.0.0\nkubeVersion: '<1.20'",
  });
  await assert.rejects(renderChart(old, {}, OPTIONS), {
    message: "chart requires kubeVersion: <1.20 which is incompatible with Kubernetes v1.36.0",
  });
});
