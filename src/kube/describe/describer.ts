import type { KubeObject } from "../object.ts";

/** What a describer needs besides the object: a list, or one object where `name` is given. */
export interface RelatedQuery {
  /** Where the answer is looked up. */
  key: string;
  /** "" is the core group. */
  group: string;
  version: string;
  resource: string;
  /** Absent for cluster-scoped resources and for all namespaces. */
  namespace?: string;
  name?: string;
  labelSelector?: string;
  fieldSelector?: string;
}

/** The answer to one query; with `error`, the API's message, and what had been read before. */
export interface RelatedAnswer {
  items: KubeObject[];
  error?: string;
  /** The error is a 403. */
  forbidden?: boolean;
}

/** Answers by key. What was not asked for (events with `--show-events=false`) is left out of the text. */
export type Related = Record<string, RelatedAnswer | undefined>;

export interface DescribeContext {
  /** Milliseconds since 1970, for ages. */
  nowMs: number;
}

/** How objects of one kind are described: what to ask for, and the text, as `kubectl describe` prints it. */
export interface Describer {
  kind: string;
  group: string;
  related(object: KubeObject): RelatedQuery[];
  describe(object: KubeObject, related: Related, context: DescribeContext): string;
}

/** For kinds that need nothing else. */
export function nothing(): RelatedQuery[] {
  return [];
}
