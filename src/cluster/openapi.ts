import type { GroupVersionKind } from "../kube/object.ts";
import type { OpenApiDocument, OpenApiIndex, OpenApiSchema } from "../kube/openapi.ts";
import type { Client } from "./client.ts";

/** A kind's schema, and the document in which its references are looked up. */
export interface FoundSchema {
  /** In `components.schemas`: `io.k8s.api.apps.v1.Deployment`. */
  name: string;
  schema: OpenApiSchema;
  document: OpenApiDocument;
}

/** The field documentation that a server publishes, read as it is needed. */
export class OpenApiReader {
  readonly #client: Client;
  #index: Promise<OpenApiIndex> | undefined;
  /** By address: it carries a hash of the content. The least recently used comes first. */
  #documents = new Map<string, Promise<OpenApiDocument>>();

  constructor(client: Client) {
    this.#client = client;
  }

  /** Which documents there are; asked once, and again after `forgetIndex` or a failure. */
  index(): Promise<OpenApiIndex> {
    this.#index ??= this.#client.get<OpenApiIndex>("/openapi/v3").catch((error: unknown) => {
      this.#index = undefined;
      throw error;
    });
    return this.#index;
  }

  /** The server may have other kinds now (a CRD came). Documents that did not change stay. */
  forgetIndex(): void {
    this.#index = undefined;
  }

  /** The document of a group version (`v1`, `apps/v1`); undefined when the server has none. */
  async document(groupVersion: string): Promise<OpenApiDocument | undefined> {
    const { paths } = await this.index();
    const entry = paths[groupVersion.includes("/") ? `apis/${groupVersion}` : `api/${groupVersion}`];
    return entry && await this.#documentAt(entry.serverRelativeURL);
  }

  /** The schema of a kind; undefined when the server publishes none for it. */
  async schemaOf(kind: GroupVersionKind): Promise<FoundSchema | undefined> {
    const groupVersion = kind.group ? `${kind.group}/${kind.version}` : kind.version;
    const document = await this.document(groupVersion);
    const found = Object.entries(document?.components?.schemas ?? {})
      .find(([, schema]) => schema["x-kubernetes-group-version-kind"]?.some((each) => isSame(each, kind)));
    return document && found && { name: found[0], schema: found[1], document };
  }

  #documentAt(address: string): Promise<OpenApiDocument> {
    let document = this.#documents.get(address);
    this.#documents.delete(address);
    document ??= this.#client.get<OpenApiDocument>(address).catch((error: unknown) => {
      this.#documents.delete(address);
      throw error;
    });
    this.#documents.set(address, document);
    for (const oldest of this.#documents.keys()) {
      if (this.#documents.size <= MAX_DOCUMENTS) break;
      this.#documents.delete(oldest);
    }
    return document;
  }
}

/** The larger ones take several MB each. */
const MAX_DOCUMENTS = 12;

function isSame(one: GroupVersionKind, other: GroupVersionKind): boolean {
  return one.group === other.group && one.version === other.version && one.kind === other.kind;
}
