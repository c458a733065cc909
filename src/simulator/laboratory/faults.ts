/** What goes wrong on purpose between clients and the API server. */
import type { Random } from "../clock/random.ts";

/** Which requests a fault meets; what is absent meets all. */
export interface FaultScope {
  /** `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`. */
  verbs?: readonly string[];
  /** Plurals: `pods`. */
  resources?: readonly string[];
  namespaces?: readonly string[];
  users?: readonly string[];
  /** Of a hundred requests, so many are met; absent: all. */
  percent?: number;
  /** After so many it is over; absent: it stays until it is taken away. */
  count?: number;
}

export type FaultEffect =
  /** Answers come so much later. */
  | { kind: "latency"; delayMs: number }
  /** The server refuses: 429 with Retry-After, 500, 503. */
  | { kind: "error"; code: 429 | 500 | 503 }
  /** The connection breaks: before the answer, a watch in the middle of it. */
  | { kind: "drop" };

export type Fault = FaultScope & FaultEffect;

export interface ActiveFault {
  id: number;
  fault: Fault;
  /** Requests that it has met. */
  met: number;
}

/** The request in the words of authorization. */
export interface FaultTarget {
  verb: string;
  resource: string;
  namespace: string;
  user: string;
}

export class Faults {
  readonly #random: Random;
  readonly #active = new Map<number, ActiveFault>();
  #nextId = 1;

  constructor(random: Random) {
    this.#random = random;
  }

  list(): readonly ActiveFault[] {
    return [...this.#active.values()];
  }

  add(fault: Fault): ActiveFault {
    const active = { id: this.#nextId++, fault, met: 0 };
    this.#active.set(active.id, active);
    return active;
  }

  /** False: there is none of that number. */
  remove(id: number): boolean {
    return this.#active.delete(id);
  }

  clear(): void {
    this.#active.clear();
  }

  /** What happens to this request, in the order in which faults were added; it counts as met. */
  meet(target: FaultTarget): FaultEffect[] {
    const effects: FaultEffect[] = [];
    for (const active of this.#active.values()) {
      const { fault } = active;
      if (!isMet(fault, target) || this.#random.next() * 100 >= (fault.percent ?? 100)) continue;
      active.met++;
      if (active.met >= (fault.count ?? Infinity)) this.#active.delete(active.id);
      effects.push(fault);
    }
    return effects;
  }
}

function isMet(fault: Fault, { verb, resource, namespace, user }: FaultTarget): boolean {
  const meets = (wanted: readonly string[] | undefined, actual: string) => !wanted || wanted.includes(actual);
  return meets(fault.verbs, verb) && meets(fault.resources, resource) &&
    meets(fault.namespaces, namespace) && meets(fault.users, user);
}
