/** Flask's development server: what `app.run()` and `flask run` start. */
import {
  type HttpAnswer,
  type HttpRequest,
  Interrupted,
  NOTHING_SAID,
  type Process,
  type Run,
  type Wait,
} from "../../host/process.ts";
import { Waiters } from "../../host/stream.ts";
import { waits } from "../python/interpreter/steps.ts";
import { Raised } from "../python/interpreter/types.ts";
import type { Work } from "../python/interpreter/value.ts";

export interface ServeOptions {
  host: string;
  port: number;
  isDebug: boolean;
  /** A change that cannot be loaded ends it, as it does for app.run(): the reloader passes on how its child has ended. */
  isFrail?: boolean;
  /** The file of the application, and its name without an ending. */
  path: string;
  name: string;
}

/** What answers; undefined: the application cannot be loaded, and nobody listens. */
export type Answering = ((request: HttpRequest) => Work<HttpAnswer>) | undefined;

/** Whether the environment wishes debug mode: anything but an empty value, 0, false and no (flask.helpers). */
export function wishesDebug(env: Readonly<Record<string, string | undefined>>): boolean {
  return !/^(|0|false|no)$/i.test(env["FLASK_DEBUG"] ?? "");
}

/**
 * Serves until it is interrupted. In debug mode the file is read anew when it has changed.
 * @param reload the application as its file is now
 */
export function* serveFlask(
  process: Process,
  { host, port, isDebug, isFrail = false, path, name }: ServeOptions,
  answering: Answering,
  reload: () => Work<Answering>,
): Run {
  const { machine } = process;
  let [current, source] = [answering, machine.files.read(path)];
  process.out(` * Serving Flask app '${name}'\n * Debug mode: ${isDebug ? "on" : "off"}\n`);
  announce(process, host, port);
  if (isDebug) process.err(" * Restarting with stat\n * Debugger is active!\n * Debugger PIN: 104-236-785\n");
  function* answered(request: HttpRequest): Work<HttpAnswer> {
    const now = machine.files.read(path);
    if (isDebug && now !== undefined && now !== source) {
      process.err(` * Detected change in '${path}', reloading\n * Restarting with stat\n`);
      source = now;
      current = yield* reload();
      if (!current && isFrail) waiting.end(1);
    }
    return current ? sent(process, request, yield* current(request)) : NOTHING_SAID;
  }
  const waiting = new LateAnswers();
  machine.listen(port, (request) => waiting.answer(answered(request)), host);
  process.termination.thrown = ["INT"];
  try {
    return yield* waiting.run();
  } catch (error) {
    const isInterrupt = error instanceof Interrupted ||
      (error instanceof Raised && error.value.type.name === "KeyboardInterrupt");
    if (!isInterrupt) throw error;
  }
  return 0;
}

/** Answers at once where nothing waits; else the process goes on with it, one after another. */
class LateAnswers {
  readonly #waiting: { work: Work<HttpAnswer>; wait: unknown; done(answer: HttpAnswer): void }[] = [];
  readonly #changed = new Waiters();
  #code: number | undefined;

  /** Nobody is answered any more. */
  end(code: number): void {
    this.#code = code;
    this.#changed.wake();
  }

  answer(work: Work<HttpAnswer>): HttpAnswer | Promise<HttpAnswer> {
    const { done, value } = work.next();
    if (done) return value;
    return new Promise((done) => {
      this.#waiting.push({ work, wait: value, done });
      this.#changed.wake();
    });
  }

  *run(): Run {
    while (this.#code === undefined) {
      const next = this.#waiting.shift();
      if (!next) {
        yield { kind: "ready", of: this.#changed };
        continue;
      }
      yield next.wait as Wait;
      next.done(yield* waits(next.work));
    }
    return this.#code;
  }
}

function sent(process: Process, request: HttpRequest, answer: HttpAnswer): HttpAnswer {
  const nowMs = process.machine.now();
  process.err(
    `${request.from} - - [${
      logDate(nowMs)
    }] "${request.method} ${request.path} HTTP/1.1" ${answer.status} -\n`,
  );
  const headers = {
    Server: "Werkzeug/3.1.3 Python/3.13.5",
    Date: new Date(nowMs).toUTCString(),
    ...answer.headers,
    "Content-Length": String(new TextEncoder().encode(answer.body).length),
    Connection: "close",
  };
  return { ...answer, headers };
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
