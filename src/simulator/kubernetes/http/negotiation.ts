/** Which form of an answer the client takes (apiserver/pkg/endpoints/handlers/negotiation). */
import { ownEntry } from "../../../kube/own_entry.ts";
import { StatusError } from "../status_error.ts";

export interface Form {
  /** `table` and `metadata` are meta.k8s.io forms of objects and lists. */
  as: "object" | "table" | "metadata";
  /** Of meta.k8s.io, for tables and metadata. */
  version: "v1" | "v1beta1";
  media: "json" | "yaml";
}

const ACCEPTED = "application/json, application/yaml, application/vnd.kubernetes.protobuf";

/** @throws {StatusError} 406 when none of the accepted media types is offered. */
export function negotiate(accept: string | null): Form {
  if (!accept || accept === "application/json") return { as: "object", version: "v1", media: "json" };
  const ranges = mediaRanges(accept);
  for (const range of ranges) {
    const form = formOf(range);
    if (form) return form;
  }
  if (ranges.some(({ type }) => ownEntry(MEDIA, type) || type === "application/vnd.kubernetes.protobuf")) {
    throw notAcceptable();
  }
  const message = `406: Not Acceptable\n\nAvailable representations: ${ACCEPTED}`;
  throw new StatusError(406, "NotAcceptable", message, {});
}

export function notAcceptable(): StatusError {
  return new StatusError(
    406,
    "NotAcceptable",
    `only the following media types are accepted: ${ACCEPTED}`,
  );
}

export interface MediaRange {
  type: string;
  parameters: Record<string, string>;
}

/** In order of quality, then as written. */
export function mediaRanges(accept: string): MediaRange[] {
  const ranges = accept.split(",").map((clause) => {
    const [type = "", ...rest] = clause.split(";").map((part) => part.trim());
    const pairs = rest.map((part) => part.split("=").map((side) => side.trim()));
    return { type, parameters: Object.fromEntries(pairs) as Record<string, string> };
  });
  const quality = (range: MediaRange) => Number(range.parameters.q ?? 1);
  return ranges.toSorted((left, right) => quality(right) - quality(left));
}

/** Browsers and curl get indented JSON, and who asks for it. */
export function wantsIndented(query: URLSearchParams, userAgent: string | null): boolean {
  const asked = query.get("pretty");
  if (asked !== null) return asked === "1" || asked === "true" || asked === "";
  return /^(curl|Wget|Mozilla\/5\.0)/.test(userAgent ?? "");
}

function formOf({ type, parameters }: MediaRange): Form | undefined {
  const media = ownEntry(MEDIA, type);
  if (!media) return undefined;
  const { as, g, v } = parameters;
  if (as === undefined) return { as: "object", version: "v1", media };
  if (g !== "meta.k8s.io" || (v !== "v1" && v !== "v1beta1")) return undefined;
  if (as === "Table") return { as: "table", version: v, media };
  if (as === "PartialObjectMetadata" || as === "PartialObjectMetadataList") {
    return { as: "metadata", version: v, media };
  }
  return undefined;
}

const MEDIA: Record<string, Form["media"]> = {
  "application/json": "json",
  "application/*": "json",
  "*/*": "json",
  "application/yaml": "yaml",
};
