/** POST serviceaccounts/NAME/token, and what tokens stand for: TokenRequest and TokenReview. */
import type { JsonObject, KubeObject } from "../../../kube/object.ts";
import { ownEntry } from "../../../kube/own_entry.ts";
import { invalid } from "../kinds/field_errors.ts";
import { timestamp } from "../object_form.ts";
import { badRequest, conflict, invalid as invalidObject } from "../refusals.ts";
import type { StoredObject } from "../registry.ts";
import { type Answer, jsonAnswer } from "./answer.ts";
import type { ApiContext, ResourceRequest } from "./api_context.ts";
import { questionOwners } from "./question_owners.ts";
import { parseWriteQuery } from "./write_options.ts";
import { readObject } from "./request_body.ts";

const EXPECTED = { group: "authentication.k8s.io", version: "v1", kind: "TokenRequest" };
const DEFAULT_SECONDS = 3600;
const SHORTEST_SECONDS = 600;
const LONGEST_SECONDS = 2 ** 32;

interface BoundReference {
  kind?: string;
  apiVersion?: string;
  name?: string;
  uid?: string;
}

/** Source: pkg/registry/core/serviceaccount/storage/token.go. */
export async function createToken(context: ApiContext, request: ResourceRequest): Promise<Answer> {
  const { kind, path } = request;
  const { fieldManager: manager } = parseWriteQuery(request.request, "CreateOptions");
  const { object } = await readObject(context, request.request, EXPECTED, "Ignore");
  checkMatch("name", object.metadata.name, path.name!);
  checkMatch("namespace", object.metadata.namespace, path.namespace!);
  const account = context.registry.get(kind, path.namespace, path.name!);
  const spec = (object.spec ?? {}) as {
    audiences?: string[];
    expirationSeconds?: number;
    boundObjectRef?: BoundReference | null;
  };
  const seconds = spec.expirationSeconds ?? DEFAULT_SECONDS;
  checkDuration(seconds);
  const audiences = spec.audiences?.length ? spec.audiences : [context.tokens.issuer];
  const bound = spec.boundObjectRef ? boundObject(context, account, spec.boundObjectRef) : undefined;
  const now = context.queue.now();
  const time = timestamp(now);
  const managedFields = questionOwners(EXPECTED, object, { manager, time, subresource: "token" });
  const { namespace = "", name, uid } = account.metadata;
  const answer: KubeObject = {
    kind: "TokenRequest",
    apiVersion: "authentication.k8s.io/v1",
    metadata: {
      name,
      namespace,
      uid,
      creationTimestamp: time,
      ...(managedFields.length > 0 ? { managedFields } : {}),
    },
    spec: {
      audiences,
      expirationSeconds: seconds,
      boundObjectRef: spec.boundObjectRef as JsonObject | null ?? null,
    },
    status: {
      token: context.tokens.issue(account, { audiences, expirationSeconds: seconds, bound }),
      expirationTimestamp: timestamp(now + seconds * 1000),
    },
  };
  return jsonAnswer(201, answer, request.pretty);
}

/** The status of a TokenReview. */
export function tokenStatus(context: ApiContext, spec: JsonObject): unknown {
  const token = String(spec.token ?? "");
  if (!token) throw badRequest("token is required for TokenReview in authentication");
  const { audiences = [] } = spec as { audiences?: string[] };
  const finding = context.tokens.find(token, audiences.length > 0 ? audiences : undefined);
  if ("problem" in finding) {
    const { problem } = finding;
    const error = problem ? `[invalid bearer token, ${problem}]` : "invalid bearer token";
    return { user: {}, error };
  }
  const { name: username, ...user } = finding.user;
  return { authenticated: true, user: { username, ...user }, audiences: finding.audiences };
}

function checkMatch(field: "name" | "namespace", given: string | undefined, wanted: string): void {
  if (!given || given === wanted) return;
  const why = `must match the service account ${field} if specified`;
  throw invalidObject(EXPECTED, wanted, [invalid(`metadata.${field}`, given, why)]);
}

function checkDuration(seconds: number): void {
  const why = seconds < SHORTEST_SECONDS
    ? "may not specify a duration less than 10 minutes"
    : seconds > LONGEST_SECONDS
    ? "may not specify a duration larger than 2^32 seconds"
    : undefined;
  if (why) throw invalidObject(EXPECTED, "", [invalid("spec.expirationSeconds", seconds, why)]);
}

/** Without it the token will not hold. */
function boundObject(context: ApiContext, account: StoredObject, reference: BoundReference): StoredObject {
  const { kind = "", apiVersion = "", name = "", uid } = reference;
  const plural = apiVersion === "v1" ? ownEntry(BINDABLE, kind) : undefined;
  if (!plural) {
    const group = apiVersion.includes("/") ? apiVersion : `/${apiVersion}`;
    throw badRequest(`cannot bind token to object of type ${group}, Kind=${kind}`);
  }
  const { registry } = context;
  const object = registry.get(registry.kind(plural), account.metadata.namespace, name);
  const owner = (object.spec as { serviceAccountName?: string } | undefined)?.serviceAccountName;
  if (kind === "Pod" && owner !== account.metadata.name) {
    const who = JSON.stringify(account.metadata.name);
    throw badRequest(
      `cannot bind token for serviceaccount ${who} to pod running with different serviceaccount name.`,
    );
  }
  if (uid && uid !== object.metadata.uid) {
    const why = `the UID in the bound object reference (${uid}) does not match the UID in record. ` +
      "The object might have been deleted and then recreated";
    throw conflict({ group: "", kind, plural: kind }, name, why);
  }
  return object;
}

const BINDABLE: Readonly<Record<string, string>> = { Pod: "pods", Secret: "secrets", Node: "nodes" };
