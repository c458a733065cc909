import assert from "node:assert/strict";
import {
  logCommand,
  type LogSource,
  sourceLabels,
  subjectTitle,
} from "../../../src/explorer/logs/log_subject.ts";
import type { Target } from "../../../src/explorer/target.ts";
import { type ApiResource, PODS } from "../../../src/kube/discovery.ts";

const deployments: ApiResource = { ...PODS, group: "apps", kind: "Deployment", name: "deployments" };

function target(resource: ApiResource, name: string, container?: string): Target {
  return { resource, namespace: "shop", name, uid: name, ...(container ? { container } : {}) };
}

const source = (name: string): LogSource => {
  const [pod = "", container = ""] = name.split("/");
  return { namespace: "shop", pod, container, state: "reading", why: "" };
};

const labels: [sources: string, labels: string][] = [
  ["web-0/app", ""],
  ["web-0/app web-0/proxy", "app proxy"],
  ["web-7c9-abc/app web-7c9-xyz/app", "abc xyz"],
  ["web-7c9-abc/app web-7c9-xyz/app web-8d1-abc/app", "7c9-abc 7c9-xyz 8d1-abc"],
  ["web-a/app web-b/app web-b/proxy", "a/app b/app b/proxy"],
  ["web-0/app web-01/app", "0 01"],
  ["cart/app shop/app", "cart shop"],
];

for (const [sources, expected] of labels) {
  Deno.test(`${sources} are told apart as ${expected || "nothing"}`, () =>
    assert.equal(sourceLabels(sources.split(" ").map(source)).join(" "), expected));
}

type Command = [
  name: string,
  targets: Target[],
  container: string | undefined,
  selector: string | undefined,
  kubectl: string,
];
const commands: Command[] = [
  ["a container", [target(PODS, "web-0")], "app", undefined, "kubectl logs web-0 -c app -n shop -f"],
  ["a container not known yet", [target(PODS, "web-0")], "", undefined, "kubectl logs web-0 -n shop -f"],
  [
    "a pod",
    [target(PODS, "web-0")],
    undefined,
    undefined,
    "kubectl logs web-0 --all-containers --prefix -n shop -f",
  ],
  [
    "a deployment",
    [target(deployments, "web")],
    undefined,
    "app=web,tier in (a,b)",
    "kubectl logs -l 'app=web,tier in (a,b)' --all-containers --prefix --max-log-requests 100 -n shop -f",
  ],
  [
    "a deployment whose pods are not known yet",
    [target(deployments, "web")],
    undefined,
    undefined,
    "kubectl logs deployments/web --all-pods --all-containers --prefix --max-log-requests 100 -n shop -f",
  ],
  [
    "two pods",
    [target(PODS, "a"), target(PODS, "b")],
    undefined,
    undefined,
    "for pod in a b; do kubectl logs $pod --all-containers --prefix -n shop -f & done; wait",
  ],
];

for (const [name, targets, container, selector, kubectl] of commands) {
  Deno.test(`the command for ${name}`, () => {
    const command = { subject: { targets }, container, selector, flags: " -f" };
    assert.equal(logCommand(command, { discovery: undefined, contextFlag: "" }), kubectl);
  });
}

Deno.test("titles name what is read", () => {
  const title = (targets: Target[], container?: string) => subjectTitle({ targets }, container);
  assert.equal(title([target(PODS, "web-0")], "app"), "shop/web-0:app");
  assert.equal(title([target(deployments, "web")]), "Deployment shop/web");
  assert.equal(title([target(PODS, "a"), target(PODS, "b")]), "2 pods");
  assert.equal(title([target(PODS, "a", "x"), target(PODS, "a", "y")]), "2 containers");
});
