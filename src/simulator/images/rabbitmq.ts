import { onDebian } from "./debian.ts";
import { findProgram, type Process, type Run, run } from "../host/process.ts";
import { fillDataFolder } from "./data_folder.ts";
import { isAlpine } from "./tagged_profile.ts";
import { RabbitBroker } from "./rabbitmq_broker.ts";
import { accountOf, managementAnswer } from "./rabbitmq_management.ts";
import { rabbitmqctl, rabbitmqDiagnostics, rabbitmqPlugins } from "./rabbitmq_tools.ts";

const AMQP_PORT = 5672;
const MANAGEMENT_PORT = 15672;
const ERLANG = "27.3.4";
/** The newest of each line. */
const VERSIONS: Readonly<Record<string, string>> = { 3: "3.13.7", 4: "4.1.4" };
const START_MS = 4200;
const OWNER = { name: "rabbitmq", uid: 999, group: "rabbitmq", gid: 999 };
const DATA = "/var/lib/rabbitmq";

/** docker-library/rabbitmq: it takes connections on 5672, and with the management plugin it has a page and an API. */
export const rabbitmq = onDebian({
  repositories: ["docker.io/library/rabbitmq"],
  hasTag: (tag) =>
    /^((latest|[34](\.\d+){0,2})(-management)?(-alpine)?|management(-alpine)?|alpine)$/.test(tag),
  knownTags: ["latest", "3", "3-management", "4", "4-management", "management"],
  sizeBytes: 108_300_000,
  sizeOfTag: (tag) => isAlpine(tag) ? 61_000_000 : undefined,
  pullMs: 3900,
  entrypoint: ["docker-entrypoint.sh"],
  cmd: ["rabbitmq-server"],
  env: {
    PATH: "/opt/rabbitmq/sbin:/opt/erlang/bin:/opt/openssl/bin:" +
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    RABBITMQ_DATA_DIR: DATA,
    RABBITMQ_VERSION: VERSIONS[4]!,
    RABBITMQ_HOME: "/opt/rabbitmq",
    HOME: DATA,
    LANG: "C.UTF-8",
  },
  envOfTag: (tag) => ({ RABBITMQ_VERSION: versionOf(tag) }),
  // 15671 and 15672 are those of the management plugin.
  exposedPorts: [4369, 5671, AMQP_PORT, 15671, MANAGEMENT_PORT, 15691, 15692, 25672],
  startMs: 500,
  load: { idleCpuMillis: 6, idleMemoryBytes: 125_829_120, requestCpuMs: 0.6 },
  files: {
    "/etc/os-release":
      'PRETTY_NAME="Ubuntu 24.04.2 LTS"\nNAME="Ubuntu"\nVERSION_ID="24.04"\nID=ubuntu\nID_LIKE=debian\n',
    "/etc/passwd": "root:x:0:0:root:/root:/bin/bash\n" +
      "rabbitmq:x:999:999::/var/lib/rabbitmq:/bin/sh\n" +
      "nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n",
    "/etc/group": "root:x:0:\nrabbitmq:x:999:\nnogroup:x:65534:\n",
    "/etc/rabbitmq/conf.d/10-defaults.conf": "loopback_users.guest = false\nlog.console = true\n",
    [`${DATA}/`]: "",
    "/var/log/rabbitmq/": "",
  },
  programs: {
    "/usr/local/bin/docker-entrypoint.sh": entrypoint,
    "/opt/rabbitmq/sbin/rabbitmq-server": (process) => serve(process, false),
    "/opt/rabbitmq/sbin/rabbitmqctl": rabbitmqctl,
    "/opt/rabbitmq/sbin/rabbitmq-diagnostics": rabbitmqDiagnostics,
    "/opt/rabbitmq/sbin/rabbitmq-plugins": rabbitmqPlugins,
  },
  programsOfTag: (tag) => ({
    "/opt/rabbitmq/sbin/rabbitmq-server": (process) => serve(process, tag.includes("management")),
  }),
});

function versionOf(tag: string): string {
  const [number = "4"] = /^\d+(\.\d+)*/.exec(tag) ?? [];
  return VERSIONS[number] ?? (number.split(".").length === 2 ? `${number}.0` : number);
}

function* entrypoint(process: Process): Run {
  const argv = process.argv.slice(1);
  const words = argv[0]?.startsWith("-") ? ["rabbitmq-server", ...argv] : argv;
  const path = findProgram(process.machine, process.env, process.cwd, words[0] ?? "");
  if (path) return yield* run(process.machine.program(path)!, { ...process, argv: words });
  process.err(`/usr/local/bin/docker-entrypoint.sh: line 34: exec: ${words[0]}: not found\n`);
  return 127;
}

function* serve(process: Process, hasManagement: boolean): Run {
  const { machine, task, env } = process;
  const version = env["RABBITMQ_VERSION"] ?? VERSIONS[4]!;
  const node = `rabbit@${machine.hostname}`;
  const account = accountOf(env);
  const startedMs = machine.now();
  if (machine.user.uid === 0 && task) task.user = OWNER;
  yield { kind: "busy", ms: START_MS };
  const isNew = !machine.files.exists(`${DATA}/mnesia/${node}`);
  log(process, "info", `Starting RabbitMQ ${version} on Erlang ${ERLANG} [jit]`);
  process.out(banner(version, node));
  log(process, "info", ` node           : ${node}`);
  log(process, "info", ` home dir       : ${DATA}`);
  log(process, "info", ` database dir   : ${DATA}/mnesia/${node}`);
  if (isNew) {
    fillDataFolder(process, DATA, OWNER, {
      ".erlang.cookie": "PEQUODPEQUODPEQUODPE",
      "mnesia/": "",
      [`mnesia/${node}/`]: "",
      [`mnesia/${node}.pid`]: "1\n",
    });
    log(process, "info", "Adding vhost '/' (description: 'Default virtual host', tags: [])");
    log(process, "info", `Created user '${account.name}'`);
    log(process, "info", `Successfully set user tags for user '${account.name}' to [administrator]`);
    log(
      process,
      "info",
      `Successfully set permissions for user '${account.name}' in virtual host '/' to '.*', '.*', '.*'`,
    );
  }
  log(process, "info", `started TCP listener on [::]:${AMQP_PORT}`);
  const plugins = hasManagement ? PLUGINS : ["rabbitmq_prometheus"];
  if (hasManagement) {
    log(process, "info", `Management plugin: HTTP (non-TLS) listener started on port ${MANAGEMENT_PORT}`);
  }
  log(process, "info", `Server startup complete; ${plugins.length} plugins started.`);
  process.out(plugins.map((name) => ` * ${name}\n`).join(""));
  machine.files.write(
    "/etc/rabbitmq/enabled_plugins",
    `[${plugins.filter((name) => name !== "cowlib").join(",")}].\n`,
  );
  const rabbit = new RabbitBroker({
    ...account,
    now: () => machine.now(),
    onNews: (text) => log(process, text.startsWith("PLAIN") ? "error" : "info", text),
  });
  machine.listen(AMQP_PORT, (request) => rabbit.answer(request));
  if (hasManagement) {
    const broker = { rabbit, account, version, node, startedMs, erlang: ERLANG, now: () => machine.now() };
    machine.listen(MANAGEMENT_PORT, (request) => managementAnswer(broker, request));
  }
  process.termination.handler = { exitCode: 0, afterMs: 900 };
  yield { kind: "forever" };
  return 0;
}

const PLUGINS = [
  "rabbitmq_prometheus",
  "rabbitmq_management",
  "rabbitmq_management_agent",
  "rabbitmq_web_dispatch",
];

function log(process: Process, level: string, text: string): void {
  const stamp = new Date(process.machine.now()).toISOString().replace("T", " ").slice(0, 23);
  process.out(`${stamp}000+00:00 [${level}] <0.9.0> ${text}\n`);
}

function banner(version: string, node: string): string {
  return `\n  RabbitMQ ${version}\n\n  Erlang:      ${ERLANG} [jit]\n  Node:        ${node}\n\n` +
    "  Logs: <stdout>\n\n  Config file(s): /etc/rabbitmq/conf.d/10-defaults.conf\n\n  Starting broker...";
}
