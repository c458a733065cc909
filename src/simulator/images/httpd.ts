import { bytesOf } from "../host/byte_text.ts";
import { onDebian } from "./debian.ts";
import type { HttpAnswer, HttpRequest, Process, Run } from "../host/process.ts";
import { isAlpine } from "./tagged_profile.ts";
import { commonLogDate, serve, textAnswer } from "./web_server.ts";
import { startWorker } from "./worker_process.ts";

const VERSION = "2.4.65";
const ROOT = "/usr/local/apache2/htdocs";

/** The event module starts so many processes of threads. */
const WORKERS = 3;
const WORKER_USER = { name: "www-data", uid: 33, group: "www-data", gid: 33 };
const WORKER_BYTES = 1_900_000;
const TITLE = "httpd -DFOREGROUND";

/** docker-library/httpd: Apache. */
export const httpd = onDebian({
  repositories: ["docker.io/library/httpd"],
  hasTag: (tag) => /^(latest|2|2\.4(\.\d+)?|alpine|bookworm|(2|2\.4(\.\d+)?)-(alpine|bookworm))$/.test(tag),
  knownTags: ["latest", "2.4", "2.4-alpine", "alpine"],
  sizeBytes: 56_200_000,
  sizeOfTag: (tag) => isAlpine(tag) ? 20_000_000 : undefined,
  pullMs: 1900,
  cmd: ["httpd-foreground"],
  workingDir: "/usr/local/apache2",
  env: { HTTPD_PREFIX: "/usr/local/apache2", HTTPD_VERSION: VERSION },
  exposedPorts: [80],
  startMs: 400,
  load: { idleCpuMillis: 1, idleMemoryBytes: 8_388_608, requestCpuMs: 0.4 },
  files: {
    [`${ROOT}/index.html`]: "<html><body><h1>It works!</h1></body></html>\n",
    "/usr/local/apache2/conf/httpd.conf": 'ServerRoot "/usr/local/apache2"\nListen 80\n',
    "/usr/local/apache2/logs/": "",
  },
  programs: { "/usr/local/bin/httpd-foreground": foreground, "/usr/local/apache2/bin/httpd": foreground },
});

function* foreground(process: Process): Run {
  const [address = "127.0.0.1"] = process.machine.resolve(process.machine.hostname);
  const missing =
    "AH00558: httpd: Could not reliably determine the server's fully qualified domain name, using " +
    `${address}. Set the 'ServerName' directive globally to suppress this message\n`;
  process.err(missing + missing);
  const stamp = () => {
    const now = new Date(process.machine.now());
    const [weekday = "", day, month, year, time] = now.toUTCString().replace(",", "").split(" ");
    return `[${weekday} ${month} ${day} ${time}.${now.toISOString().slice(20, 23)}000 ${year}]`;
  };
  process.err(
    `${stamp()} [mpm_event:notice] [pid 1:tid 1] AH00489: Apache/${VERSION} (Unix) configured -- resuming normal operations\n`,
  );
  process.err(`${stamp()} [core:notice] [pid 1:tid 1] AH00094: Command line: 'httpd -D FOREGROUND'\n`);
  if (process.task) process.task.title = TITLE;
  const user = process.machine.user.uid === 0 ? WORKER_USER : process.machine.user;
  for (let worker = 0; worker < WORKERS; worker++) {
    startWorker(process, { title: TITLE, user, memoryBytes: WORKER_BYTES });
  }
  return yield* serve(process, 80, (request) => answer(process, request), { exitCode: 0, afterMs: 60 });
}

function answer(process: Process, request: HttpRequest): HttpAnswer {
  const path = request.path.split("?")[0]!;
  const text = process.machine.files.read(`${ROOT}${path.endsWith("/") ? `${path}index.html` : path}`);
  const status = text === undefined ? 404 : 200;
  const body = text ??
    '<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>404 Not Found</title>\n' +
      "</head><body>\n<h1>Not Found</h1>\n<p>The requested URL was not found on this server.</p>\n</body></html>\n";
  process.out(
    `${request.from} - - [${
      commonLogDate(process.machine.now())
    }] "${request.method} ${request.path} HTTP/1.1" ` +
      `${status} ${bytesOf(body).length}\n`,
  );
  return textAnswer(process, body, {
    status,
    type: "text/html",
    headers: { Server: `Apache/${VERSION} (Unix)` },
  });
}
