import { CLUSTER_FACTS, type World } from "../scenarios/world.ts";
import { type Authority, createAuthority } from "./certificates.ts";
import { type HttpsFront, listenHttps } from "./https_front.ts";
import { writeKubeconfig } from "./kubeconfig_file.ts";

export interface ServeOptions {
  world: World;
  /** Brings the world's clock up to date; called before each request. */
  sync(): void;
  /** 0: a free one. */
  port: number;
  /** Where the administrator's kubeconfig is written. */
  kubeconfig: string;
  /** Absent: a new one, of which `kube-root-ca.crt` in the world cannot know. */
  authority?: Authority;
}

const DAY_MS = 86_400_000;
const VALID_DAYS = 365;

/** The authority of a served world, made before the world so that its certificate is in there. */
export function newWorldAuthority(): Promise<Authority> {
  const now = Date.now(); // clients check certificates by the real time
  return createAuthority({
    notBefore: new Date(now - DAY_MS),
    notAfter: new Date(now + VALID_DAYS * DAY_MS),
  });
}

/** Puts TLS and credentials in front of a world and writes the kubeconfig that leads to it. */
export async function serveWorld(options: ServeOptions): Promise<HttpsFront> {
  const { world, sync, port, kubeconfig, authority = await newWorldAuthority() } = options;
  const administrator = { name: CLUSTER_FACTS.user, groups: ["system:masters"] };
  const token = newToken();
  const front = await listenHttps({
    api: {
      handle: (request, user) => {
        sync();
        return world.api.handle(request, user);
      },
      connect: (path, protocols, signal, user) => {
        sync();
        return world.api.connect(path, protocols, signal, user);
      },
      unauthorized: () => world.api.unauthorized(),
      refusal: (error) => world.api.refusal(error),
    },
    server: await authority.issueServer(["localhost", "kubernetes"], ["127.0.0.1"]),
    clientAuthority: authority.certificate,
    tokens: new Map([[token, administrator]]),
    port,
  });
  try {
    await writeKubeconfig(kubeconfig, {
      server: front.url,
      authority: authority.certificate,
      cluster: CLUSTER_FACTS.cluster,
      user: CLUSTER_FACTS.user,
      client: await authority.issueClient(administrator.name, administrator.groups),
      token,
      contexts: CLUSTER_FACTS.contexts,
    });
  } catch (error) {
    await front.close();
    throw error;
  }
  return front;
}

/** Cannot be guessed: it comes from the machine, not from the world's seed. */
function newToken(): string {
  return crypto.getRandomValues(new Uint8Array(32)).toHex();
}
