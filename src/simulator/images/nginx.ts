import { curl } from "../userland/commands/network.ts";
import { debian, onDebian } from "./debian.ts";
import { type HttpAnswer, type HttpRequest, type Process, type Run, run, SIGNALS } from "../host/process.ts";
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
    "/etc/nginx/conf.d/default.conf":
      "server {\n    listen       80;\n    server_name  localhost;\n\n    location / {\n        root   /usr/share/nginx/html;\n        index  index.html index.htm;\n    }\n}\n",
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
  if (flag === "-t") {
    process.err("nginx: the configuration file /etc/nginx/nginx.conf syntax is ok\n");
    process.err("nginx: configuration file /etc/nginx/nginx.conf test is successful\n");
    return 0;
  }
  if (flag === "-s") return 0;
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
  process.machine.listen(80, (request) => answer(process, request, version));
  // The image asks for SIGQUIT, on which nginx finishes its requests and ends well.
  process.termination.handler = { exitCode: 0, afterMs: 40 };
  yield { kind: "forever" };
  return 0;
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
  const stamp = new Date(process.machine.now()).toISOString().slice(0, 19).replaceAll("-", "/").replace(
    "T",
    " ",
  );
  process.err(`${stamp} [emerg] 1#1: ${text}\nnginx: [emerg] ${text}\n`);
}

function answer(process: Process, request: HttpRequest, version: string): HttpAnswer {
  const path = request.path.split("?")[0]!;
  const { files } = process.machine;
  const file = `/usr/share/nginx/html${path.endsWith("/") ? path + "index.html" : path}`;
  const text = files.read(file);
  const isBareFolder = path.endsWith("/") && files.isFolder(file.slice(0, -"/index.html".length));
  const status = text !== undefined ? 200 : isBareFolder ? 403 : 404;
  const body = text ?? errorPage(status, version);
  const bytes = new TextEncoder().encode(body).length;
  const agent = request.headers["User-Agent"] ?? "-";
  if (text === undefined) {
    const stamp = new Date(process.machine.now()).toISOString().slice(0, 19).replaceAll("-", "/").replace(
      "T",
      " ",
    );
    const problem = isBareFolder
      ? `directory index of "${file.slice(0, -"index.html".length)}" is forbidden`
      : `open() "${file}" failed (2: No such file or directory)`;
    process.err(
      `${stamp} [error] 29#29: *1 ${problem}, client: ${request.from}, ` +
        `server: localhost, request: "${request.method} ${request.path} HTTP/1.1", host: "${
          request.headers["Host"] ?? ""
        }"\n`,
    );
  }
  process.out(
    `${request.from} - - [${logDate(process.machine.now())}] "${request.method} ${request.path} HTTP/1.1" ` +
      `${status} ${bytes} "-" "${agent}" "-"\n`,
  );
  return {
    status,
    headers: {
      Server: `nginx/${version}`,
      Date: new Date(process.machine.now()).toUTCString(),
      "Content-Type": "text/html",
      "Content-Length": String(bytes),
      Connection: "keep-alive",
    },
    body,
  };
}

function notice(process: Process, text: string): void {
  const stamp = new Date(process.machine.now()).toISOString().slice(0, 19).replaceAll("-", "/").replace(
    "T",
    " ",
  );
  process.err(`${stamp} [notice] 1#1: ${text}\n`);
}

/** `22/Nov/2026:11:33:04 +0000` */
function logDate(nowMs: number): string {
  const [, day, month, year, time] = new Date(nowMs).toUTCString().split(" ");
  return `${day}/${month}/${year}:${time} +0000`;
}

function errorPage(status: number, version: string): string {
  const title = status === 403 ? "403 Forbidden" : "404 Not Found";
  return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n` +
    `<hr><center>nginx/${version}</center>\r\n</body>\r\n</html>\r\n`;
}

function page(title: string, text: string): string {
  return `<!DOCTYPE html>\n<html>\n<head>\n<title>${title}</title>\n</head>\n<body>\n<h1>${title}</h1>\n<p>${text}</p>\n` +
    `${title === "Error" ? "" : "\n<p><em>Thank you for using nginx.</em></p>\n"}</body>\n</html>\n`;
}
