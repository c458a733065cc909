/** `ping` of iputils. */
import { neighbourAt } from "../../../host/cable.ts";
import { Interrupted, type Run } from "../../../host/process.ts";
import type { Call, CommandRecord } from "../command.ts";
import { stackOf } from "./stack_of.ts";

const INTERVAL_MS = 1000;
const BYTES = 64;

export const ping: CommandRecord = {
  name: "ping",
  about: "Asks a host for an answer, again and again",
  usage: ["[OPTION]... HOST"],
  options: {
    "4": "IPv4 only",
    "6": "IPv6 only",
    "c count=NUM": "so often",
    "i interval=SECONDS": "so long between two questions",
    "n": "no names",
    "q": "only the summary",
    "s size=BYTES": "so much data",
    "w deadline=SECONDS": "not longer than this",
    "W timeout=SECONDS": "so long for an answer",
    "t ttl=NUM": "time to live",
  },
  usageCode: 2,
  run: (call) => ask(call),
};

function* ask(call: Call): Run {
  const host = call.operands.at(-1);
  if (host === undefined) {
    call.process.err("ping: usage error: Destination address required\n");
    return 1;
  }
  const { machine } = call.process;
  const isAddress = /^\d+\.\d+\.\d+\.\d+$/.test(host);
  const address = isAddress ? host : host === "localhost" ? "127.0.0.1" : machine.resolve(host)[0];
  if (address === undefined) {
    call.process.err(`ping: ${host}: Name or service not known\n`);
    return 2;
  }
  const answers = isReached(call, address);
  const count = Number(call.value("c") ?? Infinity);
  const intervalMs = Number(call.value("i") ?? 1) * INTERVAL_MS;
  const endMs = machine.now() + Number(call.value("w") ?? Infinity) * 1000;
  const started = machine.now();
  let sent = 0;
  const times: number[] = [];
  call.out(`PING ${host} (${address}) 56(84) bytes of data.\n`);
  try {
    while (sent < count && machine.now() < endMs) {
      sent++;
      // What answers does so within a tenth of a millisecond; the loopback is faster.
      const ms = (address.startsWith("127.") ? 20 : 60) / 1000 + machine.random.below(30) / 1000;
      if (answers) times.push(ms);
      if (answers && !call.has("q")) {
        call.out(
          `${BYTES} bytes from ${nameOf(host, address)}: icmp_seq=${sent} ttl=64 time=${ms.toFixed(3)} ms\n`,
        );
      }
      if (sent < count || !answers) yield { kind: "sleep", ms: intervalMs };
    }
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  }
  const received = times.length;
  const lost = sent === 0 ? 0 : Math.round((sent - received) / sent * 100);
  call.out(
    `\n--- ${host} ping statistics ---\n${sent} packets transmitted, ${received} received, ${lost}% packet loss, time ${
      machine.now() - started
    }ms\n${timesText(times)}\n`,
  );
  return received > 0 ? 0 : 1;
}

function timesText(times: readonly number[]): string {
  if (times.length === 0) return "";
  const average = times.reduce((sum, ms) => sum + ms, 0) / times.length;
  const spread = Math.sqrt(times.reduce((sum, ms) => sum + (ms - average) ** 2, 0) / times.length);
  const shown = [Math.min(...times), average, Math.max(...times), spread].map((ms) => ms.toFixed(3));
  return `rtt min/avg/max/mdev = ${shown.join("/")} ms`;
}

function nameOf(host: string, address: string): string {
  return host === address ? address : `${host} (${address})`;
}

/** An address of its own, or one where something at least refuses a connection. */
export function isReached({ process }: Call, address: string): boolean {
  const stack = stackOf(process);
  if (stack.has(address) || neighbourAt(stack, address)) return true;
  const request = { method: "GET", path: "/", headers: {}, body: "" };
  const outcome = process.machine.fetch({ host: address, port: 7, isProbe: true, request });
  return outcome.kind !== "timeout" && outcome.kind !== "unknown-host";
}
