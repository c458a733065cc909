/** /openapi/v3: the index, and one document a group version. */
import type { OpenApiDocument, OpenApiIndex } from "../../../kube/openapi.ts";
import { type Answer, jsonAnswer, pageNotFound } from "./answer.ts";
import type { ApiContext } from "./api_context.ts";
import { type GroupVersion, groupVersions } from "./api_groups.ts";
import type { ApiRequest } from "./api_request.ts";
import { digestOf } from "./entity_tag.ts";
import { openApiPaths } from "./openapi_paths.ts";

const encoder = new TextEncoder();
/** An address with a hash never changes its meaning. */
const IMMUTABLE_SECONDS = 365 * 24 * 3600;

export class OpenApiAnswers {
  readonly #context: ApiContext;
  readonly #documents = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  readonly #versions: ReadonlyMap<string, GroupVersion>;

  constructor(context: ApiContext) {
    this.#context = context;
    this.#versions = new Map(
      groupVersions(context.registry.kinds).map((version) => [nameOf(version), version]),
    );
  }

  async index(): Promise<Answer> {
    const index: OpenApiIndex = { paths: {} };
    for (const name of this.#versions.keys()) {
      index.paths[name] = { serverRelativeURL: `/openapi/v3/${name}?hash=${await this.#hash(name)}` };
    }
    const answer = jsonAnswer(200, index);
    return { ...answer, type: "text/plain; charset=utf-8" };
  }

  /** `name` is a key of the index, such as `apis/apps/v1`. */
  async document(request: ApiRequest, name: string): Promise<Answer> {
    if (!this.#versions.has(name)) return pageNotFound();
    const hash = await this.#hash(name);
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
    let bytes = this.#documents.get(name);
    if (!bytes) {
      this.#documents.set(name, bytes = this.#build(name));
      bytes.catch(() => this.#documents.delete(name)); // the next request tries again
    }
    return { code: 200, headers, body: await bytes };
  }

  async #build(name: string): Promise<Uint8Array<ArrayBuffer>> {
    const source = await this.#context.openapi?.document(name);
    const document: OpenApiDocument = {
      openapi: "3.0.0",
      info: { title: "Kubernetes", version: this.#context.identity.gitVersion },
      paths: openApiPaths(this.#versions.get(name)!),
      components: source?.components ?? { schemas: {} },
    };
    return encoder.encode(JSON.stringify(document));
  }

  /** Of what the document is made from: the documents themselves are made when they are asked for. */
  async #hash(name: string): Promise<string> {
    const kinds = this.#versions.get(name)!.kinds.map(({ kind }) => kind).join();
    return await digestOf(encoder.encode(`${this.#context.identity.gitVersion} ${name} ${kinds}`));
  }
}

function nameOf({ group, version }: GroupVersion): string {
  return group ? `apis/${group}/${version}` : `api/${version}`;
}
