/**
 * A client in a process of its own: for as many seconds as the third argument says it changes pods of the cluster of
 * a kubeconfig (first argument), so many a second (second argument); with a fourth it makes as many namespaces first,
 * and changes nothing. Prints ChangeFigures.
 */
import { Client } from "../../src/cluster/client.ts";
import { createTransport } from "../../src/cluster/create_transport.ts";
import { loadKubeconfig } from "../../src/cluster/kubeconfig.ts";
import type { KubeList } from "../../src/kube/object.ts";

export interface ChangeFigures {
  /** Changes that the server has accepted. */
  changes: number;
  seconds: number;
}

/** Requests at the same time. */
const PARALLEL = 32;

async function change(kubeconfig: string, perSecond: number, seconds: number): Promise<ChangeFigures> {
  const client = await connect(kubeconfig);
  const { items } = await client.get<KubeList>("/api/v1/pods", { query: { limit: 2000 } });
  const startedAt = performance.now();
  let [asked, changes] = [0, 0];
  const elapsed = (): number => (performance.now() - startedAt) / 1000;
  const worker = async (): Promise<void> => {
    while (elapsed() < seconds) {
      const early = asked / perSecond - elapsed();
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early * 1000));
      const { metadata } = items[asked++ % items.length]!;
      const path = `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}`;
      await client.patch(path, "merge", { metadata: { labels: { turn: String(asked) } } });
      changes++;
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  return { changes, seconds: elapsed() };
}

async function makeNamespaces(kubeconfig: string, count: number): Promise<ChangeFigures> {
  const client = await connect(kubeconfig);
  const startedAt = performance.now();
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const name = `team-${String(next++).padStart(4, "0")}`;
      await client.create("/api/v1/namespaces", { apiVersion: "v1", kind: "Namespace", metadata: { name } });
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  return { changes: count, seconds: (performance.now() - startedAt) / 1000 };
}

async function connect(kubeconfig: string): Promise<Client> {
  const config = await loadKubeconfig({
    explicitPath: kubeconfig,
    env: {},
    home: undefined,
    readFile: Deno.readTextFile,
  });
  return new Client(await createTransport(config, ""));
}

if (import.meta.main) {
  const [kubeconfig, perSecond, seconds, namespaces] = Deno.args;
  const figures = namespaces === undefined
    ? await change(kubeconfig!, Number(perSecond), Number(seconds))
    : await makeNamespaces(kubeconfig!, Number(namespaces));
  await Deno.stdout.write(new TextEncoder().encode(JSON.stringify(figures)));
  Deno.exit(0);
}
