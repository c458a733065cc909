/** The only source of chance in the simulated world: a seeded generator (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number in [0, limit). */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** A whole number in [low, high], both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** One of `items`; throws RangeError when there is none. */
  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError("Cannot pick: the list is empty");
    return items[this.below(items.length)] as T;
  }

  /**
   * A suffix as generated names carry it: no vowels and no look-alikes.
   * Source: k8s.io/apimachinery/pkg/util/rand, alphanums.
   */
  suffix(length: number): string {
    let text = "";
    for (let i = 0; i < length; i++) text += SAFE[this.below(SAFE.length)];
    return text;
  }

  /** A version 4 UUID. */
  uuid(): string {
    const hex: string[] = [];
    for (let i = 0; i < 16; i++) {
      let byte = this.below(256);
      if (i === 6) byte = (byte & 0x0f) | 0x40;
      if (i === 8) byte = (byte & 0x3f) | 0x80;
      hex.push(byte.toString(16).padStart(2, "0"));
    }
    const text = hex.join("");
    return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${
      text.slice(20)
    }`;
  }

  /** A generator of its own, seeded from this one: what it draws does not disturb others. */
  fork(): Random {
    return new Random(this.below(0x1_0000_0000));
  }
}

const SAFE = "bcdfghjklmnpqrstvwxz2456789";
