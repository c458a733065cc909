/** Clusters on sockets for the tests: served worlds, and kubeconfigs that lead to them. */
import { World } from "../../src/simulator/scenarios/world.ts";
import { notAllowed } from "../../src/simulator/kubernetes/http/authorization.ts";
import type { User } from "../../src/simulator/kubernetes/registry.ts";
import { Driver } from "../../src/simulator/serve/driver.ts";
import { type HttpsFront, listenHttps } from "../../src/simulator/serve/https_front.ts";
import { Authority, type Pair } from "../cluster/certificates.ts";

export interface ServedOptions {
  /** 0: a free one. */
  port?: number;
  /** What the server shows; a valid one by default. */
  server?: Pair;
  /** Who bears which token. */
  tokens?: Record<string, User>;
  /** Resources that nobody may list or watch, such as `secrets`. */
  forbidden?: readonly string[];
}

/** Signs what servers and clients of the tests show. */
export const authority: Authority = await Authority.create();

/** A certificate that a served cluster may show. */
export const serverPair: Pair = await authority.issue({ subject: "CN=server", names: ["127.0.0.1"] });

/** A user who may do everything. */
export const admin: User = { name: "admin", groups: ["system:masters"] };

/** A world behind TLS; end it with `using`. */
export class ServedCluster implements AsyncDisposable {
  private constructor(readonly world: World, readonly front: HttpsFront, readonly driver: Driver) {}

  static async start(options: ServedOptions = {}): Promise<ServedCluster> {
    const { port = 0, server = serverPair, tokens = { admin }, forbidden = [] } = options;
    const world = new World({ seed: 1, startMs: Date.now() });
    const driver = new Driver(world.queue);
    const { api } = world;
    const front = await listenHttps({
      api: {
        handle: (request, user) => {
          driver.sync();
          const refused = forbidden.find((word) => new URL(request.url).pathname.endsWith(`/${word}`));
          return refused === undefined
            ? api.handle(request, user)
            : Promise.resolve(api.refusal(refusalOf(refused, user)));
        },
        connect: (path, protocols, signal, user) => api.connect(path, protocols, signal, user),
        unauthorized: () => api.unauthorized(),
        refusal: (error) => api.refusal(error),
      },
      server: { certificate: server.cert, key: server.key },
      clientAuthority: authority.cert,
      tokens: new Map(Object.entries(tokens)),
      port,
    });
    driver.start();
    return new ServedCluster(world, front, driver);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.front.close();
    this.driver.stop();
    this.world.api.close();
  }
}

function refusalOf(resource: string, user: User): Error {
  const attributes = { verb: "list", group: "", resource, subresource: "", namespace: "default", name: "" };
  return notAllowed(user, attributes);
}

export interface KubeconfigFacts {
  server: string;
  /** PEM of whom to trust; the tests' authority by default. */
  trust?: string;
  token?: string;
  /** Shown instead of a token. */
  client?: Pair;
}

/** A kubeconfig with one context, `test`. */
export function kubeconfigOf(
  { server, trust = authority.cert, token = "admin", client }: KubeconfigFacts,
): string {
  const user = client
    ? { "client-certificate-data": btoa(client.cert), "client-key-data": btoa(client.key) }
    : { token };
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": "test",
    clusters: [{ name: "served", cluster: { server, "certificate-authority-data": btoa(trust) } }],
    users: [{ name: "tester", user }],
    contexts: [{ name: "test", context: { cluster: "served", user: "tester" } }],
  });
}

/** A port that was free a moment ago, and that `fetch` does not refuse to use. */
export function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}
