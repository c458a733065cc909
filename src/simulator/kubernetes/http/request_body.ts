/** Reads the object in a request's body: JSON or YAML, with the API server's words for what is wrong with it. */
import { isJsonObject } from "../../../kube/merge_type.ts";
import type { Json, JsonObject, KubeObject } from "../../../kube/object.ts";
import type { OpenApiDocument } from "../../../kube/openapi.ts";
import { parseGroupVersion } from "../../../kube/group_version.ts";
import { apiVersionOf } from "../object_form.ts";
import { badRequest } from "../refusals.ts";
import { StatusError } from "../status_error.ts";
import type { ApiContext } from "./api_context.ts";
import type { ApiRequest } from "./api_request.ts";
import { scanJson } from "./json_scan.ts";
import { ProtobufError } from "./protobuf_wire.ts";
import { checkAgainstSchema, type SchemaFindings, type Schemas } from "./schema_check.ts";
import type { FieldValidation } from "./write_options.ts";

/** What is expected in the body. */
export interface BodyKind {
  group: string;
  version: string;
  kind: string;
  /** Name of its schema; absent: fields are not checked. */
  schema?: string;
  /** Of custom kinds: drops unknown fields and answers their paths. */
  prune?(object: JsonObject): string[];
}

export interface DecodedBody {
  object: KubeObject;
  /** For `Warning` headers. */
  warnings: string[];
}

/**
 * The object in the body, without fields that its kind does not have.
 *
 * @throws {StatusError} 400 for what cannot be read or is of another kind, 415 for other media types.
 */
export async function readObject(
  context: ApiContext,
  request: ApiRequest,
  expected: BodyKind,
  validation: FieldValidation,
): Promise<DecodedBody> {
  const { value, duplicates } = await readBody(request, expected);
  if (!isJsonObject(value)) throw unrecognized(expected, noTypeMeta(value), await request.body());
  checkKind(expected, value);
  const found = await checkFields(context, expected, value);
  if (found.mismatch) throw cannotHandle(expected, found.mismatch);
  const problems = [
    ...duplicates.map((field) => `duplicate field "${field}"`),
    ...found.unknown.map((field) => `unknown field "${field}"`),
  ];
  if (validation === "Strict" && problems.length > 0) {
    throw cannotHandle(expected, `strict decoding error: ${problems.join(", ")}`);
  }
  value.metadata ??= {};
  const warnings = validation === "Warn" ? problems : [];
  // Who asks for nothing to be checked misses nothing.
  if (found.unchecked && validation !== "Ignore") warnings.push(found.unchecked);
  return { object: value as unknown as KubeObject, warnings };
}

export interface FieldFindings extends SchemaFindings {
  /** A warning: the schemas could not be had, and why. Nothing was looked at then. */
  unchecked?: string;
}

/**
 * Unknown fields are dropped from `object`; without schemas nothing is found. Writing does not depend on
 * documentation: where it cannot be had (offline), the client is warned, and `/openapi` says so.
 */
export async function checkFields(
  context: ApiContext,
  expected: BodyKind,
  object: JsonObject,
): Promise<FieldFindings> {
  if (expected.prune) return await checkCustom(context, expected.prune, object);
  if (!expected.schema || !context.openapi) return { unknown: [] };
  const path = expected.group ? `apis/${expected.group}/${expected.version}` : `api/${expected.version}`;
  let document: OpenApiDocument | undefined;
  try {
    document = await context.openapi.document(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { unknown: [], unchecked: `fields were not checked: ${why}` };
  }
  if (!document?.components.schemas[expected.schema]) return { unknown: [] };
  return checkAgainstSchema(object, expected.schema, document.components.schemas as Schemas);
}

/** Of a custom kind only metadata is decoded; types of other fields are looked at when it is validated. */
async function checkCustom(
  context: ApiContext,
  prune: NonNullable<BodyKind["prune"]>,
  object: JsonObject,
): Promise<FieldFindings> {
  const { metadata } = object;
  const found: FieldFindings = isJsonObject(metadata)
    ? await checkFields(context, { ...OBJECT_META }, metadata)
    : { unknown: [] };
  return { ...found, unknown: [...found.unknown.map((field) => `metadata.${field}`), ...prune(object)] };
}

const OBJECT_META: BodyKind = {
  group: "",
  version: "v1",
  kind: "ObjectMeta",
  schema: "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta",
};

/** The body of a patch: JSON, or YAML for an apply; also options of a deletion, which may be protobuf. */
export async function readPatch(request: ApiRequest, isYaml: boolean): Promise<Json> {
  if (request.headers.get("content-type")?.startsWith(PROTOBUF)) {
    return await readProtobuf(request, { group: "meta.k8s.io", version: "v1", kind: "DeleteOptions" });
  }
  const text = new TextDecoder().decode(await request.body());
  try {
    return JSON.parse(text) as Json;
  } catch {
    if (isYaml) return await parseYamlText(text);
    throw badRequest(scanJson(text).error ?? "unexpected end of JSON input");
  }
}

async function readBody(
  request: ApiRequest,
  expected: BodyKind,
): Promise<{ value: Json; duplicates: string[] }> {
  const media = (request.headers.get("content-type") ?? "application/json").split(";")[0]!.trim();
  if (media === PROTOBUF) return { value: await readProtobuf(request, expected), duplicates: [] };
  if (media !== "application/json" && media !== "application/yaml" && media !== "text/plain") {
    throw unsupportedMedia(ACCEPTED);
  }
  const body = await request.body();
  const text = new TextDecoder().decode(body);
  if (media === "application/yaml") return { value: await parseYamlText(text), duplicates: [] };
  const { error, duplicates } = scanJson(text);
  if (!error) return { value: JSON.parse(text) as Json, duplicates };
  throw unrecognized(expected, `couldn't get version/kind; json parse error: ${error}`, body);
}

const PROTOBUF = "application/vnd.kubernetes.protobuf";
const ACCEPTED = ["application/json", "application/yaml", PROTOBUF];

/** The tables of messages are large: they are loaded when the first typed client comes. */
async function readProtobuf(request: ApiRequest, expected: BodyKind): Promise<JsonObject> {
  const { decodeProtobuf } = await import("./protobuf_body.ts");
  const body = await request.body();
  try {
    return decodeProtobuf(body);
  } catch (error) {
    if (!(error instanceof ProtobufError)) throw error;
    if (!error.type) throw unrecognized(expected, error.message, body);
    const { version } = parseGroupVersion(error.type.apiVersion);
    throw badRequest(
      `${error.type.kind} in version "${version}" cannot be handled as a ${expected.kind}: ${error.message}`,
    );
  }
}

/** The parser is large: it is loaded when the first YAML comes. */
async function parseYamlText(text: string): Promise<Json> {
  const { parseYaml, YamlError } = await import("../../../kube/yaml.ts");
  try {
    return parseYaml(text);
  } catch (error) {
    if (error instanceof YamlError) throw badRequest(`error decoding YAML: ${error.message}`);
    if (error instanceof RangeError) throw badRequest("error decoding YAML: exceeded max depth");
    throw error;
  }
}

export function unsupportedMedia(accepted: readonly string[]): StatusError {
  return new StatusError(
    415,
    "UnsupportedMediaType",
    "the body of the request was in an unknown format - accepted media types include: " +
      accepted.join(", "),
  );
}

/** In Go's words, which name the type that kind and apiVersion are read into. */
function noTypeMeta(value: Json): string {
  const found = Array.isArray(value)
    ? "array"
    : value === null
    ? "null"
    : typeof value === "boolean"
    ? "bool"
    : typeof value;
  return `couldn't get version/kind; json parse error: json: cannot unmarshal ${found} into Go value of type struct ` +
    `{ APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }`;
}

/** Kind and apiVersion may be absent; then they are what the path says. */
function checkKind(expected: BodyKind, value: JsonObject): void {
  const wanted = apiVersionOf(expected);
  const { apiVersion = wanted, kind = expected.kind } = value;
  if (apiVersion !== wanted) {
    const version = String(apiVersion);
    const plain = version.slice(version.indexOf("/") + 1);
    throw badRequest(
      `${kind} in version "${plain}" cannot be handled as a ${expected.kind}: no kind "${kind}" is registered ` +
        `for version "${version}" in scheme "pkg/api/legacyscheme/scheme.go:30"`,
    );
  }
  if (kind !== expected.kind) {
    throw badRequest(
      `${kind} in version "${expected.version}" cannot be handled as a ${expected.kind}: ` +
        `no kind "${kind}" is registered for version "${wanted}" in scheme "pkg/api/legacyscheme/scheme.go:30"`,
    );
  }
}

function cannotHandle(expected: BodyKind, why: string): StatusError {
  return badRequest(
    `${expected.kind} in version "${expected.version}" cannot be handled as a ${expected.kind}: ${why}`,
  );
}

const SHOWN_BODY_LENGTH = 30;

/** A body that is no JSON object is shown in hexadecimal (apiserver/pkg/endpoints/handlers, summarizeData). */
function unrecognized(expected: BodyKind, why: string, body: Uint8Array): StatusError {
  const head = body.subarray(0, SHOWN_BODY_LENGTH);
  const isObject = body[0] === "{".charCodeAt(0);
  const hexadecimal = () => Array.from(head, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const shown = isObject ? new TextDecoder().decode(head) : hexadecimal();
  const more = body.length > SHOWN_BODY_LENGTH ? " ..." : "";
  return badRequest(
    `the object provided is unrecognized (must be of type ${expected.kind}): ${why} ` +
      `(${body.length === 0 ? "<empty>" : shown + more})`,
  );
}
