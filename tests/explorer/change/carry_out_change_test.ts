import assert from "node:assert/strict";
import { askedOrDone } from "../../../src/explorer/change/carry_out_change.ts";
import { propose } from "../../../src/explorer/change/propose.ts";
import { readOnlyReason } from "../../../src/explorer/read_only.ts";
import type { Change } from "../../../src/explorer/change/change.ts";
import { defaultSettings } from "../../../src/settings/settings.ts";
import { playBundled } from "../bundled_play.ts";
import { target, testContext } from "./test_targets.ts";

const change: Change = {
  title: "Pause Deployment shop/web",
  done: "",
  kubectl: "",
  undo: "",
  isDestructive: false,
  writes: [{ target: target("web"), request: { type: "patch", patch: "merge", body: {} } }],
};

Deno.test("a change opens a question, or is made at once where none is wanted", () => {
  assert.deepEqual(askedOrDone(change, testContext(), {}).map(({ type }) => type), ["open"]);
  const confirm = { reversible: "none", destructive: "enter" } as const;
  const settings = { ...defaultSettings, confirm };
  assert.deepEqual(askedOrDone(change, testContext({ settings }), {}).map(({ type }) => type), [
    "notify",
    "work",
  ]);
});

Deno.test("nothing is proposed in read-only mode, nor without targets", () => {
  assert.deepEqual(propose(change, testContext({ readOnly: true })), [
    { type: "notify", text: `Pause Deployment shop/web: ${readOnlyReason}`, role: "warn" },
  ]);
  assert.deepEqual(propose({ ...change, writes: [] }, testContext()).map(({ type }) => type), ["notify"]);
});

const pods = "/api/v1/namespaces/shop/pods";
const lonely = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "lonely", namespace: "shop", labels: { app: "lonely" } },
  spec: { containers: [{ name: "app", image: "nginx:1.27" }] },
};
const deployments = "/apis/apps/v1/namespaces/shop/deployments";
const quiet = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "quiet", namespace: "shop" },
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: "quiet" } },
    template: { metadata: { labels: { app: "quiet" } }, spec: lonely.spec },
  },
};

/** Where an object is, the line after the colon, and keys that ask for a change of it. */
const replaced: [string, { metadata: { name: string } }, string, string][] = [
  [pods, lonely, "pods /lonely", "key m\ntype -2"],
  [deployments, quiet, "deploy /quiet", "key s\ntype 3"],
  [deployments, quiet, "deploy /quiet", "key i\ntype -alpine"],
];

for (const [path, object, line, keys] of replaced) {
  Deno.test(`:${line}, ${keys.replace("\n", " ")}: another object of the same name is left alone`, async () => {
    const place = `${path}/${object.metadata.name}`;
    let isReplaced = false;
    const requests: string[] = [];
    const script = `wait 3s\n${keys}\nwait 1s\ndump\nkey Enter\nwait 1s\ndump\nkey Ctrl-U\ndump`;
    const [asked, refused, undone] = await playBundled(script, {
      scenario: "shop",
      line,
      objects: [[path, object]],
      requests,
      before: async (request, api) => {
        if (isReplaced || !request.startsWith(`PATCH ${place}`) || request.includes("dryRun")) return;
        isReplaced = true;
        const body = JSON.stringify({ gracePeriodSeconds: 0, propagationPolicy: "Background" });
        await api.request(place, { method: "DELETE", body });
        await api.request(path, { method: "POST", body: JSON.stringify(object) });
      },
    });
    assert.match(asked!.join("\n"), /^ +\+ /m);
    assert.ok(isReplaced);
    assert.match(
      refused!.join("\n"),
      /✗ .*was deleted and created again since you looked; the new one has been left/,
    );
    assert.match(undone!.join("\n"), /nothing was changed in this session/);
  });
}
