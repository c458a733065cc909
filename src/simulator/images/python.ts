import { bytesOf } from "../host/byte_text.ts";
import { buildpackPrograms } from "./buildpack_deps.ts";
import { onDebian } from "./debian.ts";
import {
  absolutePath,
  type HttpAnswer,
  type HttpRequest,
  type Process,
  readAll,
  readLine,
  type Run,
} from "../host/process.ts";
import { flaskCommand } from "./flask_command.ts";
import { pip } from "./pip.ts";
import { PythonProgram } from "./python/interpreter/program.ts";
import { PYTHON_VERSION, SITE_PACKAGES } from "./python_packages.ts";
import { isAlpine, isSlim } from "./tagged_profile.ts";
import { flagValue, serve, textAnswer } from "./web_server.ts";

/** docker-library/python: `-m http.server`, and of the language what python/ knows. */
export const python = onDebian({
  repositories: ["docker.io/library/python"],
  hasTag: (tag) =>
    /^(latest|slim|alpine|3(\.\d+){0,2})?-?(slim|alpine|bookworm|bullseye|slim-bookworm)?$/.test(tag) &&
    tag !== "",
  knownTags: ["latest", "3", "3.13", "3.12-slim", "slim", "alpine"],
  sizeBytes: 398_000_000,
  sizeOfTag: (tag) => isAlpine(tag) ? 17_400_000 : isSlim(tag) ? 43_300_000 : undefined,
  pullMs: 7800,
  cmd: ["python3"],
  env: { PYTHON_VERSION, LANG: "C.UTF-8" },
  load: { idleCpuMillis: 0, idleMemoryBytes: 9_437_184, requestCpuMs: 1 },
  programs: {
    "/usr/local/bin/pip": pip,
    "/usr/local/bin/pip3": pip,
    "/usr/local/bin/python": start,
    "/usr/local/bin/python3": start,
  },
  programsOfTag: buildpackPrograms,
});

function* start(process: Process): Run {
  const [, flag, ...words] = process.argv;
  const rest = flag === "-u" ? words : [flag ?? "", ...words];
  if (rest[0] === "--version" || rest[0] === "-V") {
    process.out(`Python ${PYTHON_VERSION}\n`);
    return 0;
  }
  if (rest[0] === "-m" && rest[1] === "http.server") return yield* httpServer(process, rest.slice(2));
  if (rest[0] === "-m" && rest[1] === "pip") return yield* pip({ ...process, argv: rest.slice(1) });
  if (rest[0] === "-m" && rest[1] === "flask" && process.machine.files.isFolder(`${SITE_PACKAGES}/flask`)) {
    return yield* flaskCommand({ ...process, argv: rest.slice(1) });
  }
  if (rest[0] === "-m") {
    process.err(`/usr/local/bin/python: No module named ${rest[1]}\n`);
    return 1;
  }
  if (rest[0] === "-c") {
    return yield* statements(process, rest[1] ?? "", "<string>", ["-c", ...rest.slice(2)]);
  }
  if (rest[0]) {
    const text = process.machine.files.read(absolutePath(process.cwd, rest[0]));
    if (text !== undefined) {
      return yield* statements(process, text, absolutePath(process.cwd, rest[0]), rest);
    }
    process.err(
      `python3: can't open file '${
        absolutePath(process.cwd, rest[0])
      }': [Errno 2] No such file or directory\n`,
    );
    return 2;
  }
  return yield* prompt(process);
}

function* httpServer(process: Process, words: readonly string[]): Run {
  const port = Number(words.find((word) => /^\d+$/.test(word)) ?? 8000);
  const at = words.findIndex((word) => word === "-d" || word === "--directory");
  const root = at < 0 ? process.cwd : absolutePath(process.cwd, words[at + 1] ?? "");
  const short = words.indexOf("-b");
  const address = flagValue(words, "bind") ?? (short < 0 ? undefined : words[short + 1]);
  const shown = address ?? "0.0.0.0";
  process.out(`Serving HTTP on ${shown} port ${port} (http://${shown}:${port}/) ...\n`);
  // As process 1 it has no handler for SIGTERM.
  return yield* serve(process, port, (request) => answer(process, request, root), {
    exitCode: 143,
    afterMs: 30_000,
  }, address);
}

function answer(process: Process, request: HttpRequest, root: string): HttpAnswer {
  const path = absolutePath(root, `.${absolutePath("/", request.path.split("?")[0]!)}`);
  const { files } = process.machine;
  const index = files.isFolder(path) ? absolutePath(path, "index.html") : path;
  const listing = files.isFolder(path) && !files.exists(index)
    ? `<!DOCTYPE HTML>\n<html lang="en">\n<title>Directory listing for ${request.path}</title>\n<ul>\n${
      files.list(path).map((name) => {
        const shown = files.isFolder(absolutePath(path, name)) ? `${name}/` : name;
        return `<li><a href="${shown}">${shown}</a></li>\n`;
      }).join("")
    }</ul>\n</html>\n`
    : undefined;
  const body = listing ?? files.read(index);
  const status = body === undefined ? 404 : 200;
  const [, day, month, year, time] = new Date(process.machine.now()).toUTCString().split(" ");
  process.err(
    `${request.from} - - [${day}/${month}/${year} ${time}] "${request.method} ${request.path} HTTP/1.1" ${status} -\n`,
  );
  const text = body ??
    "<!DOCTYPE HTML>\n<html><body><h1>Error response</h1><p>Error code: 404</p></body></html>\n";
  return textAnswer(process, text, {
    status,
    type: index.endsWith(".html") || listing ? "text/html" : "application/octet-stream",
    headers: { Server: "SimpleHTTP/0.6 Python/3.13.5", "Content-Length": String(bytesOf(text).length) },
  });
}

/** A script or what `-c` was given. */
function* statements(process: Process, text: string, file: string, argv: readonly string[]): Run {
  const program = new PythonProgram({ process, file, argv, version: PYTHON_VERSION });
  return (yield* program.run(text)) ?? 0;
}

/** The prompt: a line at a time, a block up to an empty line. */
function* prompt(process: Process): Run {
  if (!process.tty) return yield* statements(process, yield* readAll(process), "<stdin>", [""]);
  process.out(
    `Python ${PYTHON_VERSION} (main, Jul  1 2025, 05:28:31) [GCC 12.2.0] on linux\n` +
      'Type "help", "copyright", "credits" or "license" for more information.\n',
  );
  const program = new PythonProgram({
    process,
    file: "<stdin>",
    argv: [""],
    version: PYTHON_VERSION,
    echoes: true,
  });
  process.out(">>> ");
  for (let line = yield* readLine(process); line !== undefined; line = yield* readLine(process)) {
    let text = line;
    while (isUnfinished(text)) {
      process.out("... ");
      const more = yield* readLine(process);
      if (more === undefined) break;
      text += more;
    }
    const code = yield* program.run(text, false);
    if (code !== undefined) return code;
    process.out(">>> ");
  }
  process.out("\n");
  return 0;
}

/** A block goes on up to an empty line, and brackets and long texts to their end. */
function isUnfinished(text: string): boolean {
  const plain = text.replace(/#.*/g, "").replace(/"(?:[^"\\\n]|\\.)+"|'(?:[^'\\\n]|\\.)+'/g, "''");
  const count = (pattern: RegExp) => plain.match(pattern)?.length ?? 0;
  if (count(/"""|'''(?!')/g) % 2 === 1 || count(/[([{]/g) > count(/[)\]}]/g)) return true;
  const [first = ""] = plain.split("\n");
  const isBlock = /:\s*$/.test(first) || /^\s*@/.test(first) || /\\\s*$/.test(first);
  return isBlock && !/\n\s*\n$/.test(text);
}
