/** `traceroute`: the routers on the way to a host. */
import { Interrupted, type Run } from "../../../host/process.ts";
import { isInSubnet, parseSubnet } from "../../../host/ipv4.ts";
import type { Call, CommandRecord } from "../command.ts";
import { isReached } from "./ping.ts";
import { stackOf } from "./stack_of.ts";

export const traceroute: CommandRecord = {
  name: "traceroute",
  about: "Shows the routers on the way to a host",
  usage: ["[OPTION]... HOST [BYTES]"],
  usageCode: 2,
  options: {
    "4": "IPv4 only",
    "I icmp": "ask by ICMP",
    "m max-hops=NUM": "so many routers at most, instead of 30",
    "n": "no names",
    "q queries=NUM": "ask each so often, instead of three times",
    "T tcp": "ask by TCP",
    "w wait=SECONDS": "wait so long for an answer, instead of five",
  },
  run: trace,
};

const MAX_HOPS = 30;
const QUERIES = 3;
const WAIT_SECONDS = 5;
/** So many questions are on their way at once. */
const AT_ONCE = 16;

function* trace(call: Call): Run {
  const [host, bytes = "60"] = call.operands;
  if (host === undefined) return call.misused('Specify "host" missing argument.', 2);
  const { machine } = call.process;
  const isAddress = /^\d+\.\d+\.\d+\.\d+$/.test(host);
  const address = isAddress ? host : host === "localhost" ? "127.0.0.1" : machine.resolve(host)[0];
  if (address === undefined) {
    call.process.err(`${host}: Name or service not known\n`);
    call.process.err(
      `Cannot handle "host" cmdline arg \`${host}' on position 1 (argc ${call.process.argv.length - 1})\n`,
    );
    return 2;
  }
  const most = Number(call.value("m") ?? MAX_HOPS);
  const queries = Number(call.value("q") ?? QUERIES);
  call.out(`traceroute to ${host} (${address}), ${most} hops max, ${bytes} byte packets\n`);
  const gateway = gatewayTo(call, address);
  const answering = [...gateway === undefined ? [] : [gateway], ...isReached(call, address) ? [address] : []];
  const isFound = answering.at(-1) === address;
  const waitMs = Number(call.value("w") ?? WAIT_SECONDS) * 1000;
  try {
    for (let hop = 1; hop <= (isFound ? Math.min(most, answering.length) : most); hop++) {
      const router = answering[hop - 1];
      const number = String(hop).padStart(2);
      if (router === undefined) {
        yield { kind: "sleep", ms: waitMs * queries / AT_ONCE };
        call.out(`${number} ${" *".repeat(queries)}\n`);
        continue;
      }
      const name = router === address ? host : router;
      const shown = call.has("n") ? router : `${name} (${router})`;
      const times = Array.from(
        { length: queries },
        () => `${(machine.random.below(60) / 1000 + 0.01).toFixed(3)} ms`,
      );
      call.out(`${number}  ${shown}  ${times.join("  ")}\n`);
    }
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    return 130;
  }
  return 0;
}

/** The router that packets are given to first; undefined: the host is on a network of one's own. */
function gatewayTo(call: Call, address: string): string | undefined {
  const stack = stackOf(call.process);
  if (stack.has(address)) return undefined;
  const near = stack.routes.find(({ to }) => to !== "default" && isIn(address, to));
  return (near ?? stack.routes.find(({ to }) => to === "default"))?.via;
}

function isIn(address: string, network: string): boolean {
  const subnet = parseSubnet(network);
  return subnet !== undefined && isInSubnet(subnet, address);
}
