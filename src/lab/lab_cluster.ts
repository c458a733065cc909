/** The cluster beside the lab's host, and who may ask it. */
import { type Authority, createAuthority } from "../simulator/kubernetes/identity/certificate_authority.ts";
import type { User } from "../simulator/kubernetes/registry.ts";
import { CLUSTER_FACTS, contextsOf, type World, type WorldOptions } from "../simulator/scenarios/world.ts";
import { kubeconfigText } from "../simulator/serve/kubeconfig_file.ts";

/** Where the API server listens on the first node. */
const API_PORT = 6443;
const DAY_MS = 86_400_000;
const VALID_DAYS = 365;

export interface LabCluster {
  readonly world: World;
  readonly authority: Authority;
  /** `https://192.168.122.4:6443` */
  readonly server: string;
  /** The administrator's kubeconfig. */
  readonly kubeconfig: string;
  /** Whom a client certificate (PEM) stands for; undefined: nobody. */
  userOfCertificate(pem: string): Promise<User | undefined>;
  /** Whom a bearer token stands for; undefined: nobody. */
  userOfToken(token: string): User | undefined;
}

/** Makes the world with the certificates that it is to have. */
export type BuildWorld = (signers: Pick<WorldOptions, "certificate" | "signCertificate">) => World;

export async function openCluster(nowMs: number, build: BuildWorld): Promise<LabCluster> {
  const authority = await createAuthority({
    notBefore: new Date(nowMs - DAY_MS),
    notAfter: new Date(nowMs + VALID_DAYS * DAY_MS),
  });
  const world = build({
    certificate: authority.certificate,
    signCertificate: (order) => authority.sign(order, world.queue.now()),
  });
  return await clusterOf(world, authority);
}

/** A world that is there already, with the authority that it was made with. */
export async function clusterOf(world: World, authority: Authority): Promise<LabCluster> {
  const administrator: User = { name: CLUSTER_FACTS.user, groups: ["system:masters"] };
  const client = await authority.issueClient(administrator.name, [...administrator.groups]);
  const token = crypto.getRandomValues(new Uint8Array(32)).toHex();
  const server = `https://${world.scenario.nodes[0]?.address ?? "127.0.0.1"}:${API_PORT}`;
  return {
    world,
    authority,
    server,
    kubeconfig: kubeconfigText({
      server,
      authority: authority.certificate,
      cluster: CLUSTER_FACTS.cluster,
      user: CLUSTER_FACTS.user,
      client,
      token,
      contexts: contextsOf(world.scenario),
    }),
    userOfCertificate: (pem) =>
      pem.trim() === client.certificate.trim()
        ? Promise.resolve(administrator)
        : authority.userOf(pem, world.queue.now()),
    userOfToken: (shown) => {
      if (shown === token) return administrator;
      const finding = world.tokens.find(shown);
      return "user" in finding ? finding.user : undefined;
    },
  };
}
