/** A watch: a cursor on the store's log that is read as fast as the client takes it. */
import type { Cancel } from "../../clock/event_queue.ts";
import { expired } from "../refusals.ts";
import { Selector } from "../selection.ts";
import type { StoredEntry } from "../stored_entry.ts";
import type { StoreTable } from "../store_table.ts";
import { type Answer, joined } from "./answer.ts";
import type { ApiContext, ResourceRequest } from "./api_context.ts";
import { ConnectionDropped } from "./api_extension.ts";
import type { ListOptions } from "./list_options.ts";
import { negotiate } from "./negotiation.ts";
import type { OpenWatch } from "./open_watches.ts";
import { parseIncludeObject } from "./table_view.ts";
import { EventEncoder, outcomeOf } from "./watch_events.ts";

/** Bytes that wait for the client; above it nothing more is encoded. */
const BUFFER_BYTES = 256 * 1024;
/** Events are sent in chunks of about so many bytes. */
const CHUNK_BYTES = 64 * 1024;
const BOOKMARK_INTERVAL_MS = 60_000;
/** A last bookmark comes so long before the end. */
const LAST_BOOKMARK_MS = 2_000;
/** Watches without a timeout end after this, or up to twice as long (`--min-request-timeout`). */
const MIN_TIMEOUT_SECONDS = 1800;

export function watchAnswer(context: ApiContext, request: ResourceRequest, options: ListOptions): Answer {
  const form = negotiate(request.request.headers.get("accept"));
  const include = parseIncludeObject(request.request.query);
  const encoder = new EventEncoder(request.face, form, include);
  const session = new WatchSession(context, request, options, encoder);
  return { code: 200, body: session.stream };
}

class WatchSession implements OpenWatch {
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly #context: ApiContext;
  readonly #options: ListOptions;
  readonly #encoder: EventEncoder;
  readonly #selector: Selector;
  readonly #table: StoreTable;
  readonly #namespace: string | undefined;
  readonly #cancels: Cancel[] = [];
  readonly #onClosing = () => this.#close();
  #controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined;
  /** Objects that there were at the beginning and that are not sent yet. */
  #initial: Iterator<StoredEntry> | undefined;
  #owesInitialEnd = false;
  #isReading = false;
  /** All changes up to here are sent. */
  #revision: number;

  constructor(
    context: ApiContext,
    { request, kind, face, path }: ResourceRequest,
    options: ListOptions,
    encoder: EventEncoder,
  ) {
    this.#context = context;
    this.#options = options;
    this.#encoder = encoder;
    this.#namespace = path.namespace;
    this.#selector = new Selector(face, {
      labelSelector: options.labelSelector,
      fieldSelector: path.name === undefined
        ? options.fieldSelector
        : [`metadata.name=${path.name}`, options.fieldSelector].filter(Boolean).join(","),
    });
    this.#table = context.registry.store.table(kind);
    this.#revision = this.#begin();
    const size = (chunk?: Uint8Array<ArrayBuffer>) => chunk?.length ?? 0;
    this.stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start: (controller) => this.#start(controller, request.signal),
      pull: () => this.#pump(),
      cancel: () => this.#end(),
    }, { highWaterMark: BUFFER_BYTES, size });
  }

  /** Chooses what is sent first, and answers the revision from which the log is read. */
  #begin(): number {
    const { resourceVersion, sendInitialEvents } = this.#options;
    const { store } = this.#context.registry;
    if (!sendInitialEvents && resourceVersion) return resourceVersion;
    // The list is taken now: what changes while it is being sent comes from the log.
    this.#initial = [...this.#table.list({ namespace: this.#namespace })].values();
    this.#owesInitialEnd = sendInitialEvents && this.#options.allowBookmarks;
    return store.revision;
  }

  #start(
    controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>,
    signal: AbortSignal | undefined,
  ): void {
    this.#controller = controller;
    const { queue, random } = this.#context;
    const seconds = this.#options.timeoutSeconds ||
      random.between(MIN_TIMEOUT_SECONDS, 2 * MIN_TIMEOUT_SECONDS);
    this.#cancels.push(
      this.#table.subscribe(() => this.#pump()),
      queue.schedule(seconds * 1000, () => this.#close()),
    );
    if (this.#options.allowBookmarks) {
      this.#cancels.push(queue.schedule(seconds * 1000 - LAST_BOOKMARK_MS, () => this.#bookmark()));
      this.#scheduleBookmark();
    }
    if (signal) {
      const onAbort = () => this.#fail(signal.reason);
      signal.addEventListener("abort", onAbort, { once: true });
      this.#cancels.push(() => signal.removeEventListener("abort", onAbort));
    }
    this.#context.closing.addEventListener("abort", this.#onClosing, { once: true });
    this.#context.watches.add(this);
  }

  #scheduleBookmark(): void {
    const takeBack = this.#context.queue.schedule(BOOKMARK_INTERVAL_MS, () => {
      this.#cancels.splice(this.#cancels.indexOf(takeBack), 1);
      this.#bookmark();
      if (this.#controller) this.#scheduleBookmark();
    });
    this.#cancels.push(takeBack);
  }

  #bookmark(): void {
    this.#pump();
    const isBehind = this.#initial !== undefined || this.#table.changesAfter(this.#revision, 1).length > 0;
    if (!this.#controller || isBehind) return;
    const revision = Math.max(this.#revision, this.#context.registry.store.revision);
    this.#controller.enqueue(this.#encoder.bookmark(revision, false));
  }

  /** Sends what there is, until the client has enough to do. */
  #pump(): void {
    while (this.#controller && (this.#controller.desiredSize ?? 0) > 0) {
      const lines = this.#initial ? this.#initialLines(this.#initial) : this.#changeLines();
      if (lines.length === 0) {
        if (this.#table.hasEnded) this.#close();
        return;
      }
      this.#controller?.enqueue(joined(lines));
    }
  }

  #initialLines(initial: Iterator<StoredEntry>): Uint8Array[] {
    const lines: Uint8Array[] = [];
    const now = this.#context.queue.now();
    for (let bytes = 0; bytes < CHUNK_BYTES;) {
      const next = initial.next();
      if (next.done) {
        this.#initial = undefined;
        if (this.#owesInitialEnd) lines.push(this.#encoder.bookmark(this.#revision, true));
        return lines.length > 0 ? lines : this.#changeLines();
      }
      if (!this.#selector.isEmpty && !this.#selector.matches(next.value.object)) continue;
      const line = this.#encoder.encode({ type: "ADDED", entry: next.value }, now);
      lines.push(line);
      bytes += line.length;
    }
    return lines;
  }

  #changeLines(): Uint8Array[] {
    const oldest = this.#oldestRevision();
    if (this.#revision < oldest) {
      this.#expire(oldest);
      return [];
    }
    const lines: Uint8Array[] = [];
    const now = this.#context.queue.now();
    while (lines.length === 0) {
      const changes = this.#table.changesAfter(this.#revision, CHANGES_AT_ONCE);
      if (changes.length === 0) break;
      for (const change of changes) {
        this.#revision = change.revision;
        if (this.#namespace && change.entry.object.metadata.namespace !== this.#namespace) continue;
        const outcome = outcomeOf(change, this.#selector);
        if (outcome) lines.push(this.#encoder.encode(outcome, now));
      }
    }
    return lines;
  }

  /** A client's version must not be compacted; once reading, only lost changes of this kind matter. */
  #oldestRevision(): number {
    if (this.#isReading) return this.#table.lostRevision;
    this.#isReading = true;
    return this.#context.registry.store.compactedRevision;
  }

  expire(): void {
    this.#expire(this.#context.registry.store.revision);
  }

  drop(): void {
    this.#fail(new ConnectionDropped());
  }

  #expire(oldest: number): void {
    const message = `too old resource version: ${this.#revision} (${oldest})`;
    this.#controller?.enqueue(this.#encoder.error(expired(message).status));
    this.#close();
  }

  #close(): void {
    this.#controller?.close();
    this.#end();
  }

  /** As a fetch whose signal is aborted: reading on fails. */
  #fail(reason: unknown): void {
    this.#controller?.error(reason);
    this.#end();
  }

  #end(): void {
    this.#controller = undefined;
    this.#context.closing.removeEventListener("abort", this.#onClosing);
    this.#context.watches.remove(this);
    for (const cancel of this.#cancels.splice(0)) cancel();
  }
}

const CHANGES_AT_ONCE = 64;
