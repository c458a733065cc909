/** `pequod sim fault latency|error|drop|watches|node|list|remove`. */
import type { Flag } from "../programs/flags.ts";
import type { Call, Program } from "../programs/program.ts";
import { askSim, oneArgument, type SimStatus } from "./sim_admin.ts";

type Fault = SimStatus["faults"][number];

const scopeFlags: readonly Flag[] = [
  { name: "verbs", kind: "list", usage: "Only requests of these verbs: get, list, watch, create and so on." },
  { name: "resources", kind: "list", usage: "Only requests for these resources, in the plural." },
  { name: "namespaces", kind: "list", usage: "Only requests in these namespaces." },
  { name: "users", kind: "list", usage: "Only requests of these users." },
  { name: "percent", kind: "int", usage: "So many of a hundred requests." },
  { name: "count", kind: "int", usage: "So many requests, then it is over." },
];

const latency: Program = {
  name: "latency",
  summary: "Let answers come so much later",
  usage: ["DURATION [flags]"],
  flags: scopeFlags,
  run: (call) => add(call, { kind: "latency", delay: oneArgument(call, "DURATION") }),
};

const error: Program = {
  name: "error",
  summary: "Let requests be refused with 429, 500 or 503",
  usage: ["CODE [flags]"],
  flags: scopeFlags,
  examples: [["A server with too much to do", "pequod sim fault error 429 --verbs list --percent 20"]],
  run: (call) => add(call, { kind: "error", code: Number(oneArgument(call, "CODE")) }),
};

const drop: Program = {
  name: "drop",
  summary: "Let connections break instead of being answered",
  usage: ["[flags]"],
  flags: scopeFlags,
  run: (call) => add(call, { kind: "drop" }),
};

const watches: Program = {
  name: "watches",
  summary: "End the watches that are open: with 410 (expire), or in the middle (drop)",
  usage: ["expire|drop"],
  flags: [],
  run: async (call) => {
    const how = oneArgument(call, "expire or drop");
    const { ended } = await askSim<{ ended: number }>(call, "POST", `/watches/${encodeURIComponent(how)}`);
    await call.io.out(`${ended} watches ended\n`);
    return 0;
  },
};

const node: Program = {
  name: "node",
  summary: "Switch a node off and on again, or leave no room on its disk",
  usage: ["COMMAND"],
  flags: [],
  programs: [
    ["stop", "Switch a node off: what runs there ends without a word"],
    ["start", "Switch a node on again"],
    ["fill-disk", "Leave no room on a node's disk: it evicts pods"],
    ["free-disk", "Make room on a node's disk"],
  ].map(([action = "", summary = ""]): Program => ({
    name: action,
    summary,
    usage: ["NAME"],
    flags: [],
    run: async (call) => {
      const path = `/nodes/${encodeURIComponent(oneArgument(call, "NAME"))}/${action}`;
      const { node } = await askSim<{ node: string }>(call, "POST", path);
      await call.io.out(`node/${node} ${DONE[action]}\n`);
      return 0;
    },
  })),
};

const DONE: Readonly<Record<string, string>> = {
  stop: "stopped",
  start: "started",
  "fill-disk": "has a full disk",
  "free-disk": "has room on its disk",
};

const list: Program = {
  name: "list",
  summary: "List the faults, and how many requests each has met",
  usage: [""],
  flags: [],
  run: async (call) => {
    const { faults } = await askSim<{ faults: Fault[] }>(call, "GET", "/faults");
    await call.io.out(faults.map(line).join("") || "there are no faults\n");
    return 0;
  },
};

const remove: Program = {
  name: "remove",
  summary: "Take a fault away by its number, or all of them",
  usage: ["[NUMBER]"],
  flags: [],
  run: async (call) => {
    const path = call.args.length === 0 ? "" : `/${encodeURIComponent(oneArgument(call, "NUMBER"))}`;
    const { faults: left } = await askSim<{ faults: Fault[] }>(call, "DELETE", `/faults${path}`);
    await call.io.out(left.map(line).join("") || "there are no faults\n");
    return 0;
  },
};

export const simFault: Program = {
  name: "fault",
  summary: "Let things go wrong in a served world: between clients and API, and on its nodes",
  usage: ["COMMAND"],
  flags: [],
  programs: [latency, error, drop, watches, node, list, remove],
};

async function add(call: Call, effect: Record<string, unknown>): Promise<number> {
  const { flags } = call;
  const scope = Object.fromEntries(
    scopeFlags.filter(({ name }) => flags.has(name)).map(({ name, kind }) => [
      name,
      kind === "list" ? flags.list(name) : flags.number(name),
    ]),
  );
  const added = await askSim<Fault>(call, "POST", "/faults", { ...effect, ...scope });
  await call.io.out(line(added));
  return 0;
}

function line({ id, met, fault }: Fault): string {
  return `${id}: ${JSON.stringify(fault)}, met ${met}\n`;
}
