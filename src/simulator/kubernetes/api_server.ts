/** The API server: HTTP in front of the registry. Sockets or the transport in process, the same object answers. */
import type { EventQueue } from "../clock/event_queue.ts";
import type { Random } from "../clock/random.ts";
import { type Answer, pageNotFound, refusalAnswer, statusAnswer, textAnswer } from "./http/answer.ts";
import type { ApiContext, ResourceRequest, ServerIdentity } from "./http/api_context.ts";
import { type ApiExtension, ConnectionDropped } from "./http/api_extension.ts";
import { groupVersions } from "./http/api_groups.ts";
import { type ApiRequest, fromPath, fromRequest } from "./http/api_request.ts";
import {
  type Attributes,
  type Authorize,
  authorizeMasters,
  notAllowed,
  unauthorized,
} from "./http/authorization.ts";
import type { ApiChannel } from "./http/channel_frames.ts";
import { Discovery } from "./http/discovery.ts";
import { actingUser } from "./http/impersonation.ts";
import { wantsIndented } from "./http/negotiation.ts";
import { OpenApiAnswers } from "./http/openapi_answers.ts";
import { openIdAnswer } from "./http/openid.ts";
import { OpenWatches } from "./http/open_watches.ts";
import { type OpenApiSource, rememberDocuments } from "./http/openapi_source.ts";
import { openCommand, openPorts } from "./http/pod_streams.ts";
import { attributesOf } from "./http/request_attributes.ts";
import { parseResourcePath, type ResourcePath } from "./http/resource_path.ts";
import { routeOf } from "./http/resource_routes.ts";
import { answerReview, reviewAt } from "./http/reviews.ts";
import { healthAnswer } from "./http/health_checks.ts";
import { metricsAnswer } from "./http/metrics_answer.ts";
import { rootAnswer, versionAnswer } from "./http/server_info.ts";
import type { AnyKind } from "./kind.ts";
import { facesOf, type KindFace } from "./kind_face.ts";
import { DEFAULT_ISSUER, ServiceAccountTokens } from "./identity/service_account_tokens.ts";
import type { NodeProxy } from "./kubelet/node_proxy.ts";
import type { ObjectRegistry } from "./object_registry.ts";
import { rbacAuthorizerOf } from "./rbac/authorizer.ts";
import { badRequest, unknownResource } from "./refusals.ts";
import type { KindChange, User } from "./registry.ts";
import { StatusError } from "./status_error.ts";

export interface ApiServerOptions {
  registry: ObjectRegistry;
  queue: EventQueue;
  random: Random;
  identity?: Partial<ServerIdentity>;
  /** Absent: documents without schemas, and fields are not checked. */
  openapi?: OpenApiSource;
  /** Absent: no logs, exec, attach, port-forward. */
  nodes?: NodeProxy;
  /** Default: by the roles that the registry holds. */
  authorize?: Authorize;
  /** Absent: tokens of its own. */
  tokens?: ServiceAccountTokens;
  /** Who the transport in process is. */
  user?: User;
  /** For messages. */
  description?: string;
}

export const ADMINISTRATOR: User = {
  name: "kubernetes-admin",
  groups: ["system:masters", "system:authenticated"],
};

const DEFAULT_IDENTITY: ServerIdentity = {
  gitVersion: "v1.36.0",
  address: "10.96.0.1:443",
  issuer: DEFAULT_ISSUER,
};

/** `request`, `connect`, `description` and `close` are those of a `Transport`. */
export class ApiServer {
  readonly description: string;
  /** The watches that are open. */
  readonly watches = new OpenWatches();
  /** Paths beside the API, and faults; set by who owns the world. */
  extension: ApiExtension | undefined;
  readonly #context: ApiContext;
  readonly #authorize: Authorize;
  readonly #user: User;
  /** What is served at which path. */
  readonly #served = new Map<string, { kind: AnyKind; face: KindFace }>();
  readonly #discovery: Discovery;
  readonly #openapi: OpenApiAnswers;
  readonly #closing = new AbortController();
  /** Names of the flow schemas, as every answer carries them. */
  readonly #flow: { schema: string; level: string };

  constructor(options: ApiServerOptions) {
    const { registry, queue, nodes } = options;
    const openapi = options.openapi && rememberDocuments(options.openapi);
    const random = options.random.fork();
    const identity = { ...DEFAULT_IDENTITY, ...options.identity };
    this.#authorize = options.authorize ?? rbacAuthorizerOf(registry) ?? authorizeMasters;
    this.#flow = { schema: random.uuid(), level: random.uuid() };
    const { issuer } = identity;
    this.#context = {
      registry,
      queue,
      random,
      identity,
      openapi,
      nodes,
      closing: this.#closing.signal,
      watches: this.watches,
      authorize: this.#authorize,
      tokens: options.tokens ?? new ServiceAccountTokens({ registry, clock: queue, random, issuer }),
    };
    this.#user = options.user ?? ADMINISTRATOR;
    this.description = options.description ?? "the bundled cluster";
    registry.observeKinds((change) => this.#serve(change));
    this.#discovery = new Discovery(this.#context);
    this.#openapi = new OpenApiAnswers(this.#context);
  }

  /** A request of somebody who has been authenticated. Never rejects; `Response.error()`: the connection is to break. */
  handle(request: Request, user: User): Promise<Response> {
    return this.#respond(fromRequest(request, user));
  }

  /** A request of this process; with `Impersonate-User`, in that user's name. Rejects only when aborted. */
  request(path: string, init: RequestInit = {}, user: User = this.#user): Promise<Response> {
    if (init.signal?.aborted) return Promise.reject(init.signal.reason);
    return answered(this.#respond(fromPath(path, init, user)));
  }

  /**
   * exec, attach, port-forward. Rejects with `StatusError` when refused. An abort of `signal` closes the channel.
   */
  async connect(
    path: string,
    protocols: string[],
    signal?: AbortSignal,
    user: User = this.#user,
    headers: Headers = new Headers(),
    method = "GET",
  ): Promise<ApiChannel> {
    signal?.throwIfAborted();
    const request = fromPath(path, { headers, method }, user);
    const found = parseResourcePath(request.segments);
    this.#permitStream(request, found);
    const resource = found?.resource === undefined ? undefined : this.#resourceRequest(request, found);
    if (!resource) throw unknownResource();
    routeOf(resource);
    const { kind, path: place } = resource;
    const pod = this.#context.registry.get(kind, place.namespace, place.name ?? "");
    const channel = await this.#open(place.subresource, pod, request.query, protocols);
    return closedBy(channel, [signal, this.#closing.signal]);
  }

  /** The answer to credentials that do not hold. */
  unauthorized(): Response {
    return this.#response(refusalAnswer(unauthorized()));
  }

  /** What `connect` rejected with, as an answer. */
  refusal(error: unknown): Response {
    return this.#response(failureAnswer(error));
  }

  /** Ends watches and streams that are open. */
  close(): void {
    this.#closing.abort();
  }

  #open(
    action: string | undefined,
    pod: Parameters<typeof openPorts>[1],
    query: URLSearchParams,
    protocols: readonly string[],
  ): ApiChannel | Promise<ApiChannel> {
    if (action === "exec" || action === "attach") {
      return openCommand(this.#context, action, pod, query, protocols);
    }
    if (action === "portforward") return openPorts(this.#context, pod, query, protocols);
    throw badRequest(`Cannot open a stream to ${action ?? "an object"}`);
  }

  async #respond(request: ApiRequest): Promise<Response> {
    const pretty = wantsIndented(request.query, request.headers.get("user-agent"));
    try {
      return this.#response(await this.#answer(request, pretty));
    } catch (error) {
      if (error instanceof ConnectionDropped) return Response.error();
      return this.#response(failureAnswer(error, pretty));
    }
  }

  async #answer(asked: ApiRequest, pretty: boolean): Promise<Answer> {
    const found = parseResourcePath(asked.segments);
    const attributes = attributesOf(asked, found);
    const request = this.#permitted(asked, attributes);
    if (!found) return await this.#pathAnswer(request, pretty);
    if (!this.#discovery.hasRoutes(found)) return pageNotFound();
    if (this.#discovery.isUnavailable(found.group, found.version)) {
      return textAnswer(503, "service unavailable\n");
    }
    if (found.resource === undefined) {
      return await this.#discovery.resources(found.group, found.version, pretty);
    }
    const review = reviewAt(found);
    if (review && request.method === "POST") {
      return await answerReview(this.#context, review, request, pretty);
    }
    const resource = this.#resourceRequest(request, found, pretty);
    const route = routeOf(resource);
    if (!("path" in attributes)) await this.extension?.interfere(request.user, attributes);
    const { face } = resource;
    if (face.refuse) throw face.refuse();
    if (request.method !== "GET") await this.#preload(resource.kind);
    const answer = await route.handle(this.#context, resource);
    return face.deprecation ? { ...answer, warnings: [face.deprecation, ...answer.warnings ?? []] } : answer;
  }

  /** What the kind needs, and what objects that have a say in every write do: they may have come by a restored state. */
  async #preload(kind: AnyKind): Promise<void> {
    const { registry } = this.#context;
    for (const other of registry.kinds) {
      if (other.preload && (other === kind || registry.store.table(other).size > 0)) await other.preload();
    }
  }

  async #pathAnswer(request: ApiRequest, pretty: boolean): Promise<Answer> {
    const { segments, query } = request;
    const [first, ...rest] = segments;
    const isRoot = rest.length === 0;
    if (first === undefined) return rootAnswer(groupVersions(this.#context.registry.kinds));
    if (first === "version" && isRoot) return versionAnswer(this.#context.identity);
    if ((first === "api" || first === "apis") && isRoot) {
      return await this.#discovery.root(request, first, pretty);
    }
    if (first === "apis" && rest.length === 1) return this.#discovery.group(rest[0]!, pretty);
    if (first === "openapi" && rest[0] === "v3") {
      if (rest.length === 1) return await this.#openapi.index();
      return await this.#openapi.document(request, rest.slice(1).join("/"));
    }
    if (first === "openapi" && rest[0] === "v2" && rest.length === 1) {
      return await this.#openapi.swagger(request);
    }
    if (first === "metrics" && isRoot) return metricsAnswer(this.#context);
    return healthAnswer(segments, query) ?? openIdAnswer(this.#context, request.path) ??
      await this.extension?.answer(request) ?? pageNotFound();
  }

  #serve({ type, kind }: KindChange): void {
    if (type !== "ADDED") {
      for (const [place, served] of this.#served) if (served.kind === kind) this.#served.delete(place);
    }
    if (type === "DELETED") return;
    for (const face of facesOf(kind)) {
      this.#served.set(`${face.group}/${face.version}/${face.plural}`, { kind, face });
    }
  }

  #resourceRequest(request: ApiRequest, path: ResourcePath, pretty = false): ResourceRequest {
    const { resource } = path;
    const served = this.#served.get(`${path.group}/${path.version}/${resource}`);
    if (!served || resource === undefined) throw unknownResource();
    return { request, ...served, pretty, path: { ...path, resource } };
  }

  /** The request in the name of whom it is made for, if that is allowed and so is what he asks. */
  #permitted(request: ApiRequest, attributes: Attributes): ApiRequest {
    const authorize = this.#authorize;
    const user = actingUser(request.headers, { user: request.user, attributes, authorize });
    this.#permit(user, attributes);
    return user === request.user ? request : { ...request, user };
  }

  #permit(user: User, attributes: Attributes): void {
    const { allowed, reason } = this.#authorize(user, attributes);
    if (!allowed) throw notAllowed(user, attributes, reason);
  }

  /** Whoever runs something in a pod must be allowed to `create`, however the request is made (pod/rest/subresources.go). */
  #permitStream(request: ApiRequest, path: ResourcePath | undefined): void {
    const attributes = attributesOf(request, path);
    const { user } = this.#permitted(request, attributes);
    if (!("path" in attributes)) this.#permit(user, { ...attributes, verb: "create" });
  }

  #response({ code, type = "application/json", headers, warnings, body }: Answer): Response {
    const all: [string, string][] = [
      ["Audit-Id", this.#context.random.uuid()],
      ["Cache-Control", "no-cache, private"],
      ["X-Kubernetes-Pf-Flowschema-Uid", this.#flow.schema],
      ["X-Kubernetes-Pf-Prioritylevel-Uid", this.#flow.level],
    ];
    if (type) all.push(["Content-Type", type]);
    const result = new Headers(all);
    for (const name in headers) result.set(name, headers[name]!);
    for (const text of new Set(warnings)) result.append("Warning", `299 - ${asHeader(JSON.stringify(text))}`);
    return new Response(body, { status: code, headers: result });
  }
}

/** Headers carry bytes: UTF-8, as the API server writes it, one character a byte. Others would be refused. */
function asHeader(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
}

/** A broken connection is no answer: as `fetch` does, it rejects. */
async function answered(answering: Promise<Response>): Promise<Response> {
  const response = await answering;
  if (response.type === "error") throw new TypeError("error reading from the server: connection reset");
  return response;
}

/** A programmer's error must not end the server: the client is told. */
function failureAnswer(error: unknown, pretty = false): Answer {
  if (error instanceof StatusError) return refusalAnswer(error, pretty);
  const text = error instanceof Error ? error.message : String(error);
  const message = `Internal error occurred: ${text}`;
  const details = { causes: [{ message: text }] };
  return statusAnswer(new StatusError(500, "InternalError", message, details).status, pretty);
}

/** The channel, closed when one of the signals is aborted; a closed one is held by none of them any longer. */
function closedBy(channel: ApiChannel, signals: readonly (AbortSignal | undefined)[]): ApiChannel {
  const end = () => close();
  const close: ApiChannel["close"] = (code, reason) => {
    for (const signal of signals) signal?.removeEventListener("abort", end);
    channel.close(code, reason);
  };
  for (const signal of signals) signal?.addEventListener("abort", end, { once: true });
  if (signals.some((signal) => signal?.aborted)) close(); // while the stream was being opened
  return { ...channel, close };
}
