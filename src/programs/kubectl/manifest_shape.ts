/** What has to be true of a manifest before a server can be asked about it, in kubectl's words. */
import { goJson } from "../../kube/go_value.ts";
import { isJsonObject } from "../../kube/merge_type.ts";
import type { Json, JsonObject } from "../../kube/object.ts";
import { goJsonType } from "../../kube/patch_error.ts";

/** What validation says; undefined where apiVersion and kind can be read. Items of a list are looked at one by one. */
export function shapeProblem(value: Json): string | undefined {
  if (!isJsonObject(value)) return "invalid object to validate";
  const problems = kindProblems(value);
  if (problems.length === 0 && value["kind"] === "List" && Array.isArray(value["items"])) {
    const items = value["items"].flatMap((item) => isJsonObject(item) ? kindProblems(item) : []);
    return listed([...new Set(items)]);
  }
  return listed(problems);
}

function kindProblems({ apiVersion, kind }: JsonObject): string[] {
  const problems: string[] = [];
  if (apiVersion === undefined || apiVersion === null) problems.push("apiVersion not set");
  else if (typeof apiVersion !== "string") problems.push("apiVersion isn't string type");
  else if (apiVersion.split("/").length > 2) problems.push(`unexpected GroupVersion string: ${apiVersion}`);
  if (kind === undefined || kind === null) problems.push("kind not set");
  else if (typeof kind !== "string") problems.push("kind isn't string type");
  return problems;
}

function listed(problems: readonly string[]): string | undefined {
  if (problems.length < 2) return problems[0];
  return `[${problems.join(", ")}]`;
}

/** Why a value cannot be an object of the API at all; undefined where it can. */
export function decodeProblem(value: Json): string | undefined {
  if (!isJsonObject(value)) {
    return `json: cannot unmarshal ${goJsonType(value)} into Go value of type unstructured.detector`;
  }
  if (typeof value["kind"] !== "string" || value["kind"] === "") {
    return `Object 'Kind' is missing in '${goJson(value)}'`;
  }
  const metadata = value["metadata"];
  if (metadata !== undefined && metadata !== null && !isJsonObject(metadata)) {
    return `json: cannot unmarshal ${
      goJsonType(metadata)
    } into Go struct field metadataOnlyObject.metadata of type ` +
      "v1.ObjectMeta";
  }
  return undefined;
}
