/** What others do to the cluster meanwhile. */
import type { Transport } from "../../../src/cluster/transport.ts";
import type { KubeList, KubeObject } from "../../../src/kube/object.ts";
import type { Random } from "../../../src/simulator/clock/random.ts";

const namespaces = ["default", "cool-app"];

/** One random change behind the explorer's back; answers what it was. */
export async function changeSomething(api: Transport, random: Random): Promise<string> {
  const namespace = random.pick(namespaces);
  const pods = `/api/v1/namespaces/${namespace}/pods`;
  const deployments = `/apis/apps/v1/namespaces/${namespace}/deployments`;
  switch (random.below(6)) {
    case 0:
      return await deleteOne(api, random, pods);
    case 1: {
      const name = `made-${random.suffix(4)}`;
      await send(api, "POST", pods, {
        apiVersion: "v1",
        kind: "Pod",
        metadata: { name, labels: { app: "made" } },
        spec: { containers: [{ name: "main", image: random.pick(["nginx:1.27", "nobody/nothing:1"]) }] },
      });
      return `create pod ${namespace}/${name}`;
    }
    case 2: {
      const one = await pickOne(api, random, deployments);
      const replicas = random.below(5);
      if (one) await send(api, "PATCH", `${deployments}/${one.metadata.name}`, { spec: { replicas } });
      return `scale deployment ${one?.metadata.name} to ${replicas}`;
    }
    case 3:
      return await rename(api, random, deployments);
    case 4: {
      const one = await pickOne(api, random, pods);
      const labels = { turn: random.suffix(3) };
      if (one) await send(api, "PATCH", `${pods}/${one.metadata.name}`, { metadata: { labels } });
      return `label pod ${one?.metadata.name}`;
    }
    default: {
      const maps = `/api/v1/namespaces/${namespace}/configmaps`;
      const name = `map-${random.suffix(3)}`;
      await send(api, "POST", maps, { apiVersion: "v1", kind: "ConfigMap", metadata: { name } });
      return random.below(2) === 0 ? `create ${name}` : await deleteOne(api, random, maps);
    }
  }
}

/** The same deployment under another name: all its pods are others. */
async function rename(api: Transport, random: Random, deployments: string): Promise<string> {
  const one = await pickOne(api, random, deployments);
  if (!one) return "nothing to rename";
  const name = `again-${random.suffix(4)}`;
  await send(api, "DELETE", `${deployments}/${one.metadata.name}`);
  await send(api, "POST", deployments, {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name },
    spec: one["spec" as keyof typeof one],
  });
  return `rename deployment ${one.metadata.name} to ${name}`;
}

async function deleteOne(api: Transport, random: Random, collection: string): Promise<string> {
  const one = await pickOne(api, random, collection);
  if (one) await send(api, "DELETE", `${collection}/${one.metadata.name}`);
  return `delete ${collection}/${one?.metadata.name}`;
}

async function pickOne(api: Transport, random: Random, collection: string): Promise<KubeObject | undefined> {
  const { items } = await (await api.request(collection)).json() as KubeList<KubeObject>;
  return items.length > 0 ? random.pick(items) : undefined;
}

async function send(api: Transport, method: string, path: string, body?: unknown): Promise<void> {
  const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
  const init: RequestInit = { method, headers: { "content-type": type } };
  if (body !== undefined) init.body = JSON.stringify(body);
  await (await api.request(path, init)).body?.cancel();
}
