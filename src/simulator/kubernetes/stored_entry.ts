/** One version of one object, and its bytes: encoded at most once, however many lists and watches send it. */
import { inKeyOrder } from "./json_value.ts";
import type { AnyKind } from "./kind.ts";
import { fromStored, type KindFace } from "./kind_face.ts";
import type { StoredObject } from "./registry.ts";

export class StoredEntry {
  readonly kind: AnyKind;
  readonly object: StoredObject;
  readonly revision: number;
  /** In the stored version; the entry itself unless it came from `in`. */
  readonly origin: StoredEntry;
  #bytes: Uint8Array<ArrayBuffer> | undefined;
  #metadataBytes: Uint8Array<ArrayBuffer> | undefined;
  #isSuperseded = false;
  #others: Map<KindFace, StoredEntry> | undefined;

  constructor(kind: AnyKind, object: StoredObject, revision: number, origin?: StoredEntry) {
    this.kind = kind;
    this.object = object;
    this.revision = revision;
    this.origin = origin ?? this;
  }

  /** `namespace/name`, or `name`. */
  get key(): string {
    const { namespace, name } = this.object.metadata;
    return namespace ? `${namespace}/${name}` : name;
  }

  /** The same in another version of its kind: converted once, however many ask. */
  in(face: KindFace): StoredEntry {
    if (!face.fromStored) return this;
    let entry = this.#others?.get(face);
    if (!entry) {
      entry = new StoredEntry(face, fromStored(face, this.object), this.revision, this);
      if (!this.#isSuperseded) (this.#others ??= new Map()).set(face, entry);
    }
    return entry;
  }

  /** The object as compact JSON. */
  get bytes(): Uint8Array<ArrayBuffer> {
    const bytes = this.#bytes ?? encoder.encode(this.#json());
    if (!this.#isSuperseded) this.#bytes = bytes;
    return bytes;
  }

  #json(): string {
    return JSON.stringify(this.kind.isCustom ? inKeyOrder(this.object) : this.object);
  }

  /** The object without its first brace, kind and apiVersion: items of built-in lists have none. */
  get itemBytes(): Uint8Array<ArrayBuffer> {
    const { kind, apiVersion } = this.object;
    return this.bytes.subarray(`{"kind":"${kind}","apiVersion":"${apiVersion}",`.length);
  }

  /**
   * Gives memory back when a newer version takes its place. Who still needs the bytes, such as a watch that comes to
   * it now, gets them encoded anew: kept, they would stay as long as the log does.
   */
  release(): void {
    this.#isSuperseded = true;
    this.#bytes = undefined;
    this.#metadataBytes = undefined;
    this.#others = undefined;
  }

  /** Metadata alone, as `PartialObjectMetadata`: what a version notes there of its own does not belong to it. */
  get metadataBytes(): Uint8Array<ArrayBuffer> {
    if (this.origin !== this) return this.origin.metadataBytes;
    const bytes = this.#metadataBytes ?? encoder.encode(
      `{"kind":"PartialObjectMetadata","apiVersion":"meta.k8s.io/v1","metadata":${
        JSON.stringify(this.object.metadata)
      }}`,
    );
    if (!this.#isSuperseded) this.#metadataBytes = bytes;
    return bytes;
  }
}

const encoder = new TextEncoder();
