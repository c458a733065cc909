import { curl } from "../userland/commands/network.ts";
import { debian, onDebian } from "./debian.ts";
import {
  absolutePath,
  type HttpAnswer,
  type HttpRequest,
  type Process,
  type Run,
  run,
  SIGNALS,
} from "../host/process.ts";
import { ConfigurationError, type ConfigurationFile, readConfiguration } from "./nginx/configuration_text.ts";
import {
  locationFor,
  nearest,
  type Server,
  serverFor,
  type Site,
  siteOf,
  withoutEffect,
} from "./nginx/site.ts";
import { isAlpine } from "./tagged_profile.ts";
import { passOn, type Reply } from "./nginx/passed_request.ts";
import { reason } from "../userland/http_reason.ts";
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
    "/etc/nginx/conf.d/default.conf":
      "server {\n    listen       80;\n    server_name  localhost;\n\n    location / {\n        root   /usr/share/nginx/html;\n        index  index.html index.htm;\n    }\n}\n",
    "/etc/nginx/mime.types":
      "types {\n    text/html   html htm shtml;\n    text/css    css;\n    text/plain  txt;\n    image/png   png;\n}\n",
    "/etc/nginx/nginx.conf":
      "user  nginx;\nworker_processes  auto;\n\nerror_log  /var/log/nginx/error.log notice;\npid        /run/nginx.pid;\n\nevents {\n    worker_connections  1024;\n}\n\nhttp {\n    include       /etc/nginx/mime.types;\n    include       /etc/nginx/conf.d/*.conf;\n}\n",
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
  notice(process, "start worker processes");
  for (let worker = 0; worker < WORKERS; worker++) work(process);
  for (const port of new Set(site.servers.flatMap(({ ports }) => ports.map((each) => each.port)))) {
    process.machine.listen(port, (request) => answer(process, request, { version, site, port }));
  }
  // The image asks for SIGQUIT, on which nginx finishes its requests and ends well.
  process.termination.handler = { exitCode: 0, afterMs: 40 };
  yield { kind: "forever" };
  return 0;
}

const TOLD: Readonly<Record<string, string>> = { stop: "TERM", quit: "QUIT" };

/** `nginx -s`: a signal to the master, which is the container's first process. */
function tell(process: Process, order: string): number {
  const signal = TOLD[order];
  if (signal === undefined) {
    process.err(
      order === "reload" || order === "reopen"
        ? `nginx: "-s ${order}" is not simulated: restart the container\n`
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
function work(process: Process): void {
  const worker = startWorker(process, {
    title: "nginx: worker process",
    user: process.machine.user.uid === 0 ? WORKER_USER : process.machine.user,
    memoryBytes: WORKER_BYTES,
  });
  if (!worker) return;
  const { pid } = worker;
  notice(process, `start worker process ${pid}`);
  worker.onExit(({ code, signal }) => {
    if (process.task?.hasEnded) return;
    notice(process, `signal 17 (SIGCHLD) received from ${pid}`);
    const how = signal ? `on signal ${SIGNALS[signal]}` : `with code ${code}`;
    notice(process, `worker process ${pid} exited ${how}`);
    work(process);
  });
}

/** What nginx writes before it serves: its cache's folders and the file with its number. */
function startProblem({ machine: { files } }: Process): string | undefined {
  const cache = "/var/cache/nginx/client_temp";
  const refusal = files.folderRefusal(cache);
  if (refusal) return `mkdir() "${cache}" failed (${ERRNO[refusal]}: ${refusal})`;
  const pid = files.folderRefusal("/run/nginx.pid");
  if (!pid || !files.folderRefusal("/var/run/nginx.pid")) return undefined;
  return `open() "/run/nginx.pid" failed (${ERRNO[pid]}: ${pid})`;
}

const ERRNO: Readonly<Record<string, number>> = { "Permission denied": 13, "Read-only file system": 30 };

function emergency(process: Process, text: string): void {
  process.err(`${logStamp(process)} [emerg] 1#1: ${text}\nnginx: [emerg] ${text}\n`);
}

interface Serving {
  version: string;
  site: Site;
  port: number;
}

function answer(process: Process, request: HttpRequest, { version, site, port }: Serving): HttpAnswer {
  const path = request.path.split("?")[0]!;
  const host = (request.headers["Host"] ?? "").replace(/:\d+$/, "");
  const at = serverFor(site, port, host)!;
  const place = locationFor(at, path);
  const url = place?.own.find(({ name }) => name === "proxy_pass")?.words[0];
  const { status, body = errorPage(status, version), location, problem, headers } = url === undefined
    ? reply(process, path, at)
    : passOn(process, request, { url, prefix: place!.text, site });
  const added = nearest(place ?? at, "add_header").filter(({ words }) =>
    words[2] === "always" || /^(20[0146]|30[123478])$/.test(String(status))
  );
  const bytes = new TextEncoder().encode(body).length;
  if (problem !== undefined) {
    process.err(
      `${logStamp(process)} [error] 29#29: *1 ${problem}, client: ${request.from}, ` +
        `server: ${at.names[0] ?? ""}, request: "${request.method} ${request.path} HTTP/1.1", host: "${
          request.headers["Host"] ?? ""
        }"\n`,
    );
  }
  if (nearest(place ?? at, "access_log")[0]?.words[0] !== "off") {
    process.out(
      `${request.from} - - [${
        logDate(process.machine.now())
      }] "${request.method} ${request.path} HTTP/1.1" ` +
        `${status} ${bytes} "-" "${request.headers["User-Agent"] ?? "-"}" "-"\n`,
    );
  }
  return {
    status,
    headers: {
      Server: `nginx/${version}`,
      Date: new Date(process.machine.now()).toUTCString(),
      "Content-Type": "text/html",
      "Content-Length": String(bytes),
      Connection: "keep-alive",
      ...headers,
      ...(location === undefined ? {} : { Location: location }),
      ...Object.fromEntries(added.map(({ words }) => [words[0]!, words[1]!])),
    },
    body,
  };
}

/** What the location for a path says: an answer of its own, or a file. */
function reply(process: Process, path: string, server: Server): Reply {
  const at = locationFor(server, path);
  const [fixed] = [...server.own, ...(at?.own ?? [])].filter(({ name }) => name === "return");
  if (fixed) {
    const [first = "", text] = fixed.words;
    if (!/^\d+$/.test(first)) return { status: 302, location: first };
    const isRedirect = /^30[12378]$/.test(first) && text !== undefined;
    return {
      status: Number(first),
      ...(isRedirect ? { location: text } : text === undefined ? {} : { body: text }),
    };
  }
  const { files } = process.machine;
  const alias = at?.own.find(({ name }) => name === "alias")?.words[0];
  const root = absolutePath("/etc/nginx", nearest(at ?? server, "root")[0]?.words[0] ?? "html");
  const file = alias === undefined ? root + path : alias + path.slice(at!.text.length);
  if (!path.endsWith("/")) {
    const body = files.isFolder(file) ? undefined : files.read(file);
    if (body !== undefined) return { status: 200, body };
    return { status: 404, problem: `open() "${file}" failed (2: No such file or directory)` };
  }
  const names = nearest(at ?? server, "index").flatMap(({ words }) => words);
  for (const name of names.length > 0 ? names : ["index.html"]) {
    const body = files.read(file + name);
    if (body !== undefined) return { status: 200, body };
  }
  if (files.isFolder(file)) return { status: 403, problem: `directory index of "${file}" is forbidden` };
  const first = `${file}${names[0] ?? "index.html"}`;
  return { status: 404, problem: `"${first}" is not found (2: No such file or directory)` };
}

function notice(process: Process, text: string): void {
  process.err(`${logStamp(process)} [notice] 1#1: ${text}\n`);
}

/** `2026/11/22 11:33:04` */
function logStamp({ machine }: Process): string {
  return new Date(machine.now()).toISOString().slice(0, 19).replaceAll("-", "/").replace("T", " ");
}

/** `22/Nov/2026:11:33:04 +0000` */
function logDate(nowMs: number): string {
  const [, day, month, year, time] = new Date(nowMs).toUTCString().split(" ");
  return `${day}/${month}/${year}:${time} +0000`;
}

function errorPage(status: number, version: string): string {
  const title = `${status} ${reason(status)}`;
  return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n` +
    `<hr><center>nginx/${version}</center>\r\n</body>\r\n</html>\r\n`;
}

function page(title: string, text: string): string {
  return `<!DOCTYPE html>\n<html>\n<head>\n<title>${title}</title>\n</head>\n<body>\n<h1>${title}</h1>\n<p>${text}</p>\n` +
    `${title === "Error" ? "" : "\n<p><em>Thank you for using nginx.</em></p>\n"}</body>\n</html>\n`;
}
