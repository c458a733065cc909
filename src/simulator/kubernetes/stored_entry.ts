/** One version of one object, and its bytes: encoded at most once, however many lists and watches send it. */
import type { AnyKind } from "./kind.ts";
import type { StoredObject } from "./registry.ts";

export class StoredEntry {
  readonly kind: AnyKind;
  readonly object: StoredObject;
  readonly revision: number;
  #bytes: Uint8Array<ArrayBuffer> | undefined;
  #metadataBytes: Uint8Array<ArrayBuffer> | undefined;

  constructor(kind: AnyKind, object: StoredObject, revision: number) {
    this.kind = kind;
    this.object = object;
    this.revision = revision;
  }

  /** `namespace/name`, or `name`. */
  get key(): string {
    const { namespace, name } = this.object.metadata;
    return namespace ? `${namespace}/${name}` : name;
  }

  /** The object as compact JSON. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes ??= encoder.encode(JSON.stringify(this.object));
  }

  /** The object without its first brace, kind and apiVersion: items of built-in lists have none. */
  get itemBytes(): Uint8Array<ArrayBuffer> {
    const { kind, apiVersion } = this.object;
    return this.bytes.subarray(`{"kind":"${kind}","apiVersion":"${apiVersion}",`.length);
  }

  /** Gives memory back when a newer version takes its place; who still needs the bytes gets them encoded anew. */
  release(): void {
    this.#bytes = undefined;
    this.#metadataBytes = undefined;
  }

  /** Metadata alone, as `PartialObjectMetadata`. */
  get metadataBytes(): Uint8Array<ArrayBuffer> {
    return this.#metadataBytes ??= encoder.encode(
      `{"kind":"PartialObjectMetadata","apiVersion":"meta.k8s.io/v1","metadata":${
        JSON.stringify(this.object.metadata)
      }}`,
    );
  }
}

const encoder = new TextEncoder();
