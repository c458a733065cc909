import { CLUSTER_FACTS, contextsOf, type World, type WorldOptions } from "../scenarios/world.ts";
import {
  type Authority,
  createAuthority,
  type KeyPair,
  loadAuthority,
} from "../kubernetes/identity/certificate_authority.ts";
import type { User } from "../kubernetes/registry.ts";
import { ecTokenSigner } from "./ec_token_signer.ts";
import { type HttpsFront, listenHttps } from "./https_front.ts";
import { type RestrictedClient, writeKubeconfig } from "./kubeconfig_file.ts";
import type { RestrictedUser } from "./restricted_user.ts";

export interface ServeOptions {
  world: World;
  /** Brings the world's clock up to date; called before each request. */
  sync(): void;
  /** 0: a free one. */
  port: number;
  /** Called when a request has been answered, before the answer leaves. */
  afterAnswer?(): void;
  /** Where the administrator's kubeconfig is written. */
  kubeconfig: string;
  /** Absent: a new one, of which `kube-root-ca.crt` in the world cannot know. */
  authority?: Authority;
  /** Who else gets a certificate and a context; what they may do is in the world. */
  users?: readonly RestrictedUser[];
}

const DAY_MS = 86_400_000;
const VALID_DAYS = 365;

/** Where a world that outlives the process keeps its authority. */
export interface AuthorityStore {
  get(name: string): string | undefined;
  set(name: string, value: string): void;
}

/**
 * The authority of a served world, made before the world so that its certificate is in there; the one that `kept` has,
 * where there is one.
 */
export async function newWorldAuthority(kept?: AuthorityStore): Promise<Authority> {
  const now = Date.now(); // clients check certificates by the real time
  const validity = {
    notBefore: new Date(now - DAY_MS),
    notAfter: new Date(now + VALID_DAYS * DAY_MS),
  };
  const known = kept?.get(AUTHORITY);
  if (known !== undefined) return await loadAuthority(JSON.parse(known) as KeyPair, validity);
  const { notBefore } = validity;
  const authority = await createAuthority(
    kept ? { notBefore, notAfter: new Date(now + KEPT_YEARS * 365 * DAY_MS) } : validity,
  );
  const { certificate, key } = authority;
  kept?.set(AUTHORITY, JSON.stringify({ certificate, key }));
  return authority;
}

const AUTHORITY = "authority";
const KEPT_YEARS = 10;

/** What a world has to be given so that its certificates and tokens are this authority's. */
export function signersOf(authority: Authority): Pick<WorldOptions, "signCertificate" | "tokenSigner"> {
  return {
    signCertificate: (order) => authority.sign(order, Date.now()),
    tokenSigner: ecTokenSigner(authority.key),
  };
}

/** Puts TLS and credentials in front of a world and writes the kubeconfig that leads to it. */
export async function serveWorld(options: ServeOptions): Promise<HttpsFront> {
  const { world, sync, port, kubeconfig, authority = await newWorldAuthority() } = options;
  const administrator = { name: CLUSTER_FACTS.user, groups: ["system:masters"] };
  const token = newToken();
  const front = await listenHttps({
    api: {
      handle: async (request, user) => {
        sync();
        const response = await world.api.handle(request, user);
        options.afterAnswer?.();
        return response;
      },
      connect: (path, protocols, signal, user, headers, method) => {
        sync();
        return world.api.connect(path, protocols, signal, user, headers, method);
      },
      unauthorized: () => world.api.unauthorized(),
      refusal: (error) => world.api.refusal(error),
    },
    server: await authority.issueServer(["localhost", "kubernetes"], ["127.0.0.1"]),
    clientAuthority: authority.certificate,
    tokens: { get: (shown) => shown === token ? administrator : accountOf(world, shown) },
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
      contexts: contextsOf(world.scenario),
      others: await clientsOf(options.users ?? [], authority),
    });
  } catch (error) {
    await front.close();
    throw error;
  }
  return front;
}

/** One certificate each, however many roles a user was given; the first says where his context begins. */
function clientsOf(users: readonly RestrictedUser[], authority: Authority): Promise<RestrictedClient[]> {
  const firsts = users.filter(({ name }, index) => users.findIndex((user) => user.name === name) === index);
  return Promise.all(
    firsts.map(async (user) => ({ ...user, client: await authority.issueClient(user.name, []) })),
  );
}

/** The service account whose token that is. */
function accountOf(world: World, token: string): User | undefined {
  const finding = world.tokens.find(token);
  return "user" in finding ? finding.user : undefined;
}

/** Cannot be guessed: it comes from the machine, not from the world's seed. */
function newToken(): string {
  return crypto.getRandomValues(new Uint8Array(32)).toHex();
}
