/**
 * `proxy` sub-resources: what is asked of the API server is asked of a pod, a service or a node. Source:
 * pkg/registry/core/{pod,service,node}, apimachinery/pkg/util/proxy.
 */
import type { IEndpointSlice } from "kubernetes-models/discovery.k8s.io/v1/EndpointSlice";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { IService } from "kubernetes-models/v1/Service";
import type { HttpAnswer, HttpTarget } from "../../host/process.ts";
import { badRequest } from "../refusals.ts";
import { StatusError } from "../status_error.ts";
import type { Answer } from "./answer.ts";
import type { ApiContext, ResourceRequest } from "./api_context.ts";
import { kubeletAnswer } from "./kubelet_api.ts";
import { nodesOf } from "./pod_streams.ts";

export async function proxyAnswer(context: ApiContext, resource: ResourceRequest): Promise<Answer> {
  const { request, path } = resource;
  const rest = pathAfter(request.path, request.segments.length - (path.rest?.length ?? 0));
  const isReading = request.method === "GET" || request.method === "HEAD";
  if (rest === "" && isReading) return { code: 301, headers: { Location: `${request.path}/` }, body: null };
  const query = request.query.toString();
  const asked: HttpTarget["request"] = {
    method: request.method,
    path: (rest || "/") + (query ? `?${query}` : ""),
    headers: forwarded(request.headers),
    body: new TextDecoder().decode(await request.body()),
  };
  const wanted = parseName(path.name!, path.resource);
  if (path.resource === "nodes") return await askNode(context, resource, wanted, asked);
  const target = path.resource === "pods"
    ? podTarget(context, resource, wanted)
    : serviceTarget(context, resource, wanted);
  asked.headers = { Host: `${target.host}:${target.port}`, ...asked.headers };
  return await ask(
    context,
    { ...target, request: asked },
    request.path.slice(0, request.path.length - rest.length),
  );
}

/** What is left of a path after so many parts, as it was written. */
function pathAfter(path: string, parts: number): string {
  return path.slice(new RegExp(`^(?:/+[^/]+){${parts}}`).exec(path)?.[0].length ?? path.length);
}

interface Wanted {
  isSecure: boolean;
  name: string;
  /** A number or a name; "" where none was given. */
  port: string;
}

type Place = Omit<HttpTarget, "request">;

const DEFAULT_PORT = 80;
const KUBELET_PORT = "10250";
/** The dialer's patience is real; nobody has to live through it. */
const HOP_HEADERS = ["connection", "content-length", "transfer-encoding", "upgrade", "keep-alive"];
const CREDENTIALS = ["authorization", "host"];

/** `name`, `name:port`, `scheme:name:port`. */
function parseName(text: string, resource: string): Wanted {
  const parts = text.split(":");
  if (parts.length === 1) return { isSecure: false, name: text, port: "" };
  if (parts.length === 2) return { isSecure: false, name: parts[0]!, port: parts[1]! };
  const [scheme, name, port] = parts;
  if (parts.length === 3 && name && ["", "http", "https"].includes(scheme!)) {
    return { isSecure: scheme === "https", name, port: port! };
  }
  throw badRequest(`invalid ${resource.slice(0, -1)} request ${JSON.stringify(text)}`);
}

function podTarget({ registry }: ApiContext, { kind, path }: ResourceRequest, wanted: Wanted): Place {
  const pod = registry.get(kind, path.namespace, wanted.name) as unknown as IPod;
  const address = pod.status?.podIP;
  if (!address) throw badRequest("address not allowed");
  const ports = (pod.spec?.containers ?? []).flatMap((container) => container.ports ?? []);
  const port = wanted.port
    ? Number(wanted.port)
    : ports[0]?.containerPort ?? (wanted.isSecure ? 443 : DEFAULT_PORT);
  return { host: address, port, isSecure: wanted.isSecure };
}

/** A port may be given by its number in the service or by its name; endpoints know it by name. */
function serviceTarget(
  { registry, random }: ApiContext,
  { kind, path }: ResourceRequest,
  wanted: Wanted,
): Place {
  const { namespace } = path;
  const service = registry.get(kind, namespace, wanted.name) as unknown as IService;
  let name = wanted.port;
  if (/^-?\d+$/.test(name)) {
    const found = service.spec?.ports?.find(({ port }) => String(port) === name);
    if (!found) throw unavailable(`no service port ${name} found for service "${wanted.name}"`);
    name = found.name ?? "";
  }
  const labelSelector = `kubernetes.io/service-name=${wanted.name}`;
  const slices = registry.list(registry.kind("endpointslices", "discovery.k8s.io"), {
    ...(namespace === undefined ? {} : { namespace }),
    labelSelector,
  }) as unknown as IEndpointSlice[];
  const places = slices.flatMap(({ ports, endpoints }) => {
    const port = ports?.find((it) => (it.name ?? "") === name)?.port;
    const ready = (endpoints ?? []).filter(({ conditions }) => conditions?.ready !== false);
    return port === undefined
      ? []
      : ready.flatMap(({ addresses }) => addresses.map((host) => ({ host, port })));
  });
  if (places.length === 0) {
    const isEmpty = slices.every(({ endpoints }) => !endpoints?.length);
    throw unavailable(`no endpoints available for service "${isEmpty ? wanted.name : path.name}"`);
  }
  return { ...random.pick(places), isSecure: wanted.isSecure };
}

async function askNode(
  context: ApiContext,
  { kind, path }: ResourceRequest,
  wanted: Wanted,
  asked: HttpTarget["request"],
): Promise<Answer> {
  const node = context.registry.get(kind, undefined, wanted.name);
  if (!wanted.port || wanted.port === KUBELET_PORT) {
    return answerOf(await kubeletAnswer(context, node, asked), `/api/v1/nodes/${path.name}/proxy`);
  }
  const { addresses = [] } = (node.status ?? {}) as { addresses?: { type: string; address: string }[] };
  const host = addresses.find(({ type }) => type === "InternalIP")?.address ?? wanted.name;
  const target = { host, port: Number(wanted.port), isSecure: wanted.isSecure, request: asked };
  return await ask(context, target, `/api/v1/nodes/${path.name}/proxy`);
}

async function ask(context: ApiContext, target: HttpTarget, prefix: string): Promise<Answer> {
  const outcome = nodesOf(context).fetch(target);
  const at = `${target.host}:${target.port}`;
  const trouble = (why: string) => unavailable(`error trying to reach service: ${why}`);
  switch (outcome.kind) {
    case "answer":
    case "pending":
      return answerOf(await outcome.answer, prefix);
    case "refused":
      throw trouble(`dial tcp ${at}: connect: connection refused`);
    case "reset":
      throw trouble("EOF");
    case "timeout":
      throw trouble(`dial tcp ${at}: i/o timeout`);
    case "not-tls":
      throw trouble("http: server gave HTTP response to HTTPS client");
    case "unknown-host":
      throw trouble(`dial tcp: lookup ${target.host}: no such host`);
  }
}

/** A redirect of the backend's own leads through the proxy, too. */
function answerOf({ status, headers, body }: HttpAnswer, prefix: string): Answer {
  const kept = Object.entries(headers).filter(([name]) => !HOP_HEADERS.includes(name.toLowerCase()));
  const { "Content-Type": type = "", ...others } = Object.fromEntries(kept);
  const location = others["Location"];
  if (location?.startsWith("/")) others["Location"] = prefix + location;
  return { code: status, type, headers: others, body: new TextEncoder().encode(body) };
}

/** Names as Go writes them; the API server's credentials stay with it. */
function forwarded(headers: Headers): Record<string, string> {
  const kept = [...headers].filter(([name]) => !HOP_HEADERS.includes(name) && !CREDENTIALS.includes(name));
  const named = kept.map(([name, value]) =>
    [name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase()), value] as const
  );
  return Object.fromEntries(named);
}

function unavailable(message: string): StatusError {
  return new StatusError(503, "ServiceUnavailable", message);
}
