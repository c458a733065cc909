/** Events as client-go's recorder and correlator write them (client-go/tools/record). */
import type { EventQueue } from "../clock/event_queue.ts";
import { fieldManagerOf, isSeriesWriter, newEvent, repeatPatch } from "./event_shape.ts";
import type { AnyKind } from "./kind.ts";
import type { EventRecord, Registry, StoredObject } from "./registry.ts";

/** After so many different messages of the same kind within the interval they are written as one. */
const MAX_SIMILAR_EVENTS = 10;
const SIMILAR_INTERVAL_MS = 10 * 60_000;
/** One source may write that many events about one object at once, then one in five minutes. */
const SPAM_BURST = 25;
const SPAM_REFILL_PER_MS = 1 / 300_000;
/** Series that are remembered. */
const MAX_SERIES = 4096;
const SERIES_REFRESH_MS = 30 * 60_000;

interface Series {
  namespace: string;
  name: string;
  count: number;
  writtenMs: number;
}

interface Similar {
  messages: Set<string>;
  lastMs: number;
}

export class EventRecorder {
  readonly #registry: Registry;
  readonly #queue: EventQueue;
  readonly #series = new Map<string, Series>();
  readonly #similar = new Map<string, Similar>();
  readonly #allowance = new Map<string, { tokens: number; atMs: number }>();
  #lastNanoseconds = 0n;

  constructor(registry: Registry, queue: EventQueue) {
    this.#registry = registry;
    this.#queue = queue;
  }

  /** Writes an Event, or raises the count of one that says the same. Nothing where Events are not served. */
  record(event: EventRecord): void {
    const kind = this.#registry.kinds.find(({ group, plural }) => group === "" && plural === "events");
    if (!kind || !this.#isAllowed(event)) return;
    const similarKey = keyOfEvent(event);
    const combined = !isSeriesWriter(event.component) && this.#isCombined(similarKey, event.message);
    const message = combined ? `(combined from similar events): ${event.message}` : event.message;
    const seriesKey = combined ? similarKey : `${similarKey}\0${event.message}`;
    const series = this.#series.get(seriesKey);
    if (!series || !this.#raise(kind, series, event, message)) this.#write(kind, event, message, seriesKey);
  }

  #isAllowed(event: EventRecord): boolean {
    const key = `${sourceKey(event)}\0${objectKey(event.regarding)}`;
    const now = this.#queue.now();
    const known = this.#allowance.get(key) ?? { tokens: SPAM_BURST, atMs: now };
    const tokens = Math.min(SPAM_BURST, known.tokens + (now - known.atMs) * SPAM_REFILL_PER_MS);
    remember(this.#allowance, key, { tokens: tokens >= 1 ? tokens - 1 : tokens, atMs: now });
    return tokens >= 1;
  }

  #isCombined(key: string, message: string): boolean {
    const now = this.#queue.now();
    let known = this.#similar.get(key);
    if (!known || now - known.lastMs > SIMILAR_INTERVAL_MS) known = { messages: new Set(), lastMs: now };
    known.messages.add(message);
    known.lastMs = now;
    if (known.messages.size > MAX_SIMILAR_EVENTS) {
      const oldest = known.messages.values().next();
      if (!oldest.done) known.messages.delete(oldest.value);
      remember(this.#similar, key, known);
      return true;
    }
    remember(this.#similar, key, known);
    return known.messages.size >= MAX_SIMILAR_EVENTS;
  }

  /** False when the series' object is gone. */
  #raise(kind: AnyKind, series: Series, { component }: EventRecord, message: string): boolean {
    if (!this.#registry.find(kind, series.namespace, series.name)) return false;
    series.count++;
    const now = this.#queue.now();
    // The events.k8s.io recorder writes a series when it begins, then only now and then.
    const isDue = !isSeriesWriter(component) || series.count === 2 ||
      now - series.writtenMs >= SERIES_REFRESH_MS;
    if (!isDue) return true;
    series.writtenMs = now;
    const patch = repeatPatch(component, series.count, message, now);
    this.#registry.patch(kind, series.namespace, series.name, "merge", patch, {
      fieldManager: fieldManagerOf(component),
    });
    return true;
  }

  #write(kind: AnyKind, event: EventRecord, message: string, seriesKey: string): void {
    const { metadata } = event.regarding;
    const namespace = metadata.namespace ?? "default";
    const name = `${metadata.name}.${this.#nanoseconds().toString(16)}`;
    const now = this.#queue.now();
    this.#registry.create(kind, newEvent(event, { name, namespace }, message, now), {
      fieldManager: fieldManagerOf(event.component),
    });
    remember(this.#series, seriesKey, { namespace, name, count: 1, writtenMs: now });
  }

  /** Names must differ, though simulated time may stand still between two events. */
  #nanoseconds(): bigint {
    const now = BigInt(Math.floor(this.#queue.now())) * 1_000_000n;
    this.#lastNanoseconds = now > this.#lastNanoseconds ? now : this.#lastNanoseconds + 1n;
    return this.#lastNanoseconds;
  }
}

function keyOfEvent(event: EventRecord): string {
  const { type, reason, fieldPath = "" } = event;
  return [sourceKey(event), objectKey(event.regarding), fieldPath, type, reason].join("\0");
}

function sourceKey(event: EventRecord): string {
  return `${event.component}\0${event.host ?? ""}`;
}

function objectKey({ kind, apiVersion, metadata }: StoredObject): string {
  return [apiVersion, kind, metadata.namespace ?? "", metadata.name, metadata.uid].join("\0");
}

/** Sets a key as the newest and forgets the oldest above the limit. */
function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  if (map.size <= MAX_SERIES) return;
  const oldest = map.keys().next();
  if (!oldest.done) map.delete(oldest.value);
}
