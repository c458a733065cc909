/** Resources that answer a question and store nothing: who am I, may I, whose token is that. */
import type { JsonObject, KubeObject } from "../../../kube/object.ts";
import { apiVersionOf, timestamp } from "../object_form.ts";
import type { User } from "../registry.ts";
import { type Answer, jsonAnswer } from "./answer.ts";
import type { ApiContext } from "./api_context.ts";
import { REVIEWS } from "./api_groups.ts";
import type { ApiRequest } from "./api_request.ts";
import { accessStatus, rulesStatus } from "./access_review.ts";
import { tokenStatus } from "./token_request.ts";
import { questionOwners } from "./question_owners.ts";
import { parseWriteQuery } from "./write_options.ts";
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
  review: ReviewKind,
  request: ApiRequest,
  pretty: boolean,
): Promise<Answer> {
  const { fieldManager: manager } = parseWriteQuery(request, "CreateOptions");
  const { object } = await readObject(context, request, review, "Ignore");
  const status = statusOf(context, review, request.user, object);
  return jsonAnswer(201, {
    kind: review.kind,
    apiVersion: apiVersionOf(review),
    ...answered(context, review, object, manager),
    status,
  }, pretty);
}

/** What is told of the question: reviews of oneself begin a new object, the others are completed. */
function answered(
  { queue }: ApiContext,
  review: ReviewKind,
  object: KubeObject,
  manager: string,
): Partial<KubeObject> {
  const time = timestamp(queue.now());
  if (review.kind === "SelfSubjectReview") return { metadata: { creationTimestamp: time } };
  if (review.kind === "SelfSubjectRulesReview") return { metadata: {}, spec: {} };
  const managedFields = questionOwners(review, object, { manager, time });
  const metadata = { ...object.metadata, ...(managedFields.length > 0 ? { managedFields } : {}) };
  return { metadata, spec: object.spec ?? {} };
}

function statusOf(
  context: ApiContext,
  review: ReviewKind,
  user: User,
  { metadata, spec: given }: KubeObject,
): unknown {
  const spec = (given ?? {}) as JsonObject;
  switch (review.kind) {
    case "SelfSubjectReview":
      return { userInfo: userInfo(user) };
    case "SelfSubjectRulesReview":
      return rulesStatus(context, user, spec);
    case "TokenReview":
      return tokenStatus(context, spec);
    default:
      return accessStatus(context.authorize, review.kind, metadata, user, spec);
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
