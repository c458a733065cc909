import assert from "node:assert/strict";
import type { ISecret } from "kubernetes-models/v1/Secret";
import { pullAccounts } from "../../../../src/simulator/kubernetes/kubelet/image_credentials.ts";
import { SmallWorld, state } from "../small_world.ts";

const config = (server: string, entry: Record<string, string>) =>
  btoa(JSON.stringify({ auths: { [server]: entry } }));
const AUTH = { auth: btoa("captain:whale") };

function accounts(data: Record<string, string> | undefined, image: string) {
  const secret: ISecret | undefined = data && { apiVersion: "v1", kind: "Secret", data };
  return pullAccounts(
    { apiVersion: "v1", kind: "Pod", spec: { containers: [], imagePullSecrets: [{ name: "s" }] } },
    image,
    {
      configMap: () => undefined,
      secret: () => secret,
      services: () => ({}),
      token: () => "",
      onChange: () => () => {},
      allocatable: {},
    },
  );
}

const CASES: [server: string, entry: Record<string, string>, image: string, found: number][] = [
  ["https://index.docker.io/v1/", AUTH, "pequod/private", 1],
  ["docker.io", { username: "captain", password: "whale" }, "pequod/private", 1],
  ["registry.pequod.example", AUTH, "registry.pequod.example/team/app", 1],
  ["registry.pequod.example/team", AUTH, "registry.pequod.example/team/app", 1],
  ["registry.pequod.example/other", AUTH, "registry.pequod.example/team/app", 0],
  ["https://index.docker.io/v1/", AUTH, "quay.io/x/y", 0],
];

for (const [server, entry, image, found] of CASES) {
  Deno.test(`an account at ${server} ${found ? "is" : "is not"} for ${image}`, () => {
    const { credentials } = accounts({ ".dockerconfigjson": config(server, entry) }, image);
    assert.deepEqual(credentials, found ? [{ username: "captain", password: "whale" }] : []);
  });
}

Deno.test("a secret that is not there is named, one that makes no sense gives nothing", () => {
  assert.deepEqual(accounts(undefined, "x"), { credentials: [], missing: ["s"] });
  assert.deepEqual(accounts({ ".dockerconfigjson": btoa("{") }, "x"), { credentials: [], missing: [] });
});

Deno.test("a private image is pulled with the pod's secret, and not without", () => {
  const world = new SmallWorld();
  world.create("secrets", {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: "regcred", namespace: "default" },
    type: "kubernetes.io/dockerconfigjson",
    data: { ".dockerconfigjson": config("https://index.docker.io/v1/", AUTH) },
  });
  const container = { image: "pequod/private" };
  assert.equal(state(world.run("with", container, { imagePullSecrets: [{ name: "regcred" }] })), "running");
  assert.equal(
    state(world.run("without", container, { imagePullSecrets: [{ name: "nope" }] })),
    "waiting ImagePullBackOff",
  );
  assert.ok(
    world.events("without").some((event) =>
      event.startsWith(
        "FailedToRetrieveImagePullSecret: Unable to retrieve some image pull secrets (nope); attempting to pull the " +
          "image may not succeed.",
      )
    ),
  );
});
