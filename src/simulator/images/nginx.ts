import { ownEntry } from "../../kube/own_entry.ts";
import { curl } from "../userland/commands/network.ts";
import { debian, onDebian } from "./debian.ts";
import { Interrupted, type Process, type Run, run, SIGNALS } from "../host/process.ts";
import { ConfigurationError, type ConfigurationFile, readConfiguration } from "./nginx/configuration_text.ts";
import { answer, type Serving } from "./nginx/answering.ts";
import { logStamp } from "./nginx/log_stamp.ts";
import { DEFAULT_SITE, MAIN, MIME_TYPES } from "./nginx/own_files.ts";
import { type Site, siteOf, withoutEffect } from "./nginx/site.ts";
import type { Task } from "../host/task.ts";
import { isAlpine } from "./tagged_profile.ts";
import { startWorker } from "./worker_process.ts";

/** nginxinc/docker-nginx on Debian: no ps and no ip in it, but curl, bash and dash. */
export const nginx = onDebian({
  repositories: ["docker.io/library/nginx", "docker.io/nginxinc/nginx", "public.ecr.aws/nginx/nginx"],
  hasTag: (tag) => TAG.test(tag),
  knownTags: ["latest", "1.14.2", "1.16.1", "1.27", "1.29", "stable", "alpine", "1.27-alpine", "1.29-alpine"],
  sizeBytes: 72_319_283,
  sizeOfTag: (tag) => tag.includes("alpine-slim") ? 5_240_000 : isAlpine(tag) ? 22_400_000 : undefined,
  pullMs: 2600,
  entrypoint: ["/docker-entrypoint.sh"],
  cmd: ["nginx", "-g", "daemon off;"],
  envOfTag: (tag) => ({ NGINX_VERSION: version(tag), PKG_RELEASE: isAlpine(tag) ? "1" : "1~bookworm" }),
  exposedPorts: [80],
  startMs: 400,
  load: { idleCpuMillis: 0, idleMemoryBytes: 7_340_032, requestCpuMs: 0.3 },
  files: {
    "/etc/nginx/conf.d/default.conf": DEFAULT_SITE,
    "/etc/nginx/mime.types": MIME_TYPES,
    "/etc/nginx/nginx.conf": MAIN,
    "/etc/passwd": `${debian.files["/etc/passwd"]}nginx:x:101:101:nginx user:/nonexistent:/bin/false\n`,
    "/etc/group": `${debian.files["/etc/group"]}nginx:x:101:\n`,
    "/docker-entrypoint.d/": "",
    "/usr/share/nginx/html/50x.html": page("Error", "An error occurred."),
    "/usr/share/nginx/html/index.html": page(
      "Welcome to nginx!",
      "If you see this page, the nginx web server is successfully installed and\nworking. Further configuration is required.",
    ),
    "/var/cache/nginx/": "",
    "/var/log/nginx/": "",
    "/var/run/": "",
  },
  programs: {
    "/docker-entrypoint.sh": entrypoint,
    "/usr/bin/curl": curl,
    "/usr/sbin/nginx": server,
  },
  programsOfTag: (tag) => tag.includes("alpine-slim") ? { "/usr/bin/curl": undefined } : {},
});

/** 1.0 to 1.29, and what they are built on. A slip such as 1.161 is not there, as in the registry. */
const TAG =
  /^(((latest|stable|mainline|1|1\.[12]?\d(\.\d{1,2})?)(-(alpine|bookworm|bullseye|trixie))?|alpine|bookworm)(-(perl|otel|slim))?|perl|otel)$/;

const WORKERS = 4;
const WORKER_USER = { name: "nginx", uid: 101, group: "nginx", gid: 101 };
const WORKER_BYTES = 2_400_000;
/** Numbers that the scripts of the entrypoint's folder use up. */
const SPENT_NUMBERS = 27;
const LAST_LINE = 47;
const NEWEST = "1.29.0";
const MASTER_ENDS_MS = 40;
const WORKER_ENDS_MS = 60;

function version(tag: string): string {
  return /^1\.\d+\.\d+/.exec(tag)?.[0] ?? (/^1\.\d+/.test(tag) ? `${/^1\.\d+/.exec(tag)![0]}.0` : NEWEST);
}

/** The image's entrypoint script: it configures and then becomes its arguments. */
function* entrypoint(process: Process): Run {
  const argv = process.argv.slice(1);
  if (argv[0] === "nginx") {
    process.out(
      "/docker-entrypoint.sh: /docker-entrypoint.d/ is not empty, will attempt to perform configuration\n",
    );
    process.out("/docker-entrypoint.sh: Configuration complete; ready for start up\n");
    process.task?.namespaces.pid.spend(SPENT_NUMBERS);
    return yield* server({ ...process, argv });
  }
  // It is the script's last line that ends with it.
  const script = `${"\n".repeat(LAST_LINE - 1)}exec "$@"`;
  return yield* run(process.machine.program("/bin/sh")!, {
    ...process,
    argv: ["/bin/sh", "-c", script, process.argv[0]!, ...argv],
  });
}

function* server(process: Process): Run {
  const version = process.env["NGINX_VERSION"] ?? NEWEST;
  const flag = process.argv[1];
  if (flag === "-v" || flag === "-V") {
    process.err(`nginx version: nginx/${version}\n`);
    return 0;
  }
  const shown: ConfigurationFile[] = [];
  const site = configured(process, shown);
  if (flag === "-t" || flag === "-T") {
    if (!site) process.err(`nginx: configuration file ${CONFIGURATION} test failed\n`);
    else {
      process.err(`nginx: the configuration file ${CONFIGURATION} syntax is ok\n`);
      process.err(`nginx: configuration file ${CONFIGURATION} test is successful\n`);
      const dump = shown.map(({ path, text }) => `# configuration file ${path}:\n${text}\n`);
      if (flag === "-T") process.out(dump.join(""));
    }
    return site ? 0 : 1;
  }
  if (flag === "-s") return site ? tell(process, process.argv[2] ?? "") : 1;
  if (!site) return 1;
  const problem = startProblem(process);
  if (problem) {
    emergency(process, problem);
    return 1;
  }
  notice(process, `using the "epoll" event method`);
  notice(process, `nginx/${version}`);
  notice(process, `OS: ${process.machine.kernel}`);
  if (process.task) process.task.title = `nginx: master process ${process.argv.join(" ")}`;
  let workers = startWorkers(process);
  const serving: Serving = { version, site, workers, connections: 0 };
  listen(process, serving);
  // The image asks for SIGQUIT, on which nginx finishes its requests and ends well.
  process.termination.handler = { exitCode: 0, afterMs: MASTER_ENDS_MS };
  process.termination.thrown = ["HUP"];
  for (;;) {
    try {
      yield { kind: "forever" };
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      workers = serving.workers = reload(process, serving, workers);
    }
  }
}

/** The workers that are there; one that ends and is not among them is not replaced. */
type Workers = Set<Task>;

function startWorkers(process: Process): Workers {
  notice(process, "start worker processes");
  const workers: Workers = new Set();
  for (let worker = 0; worker < WORKERS; worker++) work(process, workers);
  return workers;
}

function portsOf({ servers }: Site): Set<number> {
  return new Set(servers.flatMap(({ ports }) => ports.map((each) => each.port)));
}

function listen(process: Process, serving: Serving): void {
  for (const port of portsOf(serving.site)) {
    process.machine.listen(port, (request) => answer(process, request, serving, port));
  }
}

/** SIGHUP: the configuration is read again; one that is wrong leaves all as it was. */
function reload(process: Process, serving: Serving, workers: Workers): Workers {
  notice(process, "signal 1 (SIGHUP) received, reconfiguring");
  notice(process, "reconfiguring");
  const site = configured(process, []);
  if (!site) return workers;
  const before = portsOf(serving.site);
  serving.site = site;
  for (const port of before) if (!portsOf(site).has(port)) process.machine.network?.close(port);
  listen(process, serving);
  notice(process, `using the "epoll" event method`);
  const started = startWorkers(process);
  const old = [...workers];
  workers.clear();
  for (const worker of old) {
    notice(process, `gracefully shutting down`);
    worker.end({ code: 0 });
  }
  return started;
}

const TOLD: Readonly<Record<string, string>> = { stop: "TERM", quit: "QUIT", reload: "HUP" };

/** `nginx -s`: a signal to the master, which is the container's first process. */
function tell(process: Process, order: string): number {
  const signal = ownEntry(TOLD, order);
  if (signal === undefined) {
    process.err(
      order === "reopen"
        ? `nginx: "-s reopen" is not simulated: the log goes to the container's output\n`
        : `nginx: invalid option: "-s ${order}"\n`,
    );
    return 1;
  }
  notice(process, "signal process started");
  return process.machine.signal(1, signal) ? 0 : 1;
}

const CONFIGURATION = "/etc/nginx/nginx.conf";

/** Undefined: it is wrong, and nginx has said how. */
function configured(process: Process, shown: ConfigurationFile[]): Site | undefined {
  try {
    const { files } = process.machine;
    const configuration = readConfiguration(files, CONFIGURATION, (file) => shown.push(file));
    for (const { name, place } of withoutEffect(configuration)) {
      process.err(`nginx: [warn] "${name}" directive has no effect in this simulation in ${place}\n`);
    }
    return siteOf(configuration, (host) => process.machine.resolve(host));
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    emergency(process, error.message);
    return undefined;
  }
}

/** One worker; the master starts another when it is gone. */
function work(process: Process, workers: Workers): void {
  const worker = startWorker(process, {
    title: "nginx: worker process",
    user: process.machine.user.uid === 0 ? WORKER_USER : process.machine.user,
    memoryBytes: WORKER_BYTES,
    program: workerProgram,
  });
  if (!worker) return;
  const { pid } = worker;
  workers.add(worker);
  notice(process, `start worker process ${pid}`);
  worker.onExit(({ code, signal }) => {
    if (process.task?.hasEnded) return;
    notice(process, `signal 17 (SIGCHLD) received from ${pid}`);
    const how = signal ? `on signal ${SIGNALS[signal]}` : `with code ${code}`;
    notice(process, `worker process ${pid} exited ${how}`);
    if (workers.delete(worker)) work(process, workers);
  });
}

/** Ends well when it is asked to; Ctrl-C asks the master, too, which is the first to be gone. */
function* workerProgram({ termination }: Process): Run {
  termination.handler = { exitCode: 0, afterMs: WORKER_ENDS_MS };
  yield { kind: "forever" };
  return 0;
}

/** Writes what nginx does before it serves: the folders of its caches and the file with its number. */
function startProblem({ machine: { files, user }, task }: Process): string | undefined {
  for (const part of ["client", "proxy", "fastcgi", "uwsgi", "scgi"]) {
    const cache = `/var/cache/nginx/${part}_temp`;
    const refusal = files.folderRefusal(cache);
    if (refusal) return `mkdir() "${cache}" failed (${ERRNO[refusal]}: ${refusal})`;
    files.makeFolder(cache, 0o700);
    if (user.uid === 0) files.change(cache, { uid: WORKER_USER.uid });
  }
  const [place, other] = ["/run/nginx.pid", "/var/run/nginx.pid"];
  const refusal = files.folderRefusal(place);
  if (refusal && files.folderRefusal(other)) {
    return `open() "${place}" failed (${ERRNO[refusal]}: ${refusal})`;
  }
  files.write(refusal ? other : place, `${task?.pid ?? 1}\n`);
  return undefined;
}

const ERRNO: Readonly<Record<string, number>> = { "Permission denied": 13, "Read-only file system": 30 };

function emergency(process: Process, text: string): void {
  process.err(`${logStamp(process.machine.now())} [emerg] 1#1: ${text}\nnginx: [emerg] ${text}\n`);
}

function notice(process: Process, text: string): void {
  process.err(`${logStamp(process.machine.now())} [notice] 1#1: ${text}\n`);
}

function page(title: string, text: string): string {
  return `<!DOCTYPE html>\n<html>\n<head>\n<title>${title}</title>\n</head>\n<body>\n<h1>${title}</h1>\n<p>${text}</p>\n` +
    `${title === "Error" ? "" : "\n<p><em>Thank you for using nginx.</em></p>\n"}</body>\n</html>\n`;
}
