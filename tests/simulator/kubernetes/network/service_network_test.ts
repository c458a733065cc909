import assert from "node:assert/strict";
import type { FetchOutcome } from "../../../../src/simulator/host/process.ts";
import { addressOf } from "../../../../src/simulator/kubernetes/controllers/load_balancer.ts";
import { SmallWorld } from "../small_world.ts";

function cluster(): SmallWorld {
  const world = new SmallWorld();
  for (const name of ["a", "b"]) {
    world.create("pods", {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name, namespace: "default", labels: { app: "web" } },
      spec: {
        containers: [{
          name: "c",
          image: "ghcr.io/tolson-vkn/env-echgo:latest",
          env: [{ name: "ECHGO_NAME", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } }],
        }],
      },
    });
  }
  const service = (name: string, spec: Record<string, unknown>) =>
    world.create("services", {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name, namespace: "default" },
      spec: { selector: { app: "web" }, ports: [{ port: 80, targetPort: 8080 }], ...spec },
    });
  service("web", { type: "LoadBalancer", ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }] });
  service("none", { selector: { app: "nothing" } });
  service("heads", { clusterIP: "None" });
  world.seconds(10);
  return world;
}

const POD = { address: "10.9.9.9", namespace: "default" };
const OUTSIDE = { address: "192.168.122.1" };
const request = { method: "GET", path: "/", headers: {}, body: "" };

function ask(
  world: SmallWorld,
  host: string,
  port = 80,
  caller: { address: string; namespace?: string } = POD,
): FetchOutcome {
  return world.world.network.fetch(caller, { host, port, request });
}

for (
  const host of [
    "web",
    "web.default",
    "web.default.svc",
    "web.default.svc.cluster.local",
    "web.default.svc.cluster.local.",
  ]
) {
  Deno.test(`${host} is the service`, () => {
    const outcome = ask(cluster(), host);
    assert.ok(outcome.kind === "answer");
    assert.match(outcome.answer.body, /"name":"[ab]"/);
  });
}

for (
  const [host, port, kind] of [
    ["nope", 80, "unknown-host"],
    ["web.other", 80, "unknown-host"],
    ["web", 81, "timeout"],
    ["none", 80, "refused"],
    ["10.1.2.3", 80, "timeout"],
  ] as const
) {
  Deno.test(`${host}:${port} is ${kind}`, () => assert.equal(ask(cluster(), host, port).kind, kind));
}

Deno.test("a pod answers at its address, on the ports it listens on", () => {
  const world = cluster();
  const { podIP = "" } = world.pod("a")!.status!;
  assert.equal(ask(world, podIP, 8080).kind, "answer");
  assert.equal(ask(world, podIP, 80).kind, "refused");
});

Deno.test("from outside: node port and load balancer, but no cluster names", () => {
  const world = cluster();
  const balancer = addressOf(
    world.world.registry.get(world.world.registry.kind("services"), "default", "web") as never,
  )!;
  assert.equal(balancer, "192.168.122.17");
  assert.equal(ask(world, balancer, 80, OUTSIDE).kind, "answer");
  assert.equal(ask(world, "192.168.122.4", 30080, OUTSIDE).kind, "answer");
  assert.equal(ask(world, "eli02", 30080, OUTSIDE).kind, "answer");
  assert.equal(ask(world, "192.168.122.4", 30081, OUTSIDE).kind, "refused");
  assert.equal(ask(world, "web", 80, OUTSIDE).kind, "unknown-host");
});

Deno.test("pods on the host network share their node's address, also with node ports", () => {
  const world = cluster();
  const [node, port] = ["192.168.122.4", 30080];
  const host = { hostNetwork: true, nodeName: "eli01" };
  world.run("web", { image: "nginx" }, host);
  world.run("other", { image: "ghcr.io/tolson-vkn/env-echgo:latest" }, host);
  assert.equal(ask(world, node, 80, OUTSIDE).kind, "answer");
  assert.equal(ask(world, node, 8080, OUTSIDE).kind, "answer");
  assert.equal(ask(world, node, port, OUTSIDE).kind, "answer");
  world.delete("pods", "other");
  world.seconds(40);
  assert.equal(world.pod("other"), undefined);
  assert.equal(ask(world, node, 80, OUTSIDE).kind, "answer");
  assert.equal(ask(world, node, 8080, OUTSIDE).kind, "refused");
  assert.equal(ask(world, node, port, OUTSIDE).kind, "answer");
});

Deno.test("both pods answer, by chance", () => {
  const world = cluster();
  const seen = new Set<string>();
  for (let i = 0; i < 30; i++) {
    const outcome = ask(world, "web");
    if (outcome.kind === "answer") seen.add(outcome.answer.body);
  }
  assert.equal(seen.size, 2);
});

Deno.test("a headless service's name has its pods' addresses", () => {
  const world = cluster();
  const addresses = ["a", "b"].map((name) => world.pod(name)!.status!.podIP);
  assert.deepEqual(world.world.network.resolve(POD, "heads").sort(), addresses.sort());
});

Deno.test("a pod that is leaving gets no more requests", () => {
  const world = cluster();
  world.delete("pods", "a");
  world.seconds(1);
  for (let i = 0; i < 20; i++) {
    const outcome = ask(world, "web");
    assert.ok(outcome.kind === "answer" && outcome.answer.body.includes('"name":"b"'));
  }
});

const policy = (world: SmallWorld, spec: Record<string, unknown>) =>
  world.create("networkpolicies", {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name: "p", namespace: "default" },
    spec,
  }, "networking.k8s.io");

Deno.test("a policy cuts off pods and the outside, but not the node of the pod", () => {
  const world = cluster();
  policy(world, { podSelector: { matchLabels: { app: "web" } } });
  world.seconds(1);
  const { podIP = "", hostIP = "" } = world.pod("a")!.status!;
  assert.equal(ask(world, podIP, 8080).kind, "timeout");
  assert.equal(ask(world, "web").kind, "timeout");
  assert.equal(ask(world, "192.168.122.4", 30080, OUTSIDE).kind, "timeout");
  assert.equal(ask(world, podIP, 8080, { address: hostIP }).kind, "answer");
});

Deno.test("who may send nothing learns no names", () => {
  const world = cluster();
  policy(world, { podSelector: {}, policyTypes: ["Egress"] });
  world.seconds(1);
  assert.deepEqual(ask(world, "web"), { kind: "unknown-host", isSilent: true });
});

Deno.test("names of a kube-dns that may be asked lead on", () => {
  const world = cluster();
  const dns = {
    namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
    podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
  };
  policy(world, {
    podSelector: {},
    policyTypes: ["Egress"],
    egress: [{ to: [dns], ports: [{ port: 53, protocol: "UDP" }] }],
  });
  world.seconds(1);
  assert.equal(ask(world, "web").kind, "timeout");
});

Deno.test("the world outside: a few names, and addresses where nobody is", () => {
  const world = cluster();
  assert.equal(ask(world, "example.com").kind, "answer");
  assert.equal(ask(world, "example.com", 443).kind, "answer");
  assert.equal(ask(world, "example.com", 22).kind, "timeout");
  assert.equal(ask(world, "nobody.example").kind, "unknown-host");
  assert.equal(ask(world, "example.com", 80, OUTSIDE).kind, "answer");
});

Deno.test("who only connects asks nothing", () => {
  const world = cluster();
  const { network } = world.world;
  let asked = 0;
  network.serve("192.168.122.4", 6443, { handle: () => ({ status: ++asked, headers: {}, body: "" }) });
  const connect = (host: string, port: number) =>
    network.fetch(POD, { host, port, isProbe: true, request }).kind;
  assert.deepEqual([connect("192.168.122.4", 6443), connect("web", 80), asked], ["answer", "answer", 0]);
});

Deno.test("TLS: a plain port does not speak it, a secure one nothing else", () => {
  const world = cluster();
  const { network } = world.world;
  const certificate = { authority: "CA", names: ["api"] };
  network.serve("192.168.122.4", 6443, {
    handle: () => ({ status: 200, headers: {}, body: "ok" }),
    certificate,
  });
  const secure = (host: string, port: number, isSecure: boolean) =>
    network.fetch(POD, { host, port, isSecure, request });
  assert.equal(secure("web", 80, true).kind, "not-tls");
  const refused = secure("192.168.122.4", 6443, false);
  assert.equal(refused.kind === "answer" && refused.answer.status, 400);
  const answer = secure("192.168.122.4", 6443, true);
  assert.deepEqual(answer.kind === "answer" && [answer.answer.body, answer.certificate], ["ok", certificate]);
});
