/** The API server in the cluster's network: pods reach it as kubernetes.default.svc, with the token of their account. */
import type { HttpAnswer, HttpRequest, ServerCertificate } from "../../host/process.ts";
import type { User } from "../registry.ts";
import type { NetworkServer } from "./service_network.ts";

export interface ApiEndpointOptions {
  api: {
    handle(request: Request, user: User): Promise<Response>;
    unauthorized(): Response;
  };
  /** Whom a bearer token stands for. */
  userOf(token: string): User | undefined;
  /** PEM of the authority that signed the server's certificate, as pods find it. */
  authority(): string | undefined;
  /** Its own address, which the certificate names, too. */
  address: string;
}

/** The certificate of kubeadm's API server names these. */
const NAMES = [
  "kubernetes",
  "kubernetes.default",
  "kubernetes.default.svc",
  "kubernetes.default.svc.cluster.local",
  "10.96.0.1",
];
const ANONYMOUS: User = { name: "system:anonymous", groups: ["system:unauthenticated"] };

export function apiEndpoint({ api, userOf, authority, address }: ApiEndpointOptions): NetworkServer {
  const certificate: ServerCertificate = {
    get authority() {
      return authority();
    },
    names: [...NAMES, address],
  };
  return {
    certificate,
    handle: async (request) => {
      const user = identify(request, userOf);
      return await asAnswer(user ? await api.handle(asRequest(request, address), user) : api.unauthorized());
    },
  };
}

/** Undefined for a token that does not hold. */
function identify({ headers }: HttpRequest, userOf: (token: string) => User | undefined): User | undefined {
  const header = Object.entries(headers).find(([name]) => name.toLowerCase() === "authorization")?.[1];
  if (header === undefined) return ANONYMOUS;
  const token = /^Bearer\s+(\S+)$/i.exec(header)?.[1];
  return token === undefined ? undefined : userOf(token);
}

function asRequest({ method, path, headers, body }: HttpRequest, address: string): Request {
  const { Host: _, ...others } = headers;
  const hasBody = method !== "GET" && method !== "HEAD" && body !== "";
  return new Request(`https://${address}${path}`, { method, headers: others, ...(hasBody ? { body } : {}) });
}

async function asAnswer(response: Response): Promise<HttpAnswer> {
  const named = [...response.headers].map(([name, value]) =>
    [name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase()), value] as const
  );
  return { status: response.status, headers: Object.fromEntries(named), body: await firstPart(response) };
}

/** A watch does not end by itself: a client without patience would wait for ever. */
const MAX_BYTES = 8 << 20;

async function firstPart(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MAX_BYTES) break;
  }
  return text;
}
