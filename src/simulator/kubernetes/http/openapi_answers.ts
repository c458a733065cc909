/** /openapi/v3: the index, and one document a group version; /openapi/v2: one document of them all. */
import type { OpenApiDocument, OpenApiIndex, OpenApiSchema } from "../../../kube/openapi.ts";
import { type Answer, jsonAnswer, pageNotFound } from "./answer.ts";
import type { ApiContext } from "./api_context.ts";
import { type GroupVersion, groupVersions } from "./api_groups.ts";
import type { ApiRequest } from "./api_request.ts";
import { digestOf } from "./entity_tag.ts";
import { metaDocument, metaNames } from "./openapi_meta.ts";
import { openApiPaths } from "./openapi_paths.ts";

const encoder = new TextEncoder();
/** An address with a hash never changes its meaning. */
const IMMUTABLE_SECONDS = 365 * 24 * 3600;
const META = "io.k8s.apimachinery.pkg.apis.meta.v1.";
/** Clients write `@v1.0` behind it; what is answered has a dot, for a media type may have no "@". */
const SWAGGER_PROTOBUF = "application/com.github.proto-openapi.spec.v2";
const SCALE = "io.k8s.api.autoscaling.v1.Scale";

export class OpenApiAnswers {
  readonly #context: ApiContext;
  readonly #hashes = new WeakMap<GroupVersion, Promise<string>>();
  readonly #documents = new Map<string, { hash: string; bytes: Promise<Uint8Array<ArrayBuffer>> }>();

  constructor(context: ApiContext) {
    this.#context = context;
  }

  async index(): Promise<Answer> {
    const versions = groupVersions(this.#context.registry.kinds);
    const hashes = new Map<string, string>();
    for (const name of metaNames(versions)) hashes.set(name, await this.#metaHash(name));
    for (const version of versions) hashes.set(nameOf(version), await this.#hash(version));
    const index: OpenApiIndex = { paths: {} };
    for (const name of [...hashes.keys()].sort()) {
      index.paths[name] = { serverRelativeURL: `/openapi/v3/${name}?hash=${hashes.get(name)}` };
    }
    const answer = jsonAnswer(200, index);
    return { ...answer, type: "text/plain; charset=utf-8" };
  }

  /** `name` is a key of the index, such as `apis/apps/v1`. */
  async document(request: ApiRequest, name: string): Promise<Answer> {
    const versions = groupVersions(this.#context.registry.kinds);
    const version = versions.find((known) => nameOf(known) === name);
    if (!version && !metaNames(versions).includes(name)) return pageNotFound();
    const hash = version ? await this.#hash(version) : await this.#metaHash(name);
    const tag = `"${hash}"`;
    const headers: Record<string, string> = { ETag: tag, Vary: "Accept-Encoding, Accept" };
    const asked = request.query.get("hash");
    if (asked !== null && asked !== hash) {
      const location = `/openapi/v3/${name}?hash=${hash}`;
      return { code: 301, headers: { Location: location }, body: null };
    }
    if (asked !== null) {
      headers["Cache-Control"] = "public, immutable";
      const expires = this.#context.queue.now() + IMMUTABLE_SECONDS * 1000;
      headers.Expires = new Date(expires).toUTCString();
    }
    if (request.headers.get("if-none-match") === tag) return { code: 304, type: "", headers, body: null };
    if (!version) return { code: 200, headers, body: this.#metaBytes(name) };
    let document = this.#documents.get(name);
    if (document?.hash !== hash) {
      this.#documents.set(name, document = { hash, bytes: this.#build(version) });
      document.bytes.catch(() => this.#documents.delete(name)); // the next request tries again
    }
    return { code: 200, headers, body: await document!.bytes };
  }

  /** All schemas in one document, as JSON or in protobuf. Its code is loaded when somebody asks. */
  async swagger(request: ApiRequest): Promise<Answer> {
    const { swaggerDocument } = await import("./openapi_v2.ts");
    const schemas: Record<string, OpenApiSchema> = {};
    for (const version of groupVersions(this.#context.registry.kinds)) {
      Object.assign(schemas, await this.#schemas(version));
    }
    const document = swaggerDocument(this.#context.identity.gitVersion, schemas);
    if (!request.headers.get("accept")?.includes(SWAGGER_PROTOBUF)) return jsonAnswer(200, document);
    const { encodeSwagger } = await import("./openapi_v2_protobuf.ts");
    return { code: 200, type: `${SWAGGER_PROTOBUF}.v1.0+protobuf`, body: encodeSwagger(document) };
  }

  #metaBytes(name: string): Uint8Array<ArrayBuffer> {
    return encoder.encode(JSON.stringify(metaDocument(name, this.#context.identity.gitVersion)));
  }

  #metaHash(name: string): Promise<string> {
    return digestOf(this.#metaBytes(name));
  }

  async #build(version: GroupVersion): Promise<Uint8Array<ArrayBuffer>> {
    const document: OpenApiDocument = {
      openapi: "3.0.0",
      info: { title: "Kubernetes", version: this.#context.identity.gitVersion },
      paths: openApiPaths(version),
      components: { schemas: await this.#schemas(version) },
    };
    return encoder.encode(JSON.stringify(document));
  }

  /** Kubernetes' own, or those that the kinds bring with them. */
  async #schemas(version: GroupVersion): Promise<Record<string, OpenApiSchema>> {
    const { openapi } = this.#context;
    const brought = version.kinds.flatMap(({ definitions = {} }) => Object.entries(definitions));
    if (brought.length === 0) return (await openapi?.document(nameOf(version)))?.components.schemas ?? {};
    const machinery = (await openapi?.document("api/v1"))?.components.schemas ?? {};
    const used = Object.entries(machinery).filter(([name]) =>
      name.startsWith(META) || name.startsWith(SCALE)
    );
    return Object.fromEntries([
      ...brought.map(([name, schema]) => [name, described(schema, machinery)]),
      ...used,
    ]);
  }

  /** Of what the document is made from: the documents themselves are made when they are asked for. */
  async #hash(version: GroupVersion): Promise<string> {
    let hash = this.#hashes.get(version);
    if (!hash) {
      const kinds = version.kinds.map(({ kind }) => kind).join();
      const brought = version.kinds.map(({ definitions }) => definitions && JSON.stringify(definitions)).join(
        "",
      );
      const source = `${this.#context.identity.gitVersion} ${nameOf(version)} ${kinds}${brought}`;
      this.#hashes.set(version, hash = digestOf(encoder.encode(source)));
    }
    return await hash;
  }
}

/** What all objects have is described in any of them. */
function described(schema: OpenApiSchema, machinery: Record<string, OpenApiSchema>): OpenApiSchema {
  const { properties = {} } = schema;
  const model = machinery[`io.k8s.api.core.v1.ConfigMap${properties.items ? "List" : ""}`]?.properties;
  if (!model?.metadata || !properties.metadata) return schema;
  const { apiVersion, kind, metadata } = model;
  return { ...schema, properties: { ...properties, apiVersion: apiVersion!, kind: kind!, metadata } };
}

function nameOf({ group, version }: GroupVersion): string {
  return group ? `apis/${group}/${version}` : `api/${version}`;
}
