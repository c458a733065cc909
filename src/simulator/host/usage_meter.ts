/** What one container uses: the image's idle use, its requests, and what busy processes burn and hold. */
import type { Clock } from "../clock/clock.ts";
import { digest } from "./digest.ts";

/** CPU is averaged over so long, as metrics-server does between two scrapes. */
const WINDOW_MS = 15_000;
/** Idle use wavers by so much of itself, up and down. */
const WAVER = 0.08;
/** Busy times remembered, at most. */
const MAX_SPANS = 1000;

interface Span {
  fromMs: number;
  toMs: number;
  /** CPU time in it, in milliseconds. */
  cpuMs: number;
}

/** What a container needs of its node. */
export interface Load {
  /** Thousandths of a core while nobody asks anything. */
  idleCpuMillis: number;
  idleMemoryBytes: number;
  /** CPU time that one request takes, in milliseconds. */
  requestCpuMs: number;
}

/** A process that mostly sleeps. */
export const LIGHT_LOAD: Load = { idleCpuMillis: 0, idleMemoryBytes: 454_656, requestCpuMs: 0.2 };

export class UsageMeter {
  readonly #clock: Clock;
  readonly #load: Load;
  readonly #phase: number;
  readonly #held = new Map<object, number>();
  #spans: Span[] = [];
  readonly #sinceMs: number;
  /** Called when more memory is held than before. */
  onGrowth: () => void = () => {};

  /** `id` makes the wavering of two containers differ. */
  constructor(clock: Clock, id: string, load: Load = LIGHT_LOAD) {
    this.#clock = clock;
    this.#load = load;
    this.#phase = Number.parseInt(digest(id).slice(0, 4), 16);
    this.#sinceMs = clock.now();
  }

  /** A request was answered. */
  request(): void {
    const now = this.#clock.now();
    this.#add({ fromMs: now, toMs: now, cpuMs: this.#load.requestCpuMs });
  }

  /** Some process computes from now on, for `ms`, on `cores` of the machine's. */
  burn(ms: number, cores = 1): void {
    const now = this.#clock.now();
    this.#add({ fromMs: now, toMs: now + ms, cpuMs: ms * cores });
  }

  /** `owner` now holds that much memory beside what the image needs; 0 gives all back. */
  hold(owner: object, bytes: number): void {
    const before = this.#held.get(owner) ?? 0;
    if (bytes > 0) this.#held.set(owner, bytes);
    else this.#held.delete(owner);
    if (bytes > before) this.onGrowth();
  }

  get memoryBytes(): number {
    let bytes = this.#load.idleMemoryBytes;
    for (const held of this.#held.values()) bytes += held;
    return bytes;
  }

  /** Thousandths of a core, over the last seconds; never more than the limit, if there is one. */
  cpuMillis(limitMillis = Infinity): number {
    const now = this.#clock.now();
    const from = Math.max(now - WINDOW_MS, this.#sinceMs);
    const windowMs = Math.max(1000, now - from);
    let cpuMs = 0;
    for (const span of this.#spans) cpuMs += partWithin(span, from, now);
    const wave = Math.sin((now / 30_000 + this.#phase) * 1.7);
    const idle = this.#load.idleCpuMillis * (1 + WAVER * wave);
    return Math.min(limitMillis, Math.max(1, Math.round(idle + cpuMs / windowMs * 1000)));
  }

  #add(span: Span): void {
    const last = this.#spans.at(-1);
    const isSame = last && span.fromMs - last.toMs <= 1000 && last.toMs - last.fromMs < 1000;
    if (isSame) {
      last.toMs = Math.max(last.toMs, span.toMs);
      last.cpuMs += span.cpuMs;
    } else this.#spans.push(span);
    if (this.#spans.length <= MAX_SPANS) return;
    const from = this.#clock.now() - WINDOW_MS;
    this.#spans = this.#spans.filter(({ toMs }) => toMs >= from).slice(-MAX_SPANS / 2);
  }
}

function partWithin({ fromMs, toMs, cpuMs }: Span, from: number, to: number): number {
  if (toMs < from || fromMs > to) return 0;
  if (toMs === fromMs) return cpuMs;
  return cpuMs * (Math.min(toMs, to) - Math.max(fromMs, from)) / (toMs - fromMs);
}
