/** A broker at the address `rabbitmq`, and a container with a module of Celery. */
import { celeryCommand } from "../../../../src/simulator/images/celery/command.ts";
import { filesOf } from "../../../../src/simulator/images/image_profile.ts";
import { python } from "../../../../src/simulator/images/python.ts";
import { SITE_PACKAGES } from "../../../../src/simulator/images/python_packages.ts";
import { RabbitBroker } from "../../../../src/simulator/images/rabbitmq_broker.ts";
import { type Ran, runArgv } from "../machine.ts";

export const MODULE = `import os
from celery import Celery

app = Celery("tasks", broker=os.environ["BROKER"])

@app.on_after_configure.connect
def every(sender, **kwargs):
    sender.add_periodic_task(5.0, add.s(2, 3))

@app.task
def add(x, y):
    return x + y

@app.task
def fail(x):
    print("about to", x)
    raise ValueError("no " + x)
`;

export const ENV = { BROKER: "pyamqp://snek:pw@rabbitmq//", PATH: "/usr/local/bin:/usr/bin:/bin" };

export interface SmallOptions {
  /** After so many questions the broker is gone. */
  calls?: number;
  env?: Record<string, string>;
  text?: string;
  /** Of `main.py`. */
  main?: string;
}

export function smallBroker(): { broker: RabbitBroker; run: (line: string, options?: SmallOptions) => Ran } {
  const account = { name: "snek", password: "pw", virtualHost: "/" };
  const broker = new RabbitBroker({ ...account, now: () => 0, onNews: () => {} });
  const run = (line: string, { calls = 40, env = {}, text = MODULE, main = "" }: SmallOptions = {}): Ran => {
    const files = filesOf(python);
    files.write("/src/tasks.py", text);
    files.write("/src/main.py", main);
    files.makeFolder(`${SITE_PACKAGES}/celery`);
    let count = 0;
    return runArgv(line.split(" "), {
      image: { ...python, programs: { ...python.programs, "/usr/local/bin/celery": celeryCommand } },
      files,
      cwd: "/src",
      env: { ...ENV, ...env },
      answer: ({ host, request }) =>
        host === "rabbitmq" && ++count <= calls ? broker.answer({ ...request, from: "10.0.0.3" }) : undefined,
    });
  };
  return { broker, run };
}
