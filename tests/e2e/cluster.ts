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
  /** Texts that stand for another in all answers, which no honest API server would let in. */
  disguises?: Record<string, string>;
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
    const { port = 0, server = serverPair, tokens = { admin }, forbidden = [], disguises = {} } = options;
    const world = new World({ seed: 1, startMs: Date.now() });
    const driver = new Driver(world.queue);
    const { api } = world;
    const front = await listenHttps({
      api: {
        handle: (request, user) => {
          driver.sync();
          const refused = forbidden.find((word) => new URL(request.url).pathname.endsWith(`/${word}`));
          if (refused !== undefined) return Promise.resolve(api.refusal(refusalOf(refused, user)));
          return disguised(request, disguises, (plain) => api.handle(plain, user));
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

/** Answers with the disguises on; requests for what they name find what is behind them. */
async function disguised(
  request: Request,
  disguises: Record<string, string>,
  handle: (request: Request) => Promise<Response>,
): Promise<Response> {
  const entries = Object.entries(disguises);
  if (entries.length === 0) return await handle(request);
  const url = entries.reduce(
    (path, [plain, shown]) => path.replaceAll(encodeURIComponent(shown), plain),
    request.url,
  );
  const { method, headers: asked, body: sent } = request;
  const response = await handle(new Request(url, { method, headers: asked, body: sent }));
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  const worn = (text: string) =>
    entries.reduce(
      (all, [plain, shown]) => all.replaceAll(plain, isJson ? JSON.stringify(shown).slice(1, -1) : shown),
      text,
    );
  const body = response.body?.pipeThrough(new TextDecoderStream())
    .pipeThrough(new TransformStream({ transform: (text, out) => out.enqueue(worn(text)) }))
    .pipeThrough(new TextEncoderStream());
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  return new Response(body ?? null, { status: response.status, headers });
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
