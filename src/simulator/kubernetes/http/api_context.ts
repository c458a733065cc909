import type { EventQueue } from "../../clock/event_queue.ts";
import type { Random } from "../../clock/random.ts";
import type { AnyKind } from "../kind.ts";
import type { KindFace } from "../kind_face.ts";
import type { ServiceAccountTokens } from "../identity/service_account_tokens.ts";
import type { NodeProxy } from "../kubelet/node_proxy.ts";
import type { ObjectRegistry } from "../object_registry.ts";
import type { ApiRequest } from "./api_request.ts";
import type { Authorize } from "./authorization.ts";
import type { OpenApiSource } from "./openapi_source.ts";
import type { OpenWatches } from "./open_watches.ts";
import type { ResourcePath } from "./resource_path.ts";

/** What the API server calls itself. */
export interface ServerIdentity {
  /** `v1.36.0` */
  gitVersion: string;
  /** `192.168.49.2:8443`, as in discovery. */
  address: string;
  /** Where service account tokens say they come from. */
  issuer: string;
}

/** What handlers share. */
export interface ApiContext {
  readonly registry: ObjectRegistry;
  readonly queue: EventQueue;
  /** Of its own: what requests draw does not disturb the world. */
  readonly random: Random;
  readonly identity: ServerIdentity;
  readonly openapi: OpenApiSource | undefined;
  readonly nodes: NodeProxy | undefined;
  /** Aborted when the server closes: what is open ends. */
  readonly closing: AbortSignal;
  readonly watches: OpenWatches;
  readonly authorize: Authorize;
  readonly tokens: ServiceAccountTokens;
}

/** A request for a resource that is served. */
export interface ResourceRequest {
  request: ApiRequest;
  path: ResourcePath & { resource: string };
  /** As it is stored. */
  kind: AnyKind;
  /** As the version in the path shows it. */
  face: KindFace;
  /** The answer is to be indented. */
  pretty: boolean;
}
