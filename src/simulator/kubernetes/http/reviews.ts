/** Resources that answer a question and store nothing: who am I, may I, and tokens of service accounts. */
import type { JsonObject, KubeObject } from "../../../kube/object.ts";
import { apiVersionOf, timestamp } from "../object_form.ts";
import type { User } from "../registry.ts";
import { type Answer, jsonAnswer } from "./answer.ts";
import type { ApiContext, ResourceRequest } from "./api_context.ts";
import { REVIEWS } from "./api_groups.ts";
import type { ApiRequest } from "./api_request.ts";
import type { Attributes, Authorize } from "./authorization.ts";
import { readObject } from "./request_body.ts";
import type { ResourcePath } from "./resource_path.ts";

export type ReviewKind = typeof REVIEWS[number];

/** The review that a path names, if it is one. */
export function reviewAt(path: ResourcePath): ReviewKind | undefined {
  return REVIEWS.find(({ group, version, plural }) =>
    group === path.group && version === path.version && plural === path.resource
  );
}

export async function answerReview(
  context: ApiContext,
  authorize: Authorize,
  review: ReviewKind,
  request: ApiRequest,
  pretty: boolean,
): Promise<Answer> {
  const { object } = await readObject(context, request, review, "Ignore");
  const spec = (object.spec ?? {}) as JsonObject;
  return jsonAnswer(201, {
    kind: review.kind,
    apiVersion: apiVersionOf(review),
    metadata: object.metadata,
    ...(review.kind === "SelfSubjectReview" ? {} : { spec }),
    status: statusOf(context, authorize, review, request.user, spec),
  }, pretty);
}

function statusOf(
  context: ApiContext,
  authorize: Authorize,
  review: ReviewKind,
  user: User,
  spec: JsonObject,
): unknown {
  switch (review.kind) {
    case "SelfSubjectReview":
      return { userInfo: userInfo(user) };
    case "SelfSubjectRulesReview":
      return rulesOf(authorize, user);
    case "TokenReview":
      return tokenStatus(context, String(spec.token ?? ""));
    case "SelfSubjectAccessReview":
      return { allowed: authorize(user, attributesOf(spec)) };
    default: {
      const groups = (spec.groups ?? []) as string[];
      return { allowed: authorize({ name: String(spec.user ?? ""), groups }, attributesOf(spec)) };
    }
  }
}

function userInfo(user: User): unknown {
  return {
    username: user.name,
    ...(user.uid ? { uid: user.uid } : {}),
    groups: user.groups,
    ...(user.extra ? { extra: user.extra } : {}),
  };
}

function attributesOf(spec: JsonObject): Attributes {
  const path = spec.nonResourceAttributes as { path?: string; verb?: string } | undefined;
  if (path) return { verb: path.verb ?? "", path: path.path ?? "" };
  const wanted = (spec.resourceAttributes ?? {}) as Record<string, string | undefined>;
  return {
    verb: wanted.verb ?? "",
    group: wanted.group ?? "",
    resource: wanted.resource ?? "",
    subresource: wanted.subresource ?? "",
    namespace: wanted.namespace ?? "",
    name: wanted.name ?? "",
  };
}

function rulesOf(authorize: Authorize, user: User): unknown {
  const all = authorize(user, {
    verb: "*",
    group: "*",
    resource: "*",
    subresource: "",
    namespace: "",
    name: "",
  });
  const paths = ["/api", "/api/*", "/apis", "/apis/*", "/healthz", "/livez", "/openapi", "/openapi/*"];
  return {
    resourceRules: all ? [{ verbs: ["*"], apiGroups: ["*"], resources: ["*"] }] : [],
    nonResourceRules: [{ verbs: all ? ["*"] : ["get"], nonResourceURLs: all ? ["*"] : paths }],
    incomplete: false,
  };
}

const DEFAULT_TOKEN_SECONDS = 3600;

/** POST serviceaccounts/NAME/token: a signed-looking token that says who and how long. */
export async function createToken(context: ApiContext, request: ResourceRequest): Promise<Answer> {
  const { kind, path } = request;
  const account = context.registry.get(kind, path.namespace, path.name!);
  const expected = { group: "authentication.k8s.io", version: "v1", kind: "TokenRequest" };
  const { object } = await readObject(context, request.request, expected, "Ignore");
  const spec = (object.spec ?? {}) as {
    audiences?: string[];
    expirationSeconds?: number;
    boundObjectRef?: null;
  };
  const seconds = spec.expirationSeconds ?? DEFAULT_TOKEN_SECONDS;
  const audiences = spec.audiences ?? [context.identity.issuer];
  const now = context.queue.now();
  const { namespace = "", name, uid } = account.metadata;
  const claims = {
    aud: audiences,
    exp: Math.floor(now / 1000) + seconds,
    iat: Math.floor(now / 1000),
    iss: context.identity.issuer,
    jti: context.random.uuid(),
    "kubernetes.io": { namespace, serviceaccount: { name, uid } },
    nbf: Math.floor(now / 1000),
    sub: `system:serviceaccount:${namespace}:${name}`,
  };
  const answer: KubeObject = {
    kind: "TokenRequest",
    apiVersion: "authentication.k8s.io/v1",
    metadata: { name, namespace, uid, creationTimestamp: timestamp(now) },
    spec: { audiences, expirationSeconds: seconds, boundObjectRef: spec.boundObjectRef ?? null },
    status: {
      token: encodeToken(claims, context.random.uuid()),
      expirationTimestamp: timestamp(now + seconds * 1000),
    },
  };
  return jsonAnswer(201, answer, request.pretty);
}

/** A JWT in form; nothing in the simulated world checks the signature. */
function encodeToken(claims: unknown, signature: string): string {
  const header = { alg: "RS256", kid: "simulated" };
  return [JSON.stringify(header), JSON.stringify(claims), signature].map(base64Url).join(".");
}

function tokenStatus(context: ApiContext, token: string): unknown {
  try {
    const claims = JSON.parse(atob((token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/")));
    if (claims.iss !== context.identity.issuer || claims.exp * 1000 < context.queue.now()) throw new Error();
    const [, , namespace] = String(claims.sub).split(":");
    const groups = ["system:serviceaccounts", `system:serviceaccounts:${namespace}`, "system:authenticated"];
    const uid = claims["kubernetes.io"].serviceaccount.uid;
    return { authenticated: true, user: { username: claims.sub, uid, groups }, audiences: claims.aud };
  } catch {
    return { user: {}, error: "invalid bearer token" };
  }
}

function base64Url(text: string): string {
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
