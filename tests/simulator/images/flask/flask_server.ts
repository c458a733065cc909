/** A container that serves an application of Flask. */
import { EventQueue } from "../../../../src/simulator/clock/event_queue.ts";
import { filesOf } from "../../../../src/simulator/images/image_profile.ts";
import { python } from "../../../../src/simulator/images/python.ts";
import { SITE_PACKAGES } from "../../../../src/simulator/images/python_packages.ts";
import type { HttpAnswer, HttpRequest } from "../../../../src/simulator/host/process.ts";
import { runArgv, START_MS } from "../machine.ts";

export interface Served {
  out: string;
  err: () => string;
  /** Lets time go by. */
  advance(ms: number): void;
  ask(path: string, given?: Partial<HttpRequest>): HttpAnswer;
}

/** Runs `app.py` until it listens. */
export function serveApp(app: string, others: Readonly<Record<string, string>> = {}): Served {
  const files = filesOf(python, () => START_MS);
  files.makeFolder(`${SITE_PACKAGES}/flask`);
  for (const [path, text] of Object.entries({ "app.py": app, ...others })) files.write(`/src/${path}`, text);
  let late = "";
  const queue = new EventQueue(START_MS);
  const env = { WHO: "me" };
  const ran = runArgv(["python", "app.py"], { image: python, files, cwd: "/src", env, queue });
  ran.process.err = (text: string) => void (late += text);
  const ask = (path: string, given: Partial<HttpRequest> = {}) => {
    const request = { method: "GET", path, headers: { Host: "h" }, body: "", from: "10.0.0.1", ...given };
    const handler = ran.ports.get(5000);
    if (!handler) throw new Error(ran.err);
    return handler(request);
  };
  const advance = (ms: number) => void queue.advanceTo(queue.now() + ms);
  return { advance, out: ran.out, err: () => ran.err + late, ask };
}
