/** rabbitmqctl and its siblings: they ask the broker of their own container. */
import { ownEntry } from "../../kube/own_entry.ts";
import type { Process } from "../host/process.ts";
import type { BrokerState } from "./rabbitmq_broker.ts";
import { accountOf } from "./rabbitmq_management.ts";

const UNREACHABLE_EXIT = 69;
const USAGE_EXIT = 64;

export function rabbitmqctl(process: Process): number {
  const { argv, machine, env } = process;
  const node = `rabbit@${machine.hostname}`;
  const command = argv.slice(1).find((word) => !word.startsWith("-"));
  if (command === undefined) return usage(process, "rabbitmqctl");
  const state = stateOf(process);
  if (!state) return unreachable(process, node);
  const account = accountOf(env);
  const answers: Readonly<Record<string, string>> = {
    list_users: `Listing users ...\nuser\ttags\n${account.name}\t[administrator]\n`,
    list_vhosts: `Listing vhosts ...\nname\n${account.virtualHost}\n`,
    list_queues: `Timeout: 60.0 seconds ...\nListing queues for vhost ${account.virtualHost} ...\n` +
      table(["name", "messages"], state.queues.map(({ name, messages }) => [name, messages])),
    list_consumers: `Listing consumers in vhost ${account.virtualHost} ...\n` +
      table(["queue_name", "consumers"], state.queues.map(({ name, consumers }) => [name, consumers])),
    list_connections: "Listing connections ...\n" +
      table(
        ["user", "peer_host", "peer_port", "state"],
        state.connections.map(({ user, peer }) => [user, ...peer.split(":"), "running"]),
      ),
    list_permissions: `Listing permissions for vhost "${account.virtualHost}" ...\n` +
      `user\tconfigure\twrite\tread\n${account.name}\t.*\t.*\t.*\n`,
    status: `Status of node ${node} ...\nRuntime\n\nRabbitMQ version: ${env["RABBITMQ_VERSION"]}\n\n` +
      "Listeners\n\nInterface: [::], port: 5672, protocol: amqp, purpose: AMQP 0-9-1 and AMQP 1.0\n",
    version: `${env["RABBITMQ_VERSION"]}\n`,
  };
  const text = ownEntry(answers, command);
  if (text === undefined) {
    process.err(
      `\nCommand '${command}' not found. \n\nUsage\n\nrabbitmqctl [--node <node>] [--quiet] <command>\n`,
    );
    return USAGE_EXIT;
  }
  process.out(text);
  return 0;
}

export function rabbitmqDiagnostics(process: Process): number {
  const node = `rabbit@${process.machine.hostname}`;
  const words = process.argv.slice(1).filter((word) => !word.startsWith("-"));
  const isQuiet = process.argv.includes("-q") || process.argv.includes("--quiet");
  if (words[0] === undefined) return usage(process, "rabbitmq-diagnostics");
  if (!isUp(process)) return unreachable(process, node);
  const answers: Readonly<Record<string, [asking: string, told: string]>> = {
    ping: [
      `Will ping ${node}. This only checks if the OS process is running and registered with epmd. Timeout: 60000 ms.`,
      "Ping succeeded",
    ],
    check_running: [
      `Checking if RabbitMQ is running on node ${node} ...`,
      `RabbitMQ on node ${node} is fully booted and running`,
    ],
    check_local_alarms: [
      `Asking node ${node} to report any local resource alarms ...`,
      `Node ${node} reported no local alarms`,
    ],
    check_port_connectivity: [
      `Testing TCP connections to all active listeners on node ${node} ...`,
      `Successfully connected to ports 5672, 15672 on node ${node}.`,
    ],
  };
  const answer = ownEntry(answers, words[0]);
  if (!answer) {
    process.err(`\nCommand '${words[0]}' not found. \n`);
    return USAGE_EXIT;
  }
  process.out(isQuiet ? `${answer[1]}\n` : `${answer[0]}\n${answer[1]}\n`);
  return 0;
}

export function rabbitmqPlugins(process: Process): number {
  const enabled = process.machine.files.read("/etc/rabbitmq/enabled_plugins") ?? "";
  if (process.argv[1] !== "list") return usage(process, "rabbitmq-plugins");
  const mark = (name: string) => enabled.includes(name) ? "[E*]" : "[  ]";
  process.out(
    `Listing plugins with pattern ".*" ...\n Configured: E = explicitly enabled; e = implicitly enabled\n`,
  );
  for (const name of ["rabbitmq_management", "rabbitmq_prometheus"]) process.out(`${mark(name)} ${name}\n`);
  return 0;
}

function usage(process: Process, name: string): number {
  process.err(
    `\nUsage\n\n${name} [--node <node>] [--timeout <timeout>] [--longnames] [--quiet] <command> [<command options>]\n`,
  );
  return USAGE_EXIT;
}

function isUp({ machine }: Process): boolean {
  const request = { method: "GET", path: "/", headers: {}, body: "" };
  return machine.fetch({ host: "127.0.0.1", port: 5672, request }).kind === "answer";
}

function stateOf({ machine }: Process): BrokerState | undefined {
  const request = { method: "STATE", path: "/", headers: {}, body: "" };
  const outcome = machine.fetch({ host: "127.0.0.1", port: 5672, request });
  return outcome.kind === "answer" ? JSON.parse(outcome.answer.body) as BrokerState : undefined;
}

/** Nothing where there are no rows. */
function table(names: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return rows.length === 0 ? "" : [names, ...rows].map((row) => `${row.join("\t")}\n`).join("");
}

function unreachable(process: Process, node: string): number {
  process.err(
    `Error: unable to perform an operation on node '${node}'. Please see diagnostics information and suggestions below.\n`,
  );
  return UNREACHABLE_EXIT;
}
