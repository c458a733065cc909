/** Objects to change, for tests. */
import type { ApiResource } from "../../../src/kube/discovery.ts";
import type { Target } from "../../../src/explorer/target.ts";
import type { PaneContext } from "../../../src/explorer/pane.ts";
import { emptyModel, paneContext } from "../../../src/explorer/model.ts";
import { testNow } from "../fake_cluster.ts";

export const deployments: ApiResource = resource("deployments", "Deployment", "apps", ["scale", "status"]);
export const pods: ApiResource = resource("pods", "Pod", "", ["eviction"]);

export function resource(
  name: string,
  kind: string,
  group: string,
  subresources: string[] = [],
): ApiResource {
  return {
    group,
    version: "v1",
    kind,
    name,
    singularName: kind.toLowerCase(),
    shortNames: [],
    categories: [],
    namespaced: true,
    verbs: ["get", "list", "patch", "delete"],
    subresources,
  };
}

/** In namespace shop, with the UID `uid-NAME`. */
export function target(name: string, of: ApiResource = deployments): Target {
  return { resource: of, namespace: "shop", name, uid: `uid-${name}` };
}

/** What a pane knows in a fresh explorer. */
export function testContext(over: Partial<PaneContext> = {}): PaneContext {
  const context = { name: "test", cluster: "kind", user: "ahab", namespace: "shop" };
  const model = emptyModel({
    columns: 100,
    rows: 24,
    now: testNow,
    programVersion: "0.1.0",
    context,
    contexts: [context],
    currentContext: "test",
  });
  return { ...paneContext(model, 1), ...over };
}
