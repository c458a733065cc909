import type { Directive } from "./configuration_text.ts";

/** One server of an upstream. */
export interface Peer {
  host: string;
  port: number;
  weight: number;
  isBackup: boolean;
  isDown: boolean;
  /** Of the smooth weighted round robin. */
  current: number;
  /** Until then it is left out, since it did not answer; milliseconds. */
  outUntilMs: number;
}

/** The servers of an upstream. */
export interface Peers {
  all: readonly Peer[];
  /** `ip_hash`: who comes from one place stays with one server. */
  isByAddress: boolean;
}

const FAIL_TIMEOUT_MS = 10_000;

export function peer(host: string, port: number, words: readonly string[] = []): Peer {
  const weight = Number(words.find((word) => word.startsWith("weight="))?.slice("weight=".length) ?? 1);
  return {
    host,
    port,
    weight,
    isBackup: words.includes("backup"),
    isDown: words.includes("down"),
    current: 0,
    outUntilMs: 0,
  };
}

/** The parameter of an upstream's `server` that is none. */
export function wrongParameter({ words }: Directive): string | undefined {
  return words.slice(1).find((word) =>
    !/^(weight=\d+|max_conns=\d+|max_fails=\d+|fail_timeout=\d+\w*|slow_start=\w+|backup|down|resolve)$/.test(
      word,
    )
  );
}

/** In the order in which they are asked: the one whose turn it is first (ngx_http_upstream_round_robin). */
export function* inTurn(
  { all, isByAddress }: Peers,
  from: string,
  nowMs: number,
): Generator<Peer, void, void> {
  const tried = new Set<Peer>();
  for (const isBackup of [false, true]) {
    for (;;) {
      const left = all.filter((each) =>
        !tried.has(each) && !each.isDown && each.isBackup === isBackup &&
        (each.outUntilMs <= nowMs || all.length === 1)
      );
      if (left.length === 0) break;
      const next = isByAddress ? left[addressNumber(from) % left.length]! : turn(left);
      tried.add(next);
      yield next;
    }
  }
}

export function failed(peer: Peer, nowMs: number): void {
  peer.outUntilMs = nowMs + FAIL_TIMEOUT_MS;
}

function turn(left: readonly Peer[]): Peer {
  const total = left.reduce((sum, { weight }) => sum + weight, 0);
  for (const each of left) each.current += each.weight;
  const best = left.reduce((a, b) => b.current > a.current ? b : a);
  best.current -= total;
  return best;
}

function addressNumber(address: string): number {
  return address.split(".").slice(0, 3).reduce((sum, part) => sum * 113 + Number(part), 89) % 6271;
}
