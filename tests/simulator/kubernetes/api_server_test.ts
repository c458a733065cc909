import assert from "node:assert/strict";
import type { User } from "../../../src/simulator/kubernetes/registry.ts";
import { ApiServer } from "../../../src/simulator/kubernetes/api_server.ts";
import { Random } from "../../../src/simulator/clock/random.ts";
import { fixture, fixtureJson, fixtureNames, hasFixtures } from "../../fixtures.ts";
import { type Recorded, recordedCluster, replay, summaryOf } from "./recorded_cluster.ts";
import { RbacWorld } from "./rbac/rbac_world.ts";
import { accounts, podServer } from "./sample_pods.ts";
import { configMap, configMaps, sampleCluster } from "./sample_cluster.ts";

/** Recorded answers that ours differ from, with the reason. */
const DIFFERENT: Record<string, string> = {
  "200_list_exact_old_cm": "the recorded server had not compacted that far yet",
  "200_table_proto_accept": "protobuf is not spoken",
  "401_bad_token": "tokens are checked in front of the server",
  "415_smp_on_cr": "custom resources are not served",
  "422_cr_required": "custom resources are not served",
  "422_cr_schema": "custom resources are not served",
  "422_put_no_rv_cr": "custom resources are not served",
  "422_merge_patch_type": "the text quotes the whole object, with its own uid and versions",
  "429_eviction_pdb": "disruption budgets are not served yet",
  "046_deploy_gone": "no controller is running",
  "047_deploy_delete_orphan": "its object was made by a request that is not recorded",
  "049_deploy_delete_default": "its object was made by a request that is not recorded",
  "052_pod_get_terminating": "no scheduler is running: the pod goes at once",
  "054_pod_delete_force": "its object was made by a request that is not recorded",
  "064_cr_create_defaults_prunes": "custom resources are not served",
  "065_cr_create_strict": "custom resources are not served",
  "066_cr_warn": "custom resources are not served",
  "067_cr_scale_get": "custom resources are not served",
  "068_cr_status_put_ignores_spec": "custom resources are not served",
  "069_cr_merge_status_ignored": "custom resources are not served",
  "070_cr_field_selector": "custom resources are not served",
  "071_cr_delete": "custom resources are not served",
  "072_crd_v1beta1_version_warning": "custom resources are not served",
};

const CONTROLLERS = "controllers, scheduler or kubelet wrote there too";

/** Steps whose answers differ in their bodies only, with the reason. */
const DIFFERENT_BODIES: Record<string, string> = {
  "020_cm_finalizer_add_forbidden": "the cause is told once",
  "024_cm_deletecollection_one": "its object was made by a request that is not recorded",
  ...Object.fromEntries(
    [
      "033_deploy_get_after",
      "034_deploy_scale_get",
      "035_deploy_scale_put",
      "036_deploy_scale_patch",
      "037_deploy_status_get",
      "038_deploy_status_patch_spec_ignored",
      "039_deploy_spec_patch_status_ignored",
      "040_deploy_meta_patch_gen_same",
      "041_deploy_spec_patch_gen_bump",
      "042_deploy_smp_container_merge",
      "043_deploy_smp_delete_directive",
      "044_deploy_delete_foreground",
      "045_deploy_get_while_foreground",
      "048_orphaned_rs",
      "051_pod_delete_graceful",
      "057_pods_deletecollection_name",
    ].map((name) => [name, CONTROLLERS]),
  ),
};

/** Bodies too long to have been recorded. */
const LARGE_BODIES: Record<string, () => string> = {
  "413_too_large": () => " ".repeat(3 * 1024 * 1024 + 1),
  "422_cm_1mb": () => JSON.stringify({ metadata: { name: "big" }, data: { a: "x".repeat(1024 * 1024 + 1) } }),
};

const ANONYMOUS: User = { name: "system:anonymous", groups: ["system:unauthenticated"] };

Deno.test({
  name: "refusals and successes are as recorded",
  ignore: !hasFixtures,
  async fn(test) {
    for (const folder of ["errors", "semantics"]) {
      // Steps of one folder build upon each other.
      const { server, queue } = recordedCluster();
      const live = new LiveValues();
      for (const name of recordedIn(folder)) {
        const recorded: Recorded = fixtureJson(`${folder}/${name}.meta.json`);
        const body = fixtureText(folder, name);
        const large = LARGE_BODIES[name];
        if (large) recorded.request.body = large();
        const user = name.includes("anonymous") ? ANONYMOUS : undefined;
        const answer = await replay(server, recorded, (text) => live.replaceIn(text), user);
        queue.advance(3000);
        const text = await answer.text();
        live.learn(body, text);
        await test.step(name, () => {
          const summaries = [summaryOf(answer.status, text), summaryOf(recorded.response.status, body)];
          const [ours, theirs] = summaries.map(versionless);
          const bodies = () => [text, body].map((json) => comparable(JSON.parse(json)));
          // An exception that has become needless must not hide what goes wrong later.
          if (DIFFERENT[name]) {
            return assert.notEqual(ours, theirs, "take it off the list: it is as recorded");
          }
          assert.equal(ours, theirs);
          if (folder !== "semantics") return;
          const [our, their] = bodies();
          if (DIFFERENT_BODIES[name]) assert.notDeepEqual(our, their, "take it off the list");
          else assert.deepEqual(our, their);
        });
      }
    }
  },
});

/** Recorded uids and versions, and what they are here. */
class LiveValues {
  readonly #values = new Map<string, string>();

  learn(recorded: string, live: string): void {
    const [from, to] = [metadataOf(recorded), metadataOf(live)];
    if (from.uid && to.uid) this.#values.set(from.uid, to.uid);
    if (from.resourceVersion && to.resourceVersion) {
      this.#values.set(
        `"resourceVersion":"${from.resourceVersion}"`,
        `"resourceVersion":"${to.resourceVersion}"`,
      );
    }
  }

  replaceIn(text: string): string {
    for (const [from, to] of this.#values) text = text.replaceAll(from, to);
    return text;
  }
}

function metadataOf(text: string): { uid?: string; resourceVersion?: string } {
  try {
    return JSON.parse(text).metadata ?? {};
  } catch {
    return {};
  }
}

/** Without what differs from run to run. */
function comparable(value: unknown): unknown {
  if (typeof value === "string") {
    return value.replace(/^kube-api-access-\w{5}$/, "kube-api-access").replace(/^gn-\w{5}$/, "gn")
      .replace(/^10(\.\d+){3}$/, "IP");
  }
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [key, CHANGING.has(key) ? "" : comparable(field)]),
  );
}

const CHANGING = new Set([
  "uid",
  "resourceVersion",
  "creationTimestamp",
  "deletionTimestamp",
  "time",
  "nodePort",
]);

function versionless(text: string): string {
  return text.replace(/in record \(\d+\)/, "in record (N)");
}

function recordedIn(folder: string): string[] {
  return fixtureNames(folder).filter((name) => name.endsWith(".meta.json"))
    .map((name) => name.slice(0, -".meta.json".length));
}

function fixtureText(folder: string, name: string): string {
  const file = [`${name}.json`, `${name}.txt`].find((file) => fixtureNames(folder).includes(file));
  return file ? fixture(`${folder}/${file}`) : "";
}

function sampleServer(): { server: ApiServer; registry: ReturnType<typeof sampleCluster>["registry"] } {
  const { registry, queue } = sampleCluster();
  return { server: new ApiServer({ registry, queue, random: new Random(2) }), registry };
}

const PATHS: [path: string, code: number, beginning: string][] = [
  ["/version", 200, '{\n  "major": "1",\n  "minor": "36"'],
  ["/healthz", 200, "ok"],
  ["/readyz?verbose", 200, "[+]ping ok\n"],
  ["/livez/ping", 200, "ok"],
  ["/livez/nosuch", 404, "404 page not found"],
  ["/", 200, '{\n  "paths": [\n    "/.well-known/openid-configuration",\n    "/api",'],
  ["/api", 200, '{"kind":"APIVersions","versions":["v1"]'],
  ["/apis", 200, '{"kind":"APIGroupList","apiVersion":"v1","groups":[{"name":"apps"'],
  ["/apis/apps", 200, '{"kind":"APIGroup","apiVersion":"v1","name":"apps"'],
  ["/api/v1", 200, '{"kind":"APIResourceList","groupVersion":"v1","resources":[{"name":"configmaps"'],
  ["/apis/apps/v2", 404, '{"kind":"Status"'],
  [
    "/openapi/v3",
    200,
    '{"paths":{".well-known/openid-configuration":{"serverRelativeURL":"/openapi/v3/.well-known/',
  ],
  ["/openapi/v3/apis/nosuch/v1", 404, "404 page not found"],
  ["/api/v1/namespaces/default/configmaps?limit=1", 200, '{"kind":"ConfigMapList","apiVersion":"v1"'],
  ["/api/v1/configmaps/a", 404, '{"kind":"Status"'],
  ["/api/v1/namespaces/default/configmaps/a", 200, '{"kind":"ConfigMap","apiVersion":"v1"'],
  ["/api/v1/namespaces/default", 200, '{"kind":"Namespace","apiVersion":"v1"'],
];

Deno.test("paths lead where they should", async (test) => {
  const { server, registry } = sampleServer();
  registry.create(configMaps, configMap("a"));
  for (const [path, code, beginning] of PATHS) {
    await test.step(path, async () => {
      const answer = await server.request(path);
      const text = await answer.text();
      assert.equal(answer.status, code, text);
      assert.ok(text.startsWith(beginning), text.slice(0, 120));
      assert.equal(answer.headers.get("cache-control"), "no-cache, private");
      assert.match(answer.headers.get("audit-id") ?? "", /^[0-9a-f-]{36}$/);
    });
  }
});

Deno.test("a request of the process can be made in another's name", async () => {
  const { server } = sampleServer();
  const answer = await server.request("/api/v1/pods", { headers: { "Impersonate-User": "jane" } });
  assert.equal(answer.status, 403);
  assert.match((await answer.json()).message, /User "jane" cannot list resource "pods"/);
  const headers = { "Impersonate-Group": "system:masters" };
  assert.equal((await server.request("/api/v1/pods", { headers })).status, 400);
});

Deno.test("a process that is no administrator may not take another's name", async () => {
  const { registry, queue } = sampleCluster();
  const user = { name: "ann", groups: ["system:authenticated"] };
  const server = new ApiServer({ registry, queue, random: new Random(1), user });
  const headers = { "Impersonate-User": "root", "Impersonate-Group": "system:masters" };
  assert.equal((await server.request("/api/v1/configmaps", { headers })).status, 403);
});

Deno.test("an aborted request rejects, a closed server ends its watches", async () => {
  const { server } = sampleServer();
  await assert.rejects(server.request("/version", { signal: AbortSignal.abort() }));
  const watch = await server.request("/api/v1/configmaps?watch=1");
  server.close();
  assert.equal(await watch.text(), "");
});

Deno.test("a stream to anything but a pod is refused", async () => {
  const { server, registry } = podServer();
  await assert.rejects(
    server.connect("/api/v1/namespaces/default/pods/x/exec?command=ls", ["v5.channel.k8s.io"]),
    { message: 'pods "x" not found' },
  );
  registry.create(accounts, { metadata: { name: "a", namespace: "default" } });
  for (const action of ["portforward?ports=80", "exec?command=ls"]) {
    await assert.rejects(
      server.connect(`/api/v1/namespaces/default/serviceaccounts/a/${action}`, ["v4.channel.k8s.io"]),
      { code: 404, message: "the server could not find the requested resource" },
    );
  }
  assert.equal(server.refusal(new Error("broken")).status, 500);
  assert.equal(server.unauthorized().status, 401);
});

Deno.test("who may only look at exec may run nothing, and what is not there is not told to strangers", async () => {
  const world = new RbacWorld();
  const { registry, queue } = world;
  const server = new ApiServer({ registry, queue, random: new Random(1) });
  const ann = { name: "ann", groups: ["system:authenticated"] };
  const exec = () => server.connect("/api/v1/namespaces/default/pods/x/exec?command=ls", [], undefined, ann);
  await assert.rejects(exec(), { message: /cannot get resource "pods\/exec"/ });
  world.role("look", ["get core pods/exec"], "default");
  world.bind("look", "Role look", "User ann", "default");
  await assert.rejects(exec(), { message: /cannot create resource "pods\/exec"/ });
  world.role("run", ["create core pods/exec"], "default");
  world.bind("run", "Role run", "User ann", "default");
  await assert.rejects(exec(), { message: 'pods "x" not found' });
  const nowhere = new Request("http://localhost/apis/nothing.example.com/v1/things");
  assert.equal((await server.handle(nowhere, ann)).status, 403);
  assert.equal((await server.request("/apis/nothing.example.com/v1/things")).status, 404);
});

Deno.test("a warning may have letters of any script: it does not fail what has been done", async () => {
  const { server } = sampleServer();
  const answer = await server.request("/api/v1/namespaces/default/configmaps", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"metadata":{"name":"a"},"data":{"名前":"1","名前":"2"}}',
  });
  const bytes = Uint8Array.from(answer.headers.get("warning") ?? "", (letter) => letter.charCodeAt(0));
  assert.match(new TextDecoder().decode(bytes), /^299 - "duplicate field .*名前/);
  assert.notEqual(answer.status, 500);
});
