/** GET pods/NAME/log */
import { invalid as invalidField, negative } from "../kinds/field_errors.ts";
import type { LogOptions } from "../kubelet/node_proxy.ts";
import { badRequest, invalid } from "../refusals.ts";
import type { Answer } from "./answer.ts";
import type { ApiContext, ResourceRequest } from "./api_context.ts";
import { containerOf } from "./pod_container.ts";
import { nodesOf } from "./pod_streams.ts";

export function podLog(context: ApiContext, { kind, path, request }: ResourceRequest): Answer {
  const pod = context.registry.get(kind, path.namespace, path.name!);
  const options = parseLogOptions(request.query, containerOf(pod, request.query.get("container")));
  if (!(pod.spec as { nodeName?: string }).nodeName) return { code: 204, type: "", body: null };
  const body = nodesOf(context).log(pod, options) as ReadableStream<Uint8Array<ArrayBuffer>>;
  return { code: 200, type: "text/plain", body };
}

function parseLogOptions(query: URLSearchParams, container: string): LogOptions {
  const sinceSeconds = integer(query, "sinceSeconds");
  const tailLines = integer(query, "tailLines");
  const limitBytes = integer(query, "limitBytes");
  const sinceTime = query.get("sinceTime") || undefined;
  const errors = negative("tailLines", tailLines);
  if (limitBytes !== undefined && limitBytes < 1) {
    errors.push(invalidField("limitBytes", limitBytes, "must be greater than 0"));
  }
  if (sinceSeconds !== undefined && sinceSeconds < 1) {
    errors.push(invalidField("sinceSeconds", sinceSeconds, "must be greater than 0"));
  }
  if (sinceSeconds !== undefined && sinceTime !== undefined) {
    const both = "at most one of `sinceTime` or `sinceSeconds` may be specified";
    errors.push({ field: "", reason: "FieldValueForbidden", message: `Forbidden: ${both}` });
  }
  if (errors.length > 0) throw invalid({ group: "", kind: "PodLogOptions" }, "", errors);
  return {
    container,
    follow: flag(query, "follow"),
    previous: flag(query, "previous"),
    timestamps: flag(query, "timestamps"),
    ...(sinceSeconds === undefined ? {} : { sinceSeconds }),
    ...(sinceTime === undefined ? {} : { sinceTime }),
    ...(tailLines === undefined ? {} : { tailLines }),
    ...(limitBytes === undefined ? {} : { limitBytes }),
  };
}

function integer(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null || text === "") return undefined;
  if (/^[+-]?\d+$/.test(text)) return Number(text);
  throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`);
}

function flag(query: URLSearchParams, name: string): boolean {
  const text = query.get(name);
  return text !== null && text !== "0" && text !== "false";
}
