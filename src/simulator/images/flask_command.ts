/** Flask's development server: what `app.run()` and `flask run` start. */
import { absolutePath, type HttpRequest, Interrupted, type Process, type Run } from "../host/process.ts";
import { answerOf, type FlaskApp, readFlaskApp } from "./flask_app.ts";

const USUAL_PORT = 5000;

/** `flask [--app FILE] run [--host ADDRESS] [--port PORT] [--debug]` */
export function* flaskCommand(process: Process): Run {
  const words = process.argv.slice(1);
  const value = (...names: string[]) => {
    const at = words.findIndex((word) => names.some((name) => word === name || word.startsWith(`${name}=`)));
    return at < 0 ? undefined : words[at]!.includes("=") ? words[at]!.split("=")[1] : words[at + 1];
  };
  if (words.includes("--version")) {
    process.out("Python 3.13.5\nFlask 3.1.1\nWerkzeug 3.1.3\n");
    return 0;
  }
  const name = (value("--app", "-A") ?? process.env["FLASK_APP"] ?? "app").replace(/:.*$/, "").replace(
    /\.py$/,
    "",
  );
  const path = absolutePath(process.cwd, `${name}.py`);
  const text = process.machine.files.read(path);
  const app = text === undefined ? undefined : readFlaskApp(text);
  if (!words.includes("run") || !app) {
    const problem = words.includes("run") ? "Could not locate a Flask application." : "Missing command.";
    process.err(`Usage: flask run [OPTIONS]\nTry 'flask run --help' for help.\n\nError: ${problem}\n`);
    return 2;
  }
  const run = {
    host: `"${value("--host", "-h") ?? process.env["FLASK_RUN_HOST"] ?? "127.0.0.1"}"`,
    port: value("--port", "-p") ?? process.env["FLASK_RUN_PORT"] ?? String(USUAL_PORT),
    debug: words.includes("--debug") ? "True" : "False",
  };
  return yield* serveFlask(process, { ...app, run }, path, `${name}.py`);
}

/** Serves until it is interrupted. In debug mode the file is read anew when it has changed. */
export function* serveFlask(process: Process, app: FlaskApp, path: string, shownName: string): Run {
  const { machine } = process;
  const plain = (name: string) => app.run?.[name]?.replace(/^["']|["']$/g, "");
  const host = plain("host") ?? "127.0.0.1";
  const port = Number(plain("port") ?? USUAL_PORT);
  const isDebug = plain("debug") === "True";
  let [current, source] = [app, machine.files.read(path)];
  process.out(
    ` * Serving Flask app '${shownName.replace(/\.py$/, "")}'\n * Debug mode: ${isDebug ? "on" : "off"}\n`,
  );
  announce(process, host, port);
  if (isDebug) process.err(" * Restarting with stat\n * Debugger is active!\n * Debugger PIN: 104-236-785\n");
  const answer = (request: HttpRequest) => {
    const now = machine.files.read(path);
    if (isDebug && now !== undefined && now !== source) {
      process.err(` * Detected change in '${path}', reloading\n * Restarting with stat\n`);
      source = now;
      current = readFlaskApp(now) ?? current;
    }
    const answered = answerOf(current, request, { HOSTNAME: machine.hostname, ...process.env });
    process.err(
      `${request.from} - - [${
        logDate(machine.now())
      }] "${request.method} ${request.path} HTTP/1.1" ${answered.status} -\n`,
    );
    const length = String(new TextEncoder().encode(answered.body).length);
    const headers = {
      Server: "Werkzeug/3.1.3 Python/3.13.5",
      Date: new Date(machine.now()).toUTCString(),
      ...answered.headers,
      "Content-Length": length,
      Connection: "close",
    };
    return { ...answered, headers };
  };
  machine.listen(port, answer, host);
  process.termination.thrown = ["INT"];
  try {
    yield { kind: "forever" };
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  }
  return 0;
}

/** Where it can be reached, in red and yellow only on a terminal: here plain. */
function announce(process: Process, host: string, port: number): void {
  const { machine } = process;
  process.err(
    "WARNING: This is a development server. Do not use it in a production deployment. Use a production WSGI server instead.\n",
  );
  if (host !== "0.0.0.0") process.err(` * Running on http://${host}:${port}\n`);
  else {
    const own = machine.resolve(machine.hostname)[0] ?? "127.0.0.1";
    process.err(
      ` * Running on all addresses (0.0.0.0)\n * Running on http://127.0.0.1:${port}\n * Running on http://${own}:${port}\n`,
    );
  }
  process.err("Press CTRL+C to quit\n");
}

/** `16/Jun/2021 05:41:53` */
function logDate(nowMs: number): string {
  const [, day, month, year, time] = new Date(nowMs).toUTCString().split(" ");
  return `${day}/${month}/${year} ${time}`;
}
